package dev.crmbridge.outlooksim.rig;

import dev.crmbridge.outlooksim.SimulatedOutlook;
import dev.crmbridge.outlooksim.SimulatedOutlookSettings;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.web.OutlookServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A simulated Outlook with its address.
 *
 * @param simulated object model and mailbox
 * @param server HTTP side
 */
record RigOutlook(SimulatedOutlook simulated, OutlookServer server) implements AutoCloseable {
    static RigOutlook start(Path folder) throws IOException {
        SimulatedOutlook outlook = SimulatedOutlook.start(new SimulatedOutlookSettings(
                folder, MailboxSettings.in(ZoneId.of("UTC")), () -> Instant.parse("2026-11-02T09:00:00Z"), 0));
        OutlookServer server = OutlookServer.start(
                outlook,
                (url, token) -> {
                    throw new IllegalStateException("no service is expected here");
                },
                0);
        return new RigOutlook(outlook, server);
    }

    String url() {
        return server.uri().toString();
    }

    @Override
    public void close() {
        server.close();
        simulated.close();
    }
}
