package dev.crmbridge.outlooksim.web;

import dev.crmbridge.web.server.RequestRefused;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Which service the ribbon talks to at the moment, if any. Thread-safe. */
public final class RibbonConnection {
    private final AtomicReference<@Nullable RibbonHandler> handler = new AtomicReference<>();

    /** Connects the ribbon; a service connected before is forgotten. */
    public void connect(RibbonHandler service) {
        handler.set(service);
    }

    /** Disconnects the ribbon from {@code service}; nothing happens when it is connected to another. */
    public void disconnect(RibbonHandler service) {
        handler.compareAndSet(service, null);
    }

    /** Disconnects the ribbon from whatever service it is connected to. */
    public void disconnectAny() {
        handler.set(null);
    }

    /** @return whether a service is connected */
    public boolean isConnected() {
        return handler.get() != null;
    }

    /**
     * @return the connected service
     * @throws RequestRefused 503 when there is none
     */
    RibbonHandler service() {
        RibbonHandler connected = handler.get();
        if (connected == null) {
            throw new RequestRefused(
                    503,
                    "service-not-running",
                    "CRM Bridge is not connected to Outlook. Nothing was done. Start it with “crmbridge start”, then try"
                            + " again.");
        }
        return connected;
    }
}
