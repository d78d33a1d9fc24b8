package dev.crmbridge.outlooksim.com;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crmbridge.outlooksim.relay.FaultPlan;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxContract;
import dev.crmbridge.sync.mailbox.MailboxHand;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** What the adapter promises, through Jacob and real COM: the same as within one process and as the fake in memory. */
@NeedsCom
class JacobMailboxContractTest extends MailboxContract {
    private final SimulatedOutlook outlook = new SimulatedOutlook(time -> {}, (operation, calls) -> {});

    @Override
    protected Mailbox openMailbox() {
        outlook.faults.set(plan());
        return outlook.testSubject;
    }

    @Override
    protected MailboxHand hand() {
        return outlook.hand;
    }

    /** Outlook refuses every fourth call for being busy, which nobody is to notice. */
    private static FaultPlan plan() {
        return new FaultPlan(7, 0.15, 0.1, 0, Duration.ZERO, 0, false, 0);
    }

    @AfterEach
    void noReferenceStays() {
        outlook.faults.set(FaultPlan.none());
        outlook.testSubject.close();
        assertEquals(0, outlook.com.liveReferences());
        outlook.close();
    }
}
