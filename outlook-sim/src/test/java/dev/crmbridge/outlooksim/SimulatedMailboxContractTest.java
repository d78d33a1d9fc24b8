package dev.crmbridge.outlooksim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crmbridge.bridge.outlook.CallObserver;
import dev.crmbridge.bridge.outlook.OutlookMailbox;
import dev.crmbridge.bridge.outlook.OutlookSettings;
import dev.crmbridge.outlooksim.mailbox.InMemoryMailboxStore;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.SimMailbox;
import dev.crmbridge.outlooksim.model.ObjectModel;
import dev.crmbridge.outlooksim.relay.FaultPlan;
import dev.crmbridge.outlooksim.relay.Faults;
import dev.crmbridge.outlooksim.relay.RelayDispatch;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxContract;
import dev.crmbridge.sync.mailbox.MailboxHand;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;

/** The adapter over the relay protocol over the simulated Outlook. */
class SimulatedMailboxContractTest extends MailboxContract {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final SimMailbox simulated = new SimMailbox(
            new InMemoryMailboxStore(),
            MailboxSettings.in(BERLIN),
            InstantSource.fixed(Instant.parse("2026-11-25T09:00:00Z")),
            new SplittableRandom(1));
    private final ObjectModel model = new ObjectModel(simulated);
    private final Faults faults = new Faults(length -> {});
    private final RelayDispatch com = RelayDispatch.inProcess(model, faults, false);
    private final OutlookMailbox testSubject =
            new OutlookMailbox(com, OutlookSettings.in(BERLIN), time -> {}, CallObserver.NONE);

    /** @return how Outlook misbehaves */
    FaultPlan plan() {
        return FaultPlan.none();
    }

    @Override
    protected Mailbox openMailbox() {
        faults.set(plan());
        return testSubject;
    }

    @Override
    protected MailboxHand hand() {
        return new SimulatedHand(simulated);
    }

    @AfterEach
    void noReferenceStays() {
        testSubject.close();
        assertEquals(0, model.liveObjects());
        com.close();
        model.close();
    }
}
