package dev.crmbridge.acceptance.product;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as a stranger would speak it to one address. */
public final class Web {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String base;
    private final Map<String, String> headers;

    /**
     * @param base address without a trailing slash
     * @param headers sent with every request
     */
    public Web(String base, Map<String, String> headers) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        this.headers = Map.copyOf(headers);
    }

    /** @return the same address with a bearer token */
    public static Web withToken(String base, String token) {
        return new Web(base, Map.of("Authorization", "Bearer " + token));
    }

    /** An answer. */
    public record Answer(int status, String body, Map<String, java.util.List<String>> headers) {
        /** @return the id of the record that was created */
        public String id() {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("OData-EntityId"))
                    .map(header -> header.getValue().get(0))
                    .map(url -> url.substring(url.lastIndexOf('(') + 1, url.lastIndexOf(')')))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no record was created: " + status + " " + body));
        }

        /** @return the body as JSON */
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** @return this answer, if its status is {@code expected} */
        public Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + " but got " + status + ": " + body);
            }
            return this;
        }
    }

    /** Sends a request. */
    public Answer send(String method, String path, @Nullable Object json, Map<String, String> more)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .timeout(LIMIT);
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        if (json == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.setHeader("Content-Type", "application/json");
            String body =
                    json instanceof String text ? text : JsonMapper.shared().writeValueAsString(json);
            request.method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), response.body(), response.headers().map());
    }

    /** GET. */
    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, Map.of());
    }

    /** POST. */
    public Answer post(String path, Object json) throws IOException, InterruptedException {
        return send("POST", path, json, Map.of());
    }

    /** PATCH. */
    public Answer patch(String path, Object json) throws IOException, InterruptedException {
        return send("PATCH", path, json, Map.of());
    }

    /** DELETE. */
    public Answer delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, null, Map.of());
    }
}
