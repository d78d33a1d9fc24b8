package dev.crmbridge.service.wiring;

import dev.crmbridge.service.addin.AddinNews;
import dev.crmbridge.service.api.ApiParts;
import dev.crmbridge.service.api.EventStream;
import dev.crmbridge.service.api.LoopbackApi;
import dev.crmbridge.service.api.PageSet;
import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.service.security.Owner;
import dev.crmbridge.service.security.ServiceFile;
import dev.crmbridge.web.server.LoopbackServer;
import dev.crmbridge.web.server.ServerSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running HTTP side of a service: API and pages, and {@code service.json} that tells where they are. The engine belongs to
 * the caller and must outlive this.
 */
public final class BridgeServer implements AutoCloseable {
    /** Largest body of a request, in bytes. A bulk command names each of its items in it. */
    public static final long LARGEST_BODY_BYTES = 8L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(BridgeServer.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ApiParts parts;
    private final EventStream events;
    private final AddinNews news;
    private final LoopbackServer server;
    private final Path dataFolder;

    private BridgeServer(ApiParts parts, EventStream events, AddinNews news, LoopbackServer server, Path dataFolder) {
        this.parts = parts;
        this.events = events;
        this.news = news;
        this.server = server;
        this.dataFolder = dataFolder;
    }

    /**
     * Starts listening and writes {@code service.json}; both are done when this returns.
     *
     * @param port port to listen at, 0 for any free one
     * @param pages what is shown to people
     * @throws StartFailure {@code port-in-use} or {@code data-folder}; nothing stays running then
     */
    public static BridgeServer start(ApiParts parts, Path dataFolder, int port, PageSet pages) {
        var events = new EventStream(parts.engine(), HEARTBEAT);
        var news = new AddinNews(parts.engine());
        LoopbackServer server;
        try {
            ServerSpec spec = pages.addTo(
                    ServerSpec.named("service")
                            .withPort(port)
                            .withMaxRequestBytes(LARGEST_BODY_BYTES)
                            .withRoutes(new LoopbackApi(parts, events, FurtherRoutes.of(parts, news))::addTo),
                    parts);
            server = StartFailures.listening("service", port, () -> LoopbackServer.start(spec));
        } catch (RuntimeException failed) {
            events.close();
            news.close();
            throw failed;
        }
        var running = new BridgeServer(parts, events, news, server, dataFolder);
        try {
            running.file().writeTo(dataFolder);
            return running;
        } catch (IOException failed) {
            running.close();
            throw new StartFailure(
                    "data-folder",
                    "service.json could not be written in " + dataFolder + ": " + failed.getMessage(),
                    failed);
        }
    }

    /** @return address without trailing slash */
    public URI uri() {
        return server.uri();
    }

    /** @return address that signs a browser in once and leads to the start page */
    public String loginUrl() {
        return server.uri() + parts.gate().signIn().linkFor(Owner.ME, "/");
    }

    /** Stops listening and removes {@code service.json}. */
    @Override
    public void close() {
        events.close();
        news.close();
        server.close();
        try {
            Files.deleteIfExists(dataFolder.resolve(ServiceFile.NAME));
        } catch (IOException stays) {
            LOG.atWarn().setCause(stays).log("service.json could not be removed");
        }
    }

    private ServiceFile file() {
        return new ServiceFile(
                server.uri().toString(),
                parts.gate().token(),
                parts.about().pid(),
                parts.about().version());
    }
}
