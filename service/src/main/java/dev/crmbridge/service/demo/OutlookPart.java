package dev.crmbridge.service.demo;

import dev.crmbridge.bridge.outlook.CallObserver;
import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.bridge.outlook.Pause;
import dev.crmbridge.outlooksim.SimulatedOutlook;
import dev.crmbridge.outlooksim.SimulatedOutlookSettings;
import dev.crmbridge.outlooksim.imports.ImportException;
import dev.crmbridge.outlooksim.imports.ImportedItem;
import dev.crmbridge.outlooksim.imports.MailboxImport;
import dev.crmbridge.outlooksim.mailbox.MailboxException;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.sample.SampleMailbox;
import dev.crmbridge.outlooksim.web.OutlookServer;
import dev.crmbridge.service.data.DataFolder;
import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.service.wiring.ReadyFile;
import dev.crmbridge.service.wiring.StartFailures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** The simulated Outlook as one part of a process, with its data in {@code outlook/} of the data folder. */
public final class OutlookPart implements AutoCloseable {
    private final DataFolder folder;
    private final SimulatedOutlook outlook;
    private final OutlookServer server;
    private final ZoneId zone;

    private OutlookPart(DataFolder folder, SimulatedOutlook outlook, OutlookServer server, ZoneId zone) {
        this.folder = folder;
        this.outlook = outlook;
        this.server = server;
        this.zone = zone;
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @param data the data folder
     * @param port port to listen at, 0 for any free one
     * @param zone zone of the mailbox
     * @param dataFileIsDefault whether the default store is a data file (PST) instead of the Exchange mailbox
     * @throws StartFailure when it cannot start; nothing stays running then
     */
    public static OutlookPart start(Path data, int port, ZoneId zone, boolean dataFileIsDefault) {
        MailboxSettings usual = MailboxSettings.in(zone);
        MailboxSettings mailbox = new MailboxSettings(zone, usual.ownerName(), usual.ownerAddress(), dataFileIsDefault);
        DataFolder folder = DataFolder.open(data.resolve("outlook"), "outlook");
        try {
            folder.database("outlook.db");
            return start(folder, port, mailbox);
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    /** @return address of page and script interface, without trailing slash */
    public URI uri() {
        return server.uri();
    }

    /** @return the mailbox through the adapter that real Outlook is used with, over the relay protocol within the process */
    public OutlookMailbox mailbox() {
        return new OutlookMailbox(
                outlook.dispatch(false), OutlookSettings.in(zone), Pause.sleeping(), CallObserver.NONE);
    }

    /** @return the simulated Outlook itself */
    public SimulatedOutlook outlook() {
        return outlook;
    }

    /** Tells the ribbon where the service is. */
    public void introduce(URI bridge, String token) {
        server.ribbon().connect(new AddinRibbon(bridge, token));
    }

    /** Puts sample data into a mailbox that is empty, then what was imported, all items together or none. */
    void fill(List<ImportedItem> items, boolean sampleData) {
        if (sampleData) {
            new SampleMailbox(outlook.mailbox()).fillIfEmpty();
        }
        try {
            new MailboxImport(outlook.mailbox()).add("import", items);
        } catch (ImportException refused) {
            throw new StartFailure("import", refused.getMessage() + " Nothing was imported.", refused);
        }
    }

    /** Adds what others need to know. */
    public void describe(ReadyFile ready) {
        ready.with("outlookUrl", uri().toString());
    }

    @Override
    public void close() {
        server.close();
        outlook.close();
        folder.close();
    }

    private static OutlookPart start(DataFolder folder, int port, MailboxSettings mailbox) {
        SimulatedOutlook outlook = open(folder, mailbox);
        try {
            OutlookServer server = StartFailures.listening(
                    "simulated Outlook", port, () -> OutlookServer.start(outlook, AddinRibbon::new, port));
            return new OutlookPart(folder, outlook, server, mailbox.zone());
        } catch (RuntimeException failed) {
            outlook.close();
            throw failed;
        }
    }

    private static SimulatedOutlook open(DataFolder folder, MailboxSettings mailbox) {
        try {
            return SimulatedOutlook.start(
                    new SimulatedOutlookSettings(folder.path(), mailbox, InstantSource.system(), 0));
        } catch (MailboxException | IOException unusable) {
            throw new StartFailure("store-unusable", String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
