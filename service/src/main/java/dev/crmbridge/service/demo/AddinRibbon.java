package dev.crmbridge.service.demo;

import dev.crmbridge.outlooksim.web.RibbonFailure;
import dev.crmbridge.outlooksim.web.RibbonHandler;
import dev.crmbridge.service.security.Gate;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of a button of the simulated ribbon to the service: over the loopback API with the add-in's credentials, which are
 * sent only after the service has proven that it knows them. Thread-safe.
 */
public final class AddinRibbon implements RibbonHandler {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int NONCE_BYTES = 32;

    private final URI bridge;
    private final String token;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean proven;

    /**
     * @param bridge address of the service without trailing slash
     * @param token its bearer token
     */
    public AddinRibbon(URI bridge, String token) {
        this.bridge = bridge;
        this.token = token;
    }

    @Override
    public Answer press(Click click) {
        var body = new LinkedHashMap<String, Object>();
        body.put("command", click.control().word());
        body.put("items", items(click.selection()));
        if (click.as() != null) {
            body.put("as", click.as());
        }
        if (click.regarding() != null) {
            body.put(
                    "regarding",
                    Map.of(
                            "entity",
                            click.regarding().entity(),
                            "id",
                            click.regarding().id()));
        }
        return send("POST", "/api/commands", body);
    }

    @Override
    public Answer standings(List<Selected> selection) {
        return send("POST", "/api/addin/state", Map.of("items", items(selection)));
    }

    private static List<Map<String, String>> items(List<Selected> selection) {
        return selection.stream()
                .map(item -> Map.of("entryId", item.entryId(), "storeId", item.storeId(), "kind", item.kind()))
                .toList();
    }

    @Override
    public Answer operation(String op) {
        return send("GET", "/api/operations/" + part(op), null);
    }

    @Override
    public Answer why(String entryId) {
        return send("GET", "/api/why/" + part(entryId), null);
    }

    @Override
    public URI open(String path) {
        Answer answer = send("POST", "/api/links", Map.of("to", path));
        return URI.create(JSON.readTree(answer.json()).path("loginUrl").asString());
    }

    private Answer send(String method, String path, @Nullable Map<String, ?> body) {
        try {
            proveOnce();
            LoopbackHttp.Answer answer = LoopbackHttp.send(
                    method, bridge.resolve(path), token, body == null ? null : JSON.writeValueAsString(body));
            return new Answer(answer.status(), answer.body());
        } catch (IOException unreachable) {
            proven = false;
            throw new RibbonFailure(
                    "CRM Bridge does not answer at " + bridge + ". Start it, then press the button again.",
                    unreachable);
        }
    }

    private void proveOnce() throws IOException {
        if (proven) {
            return;
        }
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        LoopbackHttp.Answer answer = LoopbackHttp.send(
                "POST", bridge.resolve("/api/challenge"), null, JSON.writeValueAsString(Map.of("nonce", nonce)));
        String proof = answer.status() == 200
                ? JSON.readTree(answer.body()).path("proof").asString("")
                : "";
        if (!Gate.challenge(token, bridge.getPort()).proves(nonce, proof)) {
            throw new IOException("another program answers there");
        }
        proven = true;
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "AddinRibbon[" + bridge + "]";
    }
}
