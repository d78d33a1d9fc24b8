package dev.crmbridge.acceptance.com;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the add-in asked of a service.
 *
 * @param path with its query
 * @param token whether it brought the token
 * @param body as JSON text, empty when there is none
 */
record ScriptedRequest(String path, boolean token, String body) {
    /** @return the next one, null when there is none */
    static @Nullable ScriptedRequest read(BufferedInputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        boolean token = false;
        int length = 0;
        for (String field = line(in); field != null && !field.isEmpty(); field = line(in)) {
            token |= field.startsWith("Authorization: ");
            if (field.startsWith("Content-Length: ")) {
                length = Integer.parseInt(field.substring(16));
            }
        }
        return new ScriptedRequest(
                first.split(" ", -1)[1], token, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static @Nullable String line(BufferedInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    boolean challenge() {
        return path.equals("/api/challenge");
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }
}
