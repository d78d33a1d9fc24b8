package dev.crmbridge.bench.product;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON over HTTP to one address of this machine. Stateless and thread-safe.
 *
 * @param base address without a trailing slash
 * @param token bearer token, or null for none
 */
record Http(String base, @Nullable String token) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LIMIT_MILLIS = 600_000;

    /** @return the answer to GET */
    JsonNode get(String path) throws IOException {
        return send("GET", path, null, Map.of());
    }

    /** @return the answer to POST */
    JsonNode post(String path, Object body) throws IOException {
        return post(path, body, Map.of());
    }

    /**
     * @param headers further headers of the request
     * @return the answer to POST
     */
    JsonNode post(String path, Object body, Map<String, String> headers) throws IOException {
        return send("POST", path, JSON.writeValueAsString(body), headers);
    }

    private JsonNode send(String method, String path, @Nullable String body, Map<String, String> headers)
            throws IOException {
        var connection = (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setReadTimeout(LIMIT_MILLIS);
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        headers.forEach(connection::setRequestProperty);
        if (body != null) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        try (InputStream answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            if (status >= 400) {
                throw new IOException(method + " " + path + " answered " + status + ": " + text);
            }
            return JSON.readTree(text);
        }
    }
}
