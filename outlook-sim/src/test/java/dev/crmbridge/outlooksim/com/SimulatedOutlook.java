package dev.crmbridge.outlooksim.com;

import dev.crmbridge.bridge.com.jacob.JacobDispatch;
import dev.crmbridge.bridge.outlook.CallObserver;
import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.bridge.outlook.Pause;
import dev.crmbridge.outlooksim.SimulatedHand;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.model.ObjectModel;
import dev.crmbridge.outlooksim.relay.Faults;
import dev.crmbridge.outlooksim.relay.RelayServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.SplittableRandom;

/** A simulated Outlook with its relay program, and the adapter attached to it through Jacob. */
final class SimulatedOutlook implements AutoCloseable {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final SimMailbox mailbox = new SimMailbox(
            new InMemoryMailboxStore(),
            MailboxSettings.in(BERLIN),
            InstantSource.fixed(Instant.parse("2026-11-25T09:00:00Z")),
            new SplittableRandom(1));
    final SimulatedHand hand = new SimulatedHand(mailbox);
    final ObjectModel model = new ObjectModel(mailbox);
    final Faults faults = new Faults();
    final JacobDispatch com = RelayProgram.jacob();
    final OutlookMailbox testSubject;

    private RelayServer server;
    private RelayProgram relay;

    SimulatedOutlook() {
        this(Pause.sleeping(), CallObserver.NONE);
    }

    SimulatedOutlook(Pause pause, CallObserver observer) {
        server = serve();
        relay = RelayProgram.start(server.address());
        testSubject = new OutlookMailbox(com, OutlookSettings.in(BERLIN), pause, observer);
    }

    RelayProgram relay() {
        return relay;
    }

    /** Outlook crashes: its process is gone in the middle of whatever it did. */
    void crash() {
        relay.kill();
    }

    /** Outlook is started again, with the same mailbox. */
    void startAgain() {
        server.close();
        server = serve();
        relay = RelayProgram.start(server.address());
    }

    private RelayServer serve() {
        try {
            return new RelayServer(model, faults, 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        testSubject.close();
        com.close();
        relay.close();
        server.close();
        model.close();
        mailbox.close();
    }
}
