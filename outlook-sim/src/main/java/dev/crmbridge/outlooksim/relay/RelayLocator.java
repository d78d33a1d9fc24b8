package dev.crmbridge.outlooksim.relay;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a simulated Outlook where its relay listens. */
final class RelayLocator {
    private static final int WITHIN_MS = 5_000;

    private final URI outlookUrl;
    private final JsonMapper mapper = JsonMapper.builder().build();

    RelayLocator(URI outlookUrl) {
        this.outlookUrl = outlookUrl;
    }

    RelayAddress locate() throws IOException {
        String base = outlookUrl.toString();
        URI where = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/relay");
        HttpURLConnection connection = (HttpURLConnection) where.toURL().openConnection();
        connection.setConnectTimeout(WITHIN_MS);
        connection.setReadTimeout(WITHIN_MS);
        if (connection.getResponseCode() != 200) {
            throw new IOException(where + " answered " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            JsonNode node = mapper.readTree(in);
            return new RelayAddress(
                    node.path("host").asString(),
                    node.path("port").asInt(),
                    node.path("token").asString());
        } catch (JacksonException failure) {
            throw new IOException(where + " did not answer with a relay address", failure);
        }
    }
}
