package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the server answered to one request.
 *
 * @param status HTTP status
 * @param headers first value of each header; names ignore case
 * @param body bytes of the body, perhaps none
 */
record Answer(int status, Map<String, String> headers, byte[] body) {
    Answer {
        TreeMap<String, String> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(headers);
        headers = ignoringCase;
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    String contentType() {
        return headers.getOrDefault("Content-Type", "").toLowerCase(Locale.ROOT);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * @return the JSON object of a successful answer
     * @throws CallFailed when the body is not what a CRM would answer
     */
    JsonNode json() {
        if (!contentType().startsWith("application/json")) {
            String got = contentType().isEmpty() ? "no content type" : "“" + contentType() + "”";
            throw new CallFailed(new CrmFailure.Unexpected(
                    "not-json",
                    "The address answered with " + got
                            + " instead of data. Check the address of the CRM and whether a proxy or a sign-in page is"
                            + " in between."));
        }
        JsonNode node = parsed();
        if (node == null) {
            throw new CallFailed(new CrmFailure.Unexpected(
                    "bad-json", "The answer of the CRM is damaged: it is not complete JSON. Try again later."));
        }
        return node;
    }

    /** @return the {@code error} object of an answer, or null when it has none */
    @Nullable
    JsonNode error() {
        if (!contentType().startsWith("application/json")) {
            return null;
        }
        JsonNode node = parsed();
        JsonNode error = node == null ? null : node.get("error");
        return error != null && error.isObject() ? error : null;
    }

    private @Nullable JsonNode parsed() {
        try {
            JsonNode node = Json.MAPPER.readTree(body);
            return node.isObject() ? node : null;
        } catch (JacksonException damaged) {
            return null;
        }
    }
}
