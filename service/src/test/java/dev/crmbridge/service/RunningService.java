package dev.crmbridge.service;

import dev.crmbridge.crm.fake.InMemoryRuleDesk;
import dev.crmbridge.service.api.About;
import dev.crmbridge.service.api.ApiParts;
import dev.crmbridge.service.api.PageSet;
import dev.crmbridge.service.security.Gate;
import dev.crmbridge.service.wiring.BridgeServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;

/** A real server around a fake engine, with a client. */
public final class RunningService implements AutoCloseable {
    /** The engine behind the server. */
    public final FakeEngine engine = new FakeEngine();
    /** Duplicate rules of the CRM. */
    public final InMemoryRuleDesk rules = new InMemoryRuleDesk();

    /** The token and the links. */
    public final Gate gate = new Gate(InstantSource.system(), new SecureRandom());

    /** Sends requests. */
    public final HttpClient http = HttpClient.newHttpClient();

    private final BridgeServer server;

    /** Starts at any free port. */
    public RunningService(Path dataFolder) {
        var about = new About(
                "test",
                dataFolder.toString(),
                "http://127.0.0.1:1",
                ProcessHandle.current().pid());
        server = BridgeServer.start(
                new ApiParts(engine, gate, FakeEngine::urlOf, rules, ZoneId.of("Europe/Zurich"), about),
                dataFolder,
                0,
                PageSet.NONE);
    }

    /** @return the running server */
    public BridgeServer server() {
        return server;
    }

    /** @return a request with the token */
    public HttpRequest.Builder signed(String path) {
        return plain(path).header("Authorization", "Bearer " + gate.token());
    }

    /** @return a request without any credentials */
    public HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(URI.create(server.uri() + path));
    }

    /** Sends a request. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a body with the token. */
    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(signed(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        server.close();
    }
}
