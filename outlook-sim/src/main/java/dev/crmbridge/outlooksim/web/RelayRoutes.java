package dev.crmbridge.outlooksim.web;

import dev.crmbridge.outlooksim.relay.RelayAddress;
import dev.crmbridge.web.access.BearerToken;
import dev.crmbridge.web.server.HostCheck;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a service finds the object model, and tells the ribbon where the service is.
 *
 * <p>The token given here opens the whole mailbox, so no browser gets it: every browser sends {@code Sec-Fetch-Site} with a
 * request to a loopback address (Fetch Metadata, potentially trustworthy URLs).
 */
final class RelayRoutes {
    private final RelayAddress relay;
    private final RibbonConnection ribbon;
    private final ServiceConnector connector;

    RelayRoutes(RelayAddress relay, RibbonConnection ribbon, ServiceConnector connector) {
        this.relay = relay;
        this.ribbon = ribbon;
        this.connector = connector;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/relay", ctx -> {
            refuseBrowsers(ctx);
            ctx.json(Map.of("host", relay.host(), "port", relay.port(), "token", relay.token()));
        });
        routes.post("/relay/service", this::announce);
        routes.delete("/relay/service", this::leave);
    }

    private void announce(Context ctx) {
        requireToken(ctx);
        JsonNode body = JsonMapper.shared().readTree(ctx.body());
        String url = body.path("bridgeUrl").asString("");
        String token = body.path("bridgeToken").asString("");
        if (token.isBlank() || !isLoopback(url)) {
            throw new RequestRefused(
                    400,
                    "bad-request",
                    "“bridgeUrl” must be a loopback address like http://127.0.0.1:4711 and “bridgeToken” its token.");
        }
        ribbon.connect(connector.connect(URI.create(url), token));
        ctx.status(204);
    }

    private void leave(Context ctx) {
        requireToken(ctx);
        ribbon.disconnectAny();
        ctx.status(204);
    }

    private void requireToken(Context ctx) {
        refuseBrowsers(ctx);
        if (!new BearerToken(relay.token()).matches(ctx.header("Authorization"))) {
            throw new RequestRefused(401, "wrong-token", "This needs the relay token. Read it again at /relay.");
        }
    }

    private static void refuseBrowsers(Context ctx) {
        @Nullable String site = ctx.header("Sec-Fetch-Site");
        if (site != null || ctx.header("Origin") != null) {
            throw new RequestRefused(403, "no-pages", "This address is for the service, not for web pages.");
        }
    }

    private static boolean isLoopback(String url) {
        try {
            URI uri = URI.create(url);
            return "http".equals(uri.getScheme()) && HostCheck.isOurs(uri.getAuthority(), uri.getPort());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
