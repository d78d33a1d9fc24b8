package dev.crmbridge.service.wiring;

import dev.crmbridge.bridge.com.jacob.JacobDispatch;
import dev.crmbridge.bridge.com.jacob.JacobLibrary;
import dev.crmbridge.bridge.com.jacob.JacobSettings;
import dev.crmbridge.bridge.com.jacob.LibraryUnusable;
import dev.crmbridge.bridge.com.jacob.OutlookPresence;
import dev.crmbridge.bridge.com.jacob.RegistryLook;
import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.bridge.outlook.Pause;
import dev.crmbridge.service.data.StartFailure;
import dev.crmbridge.sync.mailbox.Mailbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outlook on this computer, through COM. Whether it runs does not matter here: the engine attaches when it is there and again
 * after it was away.
 */
public final class RealOutlook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RealOutlook.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private final JacobDispatch dispatch;
    private final OutlookMailbox mailbox;

    private RealOutlook(JacobDispatch dispatch, OutlookSettings settings) {
        this.dispatch = dispatch;
        this.mailbox = new OutlookMailbox(dispatch, settings, Pause.sleeping(), RealOutlook::log);
    }

    /**
     * Loads what is needed; calls nothing in Outlook.
     *
     * @param system the system properties
     * @param zone zone of the computer
     * @param mayStart whether Outlook is started when it does not run
     * @throws StartFailure {@code no-com} on a system without Outlook, {@code com-library} when a native file is missing or wrong
     */
    public static RealOutlook open(Properties system, ZoneId zone, boolean mayStart) {
        if (!system.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows")) {
            throw new StartFailure(
                    "no-com",
                    "Outlook itself can be attached to on Windows only. Start a simulated Outlook with “crmbridge outlook” and"
                            + " give its address with --outlook URL.");
        }
        Path folder = NativeFolder.of(system);
        try {
            JacobSettings settings = JacobSettings.standard(folder);
            JacobDispatch dispatch = JacobDispatch.open(
                    JacobLibrary.find(system, folder),
                    mayStart ? settings.starting() : settings,
                    OutlookPresence.processes());
            return new RealOutlook(dispatch, OutlookSettings.in(zone).withListSeparator(RegistryLook.listSeparator()));
        } catch (LibraryUnusable unusable) {
            throw new StartFailure("com-library", String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** @return the mailbox; valid until this is closed */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** Gives all references back; an Outlook that does not answer does not hold the end up. */
    @Override
    public void close() {
        Thread last = new Thread(
                () -> {
                    mailbox.close();
                    dispatch.close();
                    LOG.atInfo()
                            .addKeyValue("references", dispatch.liveReferences())
                            .log("Outlook released");
                },
                "crmbridge-com-end");
        last.setDaemon(true);
        last.start();
        try {
            last.join(PATIENCE_AT_THE_END.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void log(String operation, int calls) {
        LOG.atDebug()
                .addKeyValue("operation", operation)
                .addKeyValue("calls", calls)
                .log("Outlook called");
    }
}
