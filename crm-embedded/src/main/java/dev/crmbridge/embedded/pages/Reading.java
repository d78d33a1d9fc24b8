package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.api.ApiResponse;
import dev.crmbridge.web.server.RequestRefused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows with their display texts, as one user. */
final class Reading {
    /** What makes display texts come with the values. */
    static final Map<String, String> WITH_TEXTS = Map.of("Prefer", "odata.include-annotations=\"*\"");

    /** Annotation with the display text of a value. */
    static final String TEXT = "@OData.Community.Display.V1.FormattedValue";
    /** Annotation with the table a lookup points to. */
    static final String TABLE = "@Microsoft.Dynamics.CRM.lookuplogicalname";

    private final Gateway gateway;
    private final PageUser user;

    Reading(Gateway gateway, PageUser user) {
        this.gateway = gateway;
        this.user = user;
    }

    /** Rows of a set and how many there are in all. */
    record Found(List<JsonNode> rows, long total) {}

    /**
     * @param options query options by name, not encoded; sorted by name in the address
     * @throws RequestRefused when the API refuses
     */
    Found rows(String set, Map<String, String> options) {
        JsonNode answer = json(gateway.send(user, "GET", address(set, options), WITH_TEXTS, ""));
        List<JsonNode> rows = new ArrayList<>();
        answer.path("value").forEach(rows::add);
        JsonNode count = answer.path("@odata.count");
        return new Found(rows, count.isMissingNode() ? rows.size() : count.asLong());
    }

    /**
     * All rows of a set, page after page, without display texts; lookups say their table.
     *
     * @param options query options by name, not encoded
     * @throws RequestRefused when the API refuses
     */
    List<JsonNode> all(String set, Map<String, String> options) {
        List<JsonNode> rows = new ArrayList<>();
        each(set, options, rows::add);
        return rows;
    }

    /**
     * The same one after the other, for lists that may be long; one page of the API is held at a time.
     *
     * @param taker takes a row and says whether more are wanted
     * @throws RequestRefused when the API refuses
     */
    void each(String set, Map<String, String> options, Predicate<JsonNode> taker) {
        Map<String, String> headers =
                Map.of("Prefer", "odata.include-annotations=\"Microsoft.Dynamics.CRM.lookuplogicalname\"");
        String target = address(set, options);
        while (!target.isEmpty()) {
            JsonNode answer = json(gateway.send(user, "GET", target, headers, ""));
            for (JsonNode row : answer.path("value")) {
                if (!taker.test(row)) {
                    return;
                }
            }
            target = answer.path("@odata.nextLink").asString("").replaceFirst("^.*?/api/data/v[0-9.]+/", "");
        }
    }

    /** @return what a function or another address answers */
    JsonNode object(String target) {
        return json(gateway.send(user, "GET", target, WITH_TEXTS, ""));
    }

    private static String address(String set, Map<String, String> options) {
        StringBuilder target = new StringBuilder(set);
        char separator = '?';
        for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
            target.append(separator).append(option.getKey()).append('=').append(encode(option.getValue()));
            separator = '&';
        }
        return target.toString();
    }

    /** @return the row with its display texts */
    JsonNode row(String set, String id) {
        return json(gateway.send(user, "GET", set + "(" + id + ")", WITH_TEXTS, ""));
    }

    /** @return rows of a collection of a row */
    JsonNode related(String set, String id, String collection) {
        String target = set + "(" + id + ")?$select=subject&$expand=" + collection;
        return json(gateway.send(user, "GET", target, WITH_TEXTS, "")).path(collection);
    }

    /** @return the answer's JSON
     * @throws RequestRefused with the API's own words when it refuses */
    static JsonNode json(ApiResponse response) {
        JsonNode body = response.body().isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(response.body());
        if (response.status() >= 400) {
            throw new RequestRefused(
                    response.status(),
                    body.path("error").path("code").asString(""),
                    body.path("error").path("message").asString("The CRM refused this."));
        }
        return body;
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @return the column's display text, its plain text otherwise, or null when empty */
    static @Nullable String text(JsonNode row, String column) {
        JsonNode value = row.path(column);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        JsonNode formatted = row.path(column + TEXT);
        String text = formatted.isMissingNode() ? value.asString() : formatted.asString();
        return text.isEmpty() ? null : text;
    }

    /** @return the record a lookup column points to, or null */
    static @Nullable Link lookup(JsonNode row, String column) {
        String key = "_" + column + "_value";
        JsonNode value = row.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        String table = row.path(key + TABLE).asString("");
        String name = row.path(key + TEXT).asString(value.asString());
        return new Link(table, value.asString(), name);
    }

    /** A record with its name. */
    record Link(String table, String id, String name) {
        /** @return address of its form */
        String href() {
            return "/main.aspx?etn=" + table + "&id=" + id + "&pagetype=entityrecord";
        }
    }
}
