package dev.crmbridge.outlooksim.web;

import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.relay.RelayAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server with a mailbox in memory, and a client for it. */
final class RunningOutlook implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-25T13:32:00Z");
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final SimMailbox mailbox;
    final OutlookServer server;
    final List<String> connected = new ArrayList<>();

    RunningOutlook() {
        mailbox = new SimMailbox(
                new InMemoryMailboxStore(),
                MailboxSettings.in(ZONE),
                InstantSource.fixed(NOW),
                new SplittableRandom(7));
        server = OutlookServer.start(
                mailbox,
                new RelayAddress("127.0.0.1", 4711, "relay-secret"),
                (url, token) -> {
                    connected.add(url + " " + token);
                    return new ScriptedService();
                },
                0);
    }

    /** An answer. */
    record Got(int status, String text) {
        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        Got expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + " but got " + status + ": " + text);
            }
            return this;
        }
    }

    Got send(String method, String path, Object body, String... headers) throws IOException, InterruptedException {
        String text = body instanceof String plain ? plain : JsonMapper.shared().writeValueAsString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + path))
                .method(method, text.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Got(answer.statusCode(), answer.body());
    }

    Got get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    JsonNode create(Map<String, ?> item) throws IOException, InterruptedException {
        return send("POST", "/api/items", item).expect(201).json();
    }

    JsonNode patch(JsonNode item, Object body) throws IOException, InterruptedException {
        return send("PATCH", "/api/items/" + item.required("id").asString(), body)
                .expect(200)
                .json();
    }

    void empty() {
        mailbox.items().forEach(item -> mailbox.purge(item.entryId()));
    }

    @Override
    public void close() {
        server.close();
        mailbox.close();
    }
}
