package dev.crmbridge.service.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Small requests to servers on this machine, as the add-in makes them. Thread-safe. */
final class LoopbackHttp {
    private static final int CONNECT_MS = 2_000;
    private static final int ANSWER_MS = 30_000;

    private LoopbackHttp() {}

    /**
     * An answer of any status.
     *
     * @param body text, empty when there is none
     */
    record Answer(int status, String body) {}

    /**
     * Sends a request.
     *
     * @param token bearer token, null for none
     * @param json body, null for none
     * @throws IOException when no answer came
     */
    static Answer send(String method, URI address, @Nullable String token, @Nullable String json) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MS);
        connection.setReadTimeout(ANSWER_MS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod(method);
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        if (json != null) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (var out = connection.getOutputStream()) {
                out.write(json.getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
