package dev.crmbridge.outlooksim;

import dev.crmbridge.outlooksim.mailbox.MailboxException;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.mailbox.sqlite.SqliteMailboxStore;
import dev.crmbridge.outlooksim.model.ObjectModel;
import dev.crmbridge.outlooksim.model.Windows;
import dev.crmbridge.outlooksim.relay.Faults;
import dev.crmbridge.outlooksim.relay.RelayAddress;
import dev.crmbridge.outlooksim.relay.RelayDispatch;
import dev.crmbridge.outlooksim.relay.RelayServer;
import java.io.IOException;
import java.security.SecureRandom;

/**
 * A running simulated Outlook: mailbox file, object model and relay server. Thread-safe; {@link #close} ends all of it.
 */
public final class SimulatedOutlook implements AutoCloseable {
    private final FolderLock lock;
    private final SimMailbox mailbox;
    private final ObjectModel model;
    private final Faults faults;
    private final RelayServer server;

    private SimulatedOutlook(SimulatedOutlookSettings settings, FolderLock lock) throws IOException {
        this.lock = lock;
        this.faults = new Faults();
        this.mailbox = new SimMailbox(
                new SqliteMailboxStore(settings.dataDir().resolve("outlook.db")),
                settings.mailbox(),
                settings.clock(),
                new SecureRandom());
        this.model = new ObjectModel(mailbox);
        this.server = new RelayServer(model, faults, settings.relayPort());
    }

    /**
     * Opens the mailbox and starts listening.
     *
     * @throws MailboxException STORAGE when the mailbox file cannot be used
     * @throws IOException when the folder is in use by another simulator or the port is taken
     */
    public static SimulatedOutlook start(SimulatedOutlookSettings settings) throws IOException {
        FolderLock lock = FolderLock.take(settings.dataDir());
        try {
            return new SimulatedOutlook(settings, lock);
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** @return the mailbox, for whoever works on it directly */
    public SimMailbox mailbox() {
        return mailbox;
    }

    /** @return the windows on its screen: selection and open forms */
    public Windows windows() {
        return model.windows();
    }

    /** @return the object model */
    public ObjectModel model() {
        return model;
    }

    /** @return what goes wrong; can be set at any time */
    public Faults faults() {
        return faults;
    }

    /** @return what {@code GET {outlookUrl}/relay} has to answer */
    public RelayAddress relayAddress() {
        return server.address();
    }

    /**
     * @param trusted whether to be treated as an add-in within Outlook
     * @return a client within the process, through the codec; closed by the caller
     */
    public RelayDispatch dispatch(boolean trusted) {
        return RelayDispatch.inProcess(model, faults, trusted);
    }

    /** Ends as when the last window is closed: tells the add-ins, then breaks every connection. */
    @Override
    public void close() {
        model.windows().quit();
        model.drainEvents();
        server.close();
        model.close();
        mailbox.close();
        lock.close();
    }
}
