package dev.crmbridge.outlooksim.web;

import dev.crmbridge.outlooksim.SimulatedOutlook;
import dev.crmbridge.outlooksim.api.ItemRoutes;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.page.OutlookPage;
import dev.crmbridge.outlooksim.relay.RelayAddress;
import dev.crmbridge.web.server.LoopbackServer;
import dev.crmbridge.web.server.PortInUse;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.server.ServerSpec;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The running HTTP side of the simulated Outlook at 127.0.0.1. Mailbox and relay belong to the caller and must outlive this.
 */
public final class OutlookServer implements AutoCloseable {
    private static final long LARGEST_BODY_BYTES = 64L << 20;
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    private final LoopbackServer server;
    private final RibbonConnection ribbon;
    private final OutlookPage page;

    private OutlookServer(LoopbackServer server, RibbonConnection ribbon, OutlookPage page) {
        this.server = server;
        this.ribbon = ribbon;
        this.page = page;
    }

    /**
     * Starts listening; the server answers when this returns.
     *
     * @param mailbox what it shows
     * @param relay where the object model is reached
     * @param connector reaches a service that announces itself
     * @param port 0 for any free one
     * @throws PortInUse when another process listens there
     */
    public static OutlookServer start(SimMailbox mailbox, RelayAddress relay, ServiceConnector connector, int port) {
        return start(mailbox, relay, connector, port, routes -> {});
    }

    /**
     * As above, for a whole simulated Outlook: it can also be made to misbehave, closed and opened again.
     *
     * @param outlook what it shows; must outlive this
     */
    public static OutlookServer start(SimulatedOutlook outlook, ServiceConnector connector, int port) {
        return start(outlook.mailbox(), outlook.relayAddress(), connector, port, routes -> {
            new FaultRoutes(outlook.faults()).addTo(routes);
            new WindowRoutes(outlook.windows(), outlook.mailbox()).addTo(routes);
        });
    }

    private static OutlookServer start(
            SimMailbox mailbox, RelayAddress relay, ServiceConnector connector, int port, Consumer<RoutesConfig> more) {
        var ribbon = new RibbonConnection();
        var page = new OutlookPage(mailbox);
        ServerSpec spec = ServerSpec.named("outlook")
                .withPort(port)
                .withAssets(page.assets())
                .withMaxRequestBytes(LARGEST_BODY_BYTES)
                .withRoutes(routes -> {
                    routes.before("/api/*", OutlookServer::refuseForeignPages);
                    new ItemRoutes(mailbox).addTo(routes);
                    new RibbonRoutes(mailbox, ribbon).addTo(routes);
                    new RelayRoutes(relay, ribbon, connector).addTo(routes);
                    page.addTo(routes);
                    more.accept(routes);
                });
        try {
            return new OutlookServer(LoopbackServer.start(spec), ribbon, page);
        } catch (RuntimeException notStarted) {
            page.close();
            throw notStarted;
        }
    }

    /** @return address without trailing slash */
    public URI uri() {
        return server.uri();
    }

    /** @return the ribbon, to connect a service of the same process */
    public RibbonConnection ribbon() {
        return ribbon;
    }

    @Override
    public void close() {
        page.close();
        server.close();
    }

    /** Reading needs no token, so a page of another origin must not even ask. */
    private static void refuseForeignPages(Context ctx) {
        @Nullable String site = ctx.header("Sec-Fetch-Site");
        if (site != null && FOREIGN.contains(site)) {
            throw new RequestRefused(403, "foreign-origin", "Pages of other sites may not call this server.");
        }
    }
}
