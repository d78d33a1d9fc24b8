package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.server.RequestRefused;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Several changes that happen together or not at all, as one batch of the Web API. */
final class Changeset {
    private static final String OUTER = "batch_page";
    private static final String INNER = "changeset_page";
    private static final Pattern ERROR = Pattern.compile("^\\{\"error\".*}$", Pattern.MULTILINE);

    private final StringBuilder text =
            new StringBuilder("--" + OUTER + "\r\nContent-Type: multipart/mixed; boundary=" + INNER + "\r\n\r\n");
    private int requests;

    /**
     * Adds a request.
     *
     * @param target below the service root
     * @param etag version it is meant for, empty for any
     */
    void add(String method, String target, String etag, ObjectNode body) {
        requests++;
        text.append("--").append(INNER).append("\r\nContent-Type: application/http\r\n");
        text.append("Content-Transfer-Encoding: binary\r\nContent-ID: ")
                .append(requests)
                .append("\r\n\r\n");
        text.append(method).append(" /api/data/v9.2/").append(target).append(" HTTP/1.1\r\n");
        text.append("Content-Type: application/json\r\n");
        if (!etag.isEmpty()) {
            text.append("If-Match: ").append(etag).append("\r\n");
        }
        text.append("\r\n").append(method.equals("DELETE") ? "" : body).append("\r\n");
    }

    /** @throws RequestRefused with the API's own words; then nothing was changed */
    void send(Gateway gateway, PageUser user) {
        if (requests == 0) {
            return;
        }
        String body = text + "--" + INNER + "--\r\n--" + OUTER + "--\r\n";
        Map<String, String> headers = Map.of("Content-Type", "multipart/mixed; boundary=" + OUTER);
        var answer = gateway.send(user, "POST", "$batch", headers, body);
        Matcher error = ERROR.matcher(answer.body().replace("\r\n", "\n"));
        if (error.find()) {
            JsonNode failure = JsonMapper.shared().readTree(error.group()).path("error");
            throw new RequestRefused(
                    Math.max(400, answer.status()),
                    failure.path("code").asString(""),
                    failure.path("message").asString(""));
        }
        Reading.json(answer.status() < 400 ? new dev.crmbridge.embedded.api.ApiResponse(204, Map.of(), "") : answer);
    }
}
