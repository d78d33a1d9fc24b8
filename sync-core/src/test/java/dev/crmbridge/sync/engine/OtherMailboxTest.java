package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.EngineStatus;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.KnownMailbox;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.InMemoryMailbox;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Outlook is started again with another profile while the service goes on. */
class OtherMailboxTest {
    private static final String OTHER_STORE = "00000BEE";

    private final EngineRig rig = new EngineRig(77);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    private void outlookStartsAgain(String store, String address) {
        rig.mailbox.goAway();
        rig.settle();
        rig.mailbox.opens(store, address);
        rig.mailbox.comeBack();
        rig.settle();
    }

    private EngineStatus.Open open() {
        return Objects.requireNonNull(rig.get(rig.engine.status()).mailbox());
    }

    private OperationView now(OperationView operation) {
        return rig.get(rig.engine.operation(operation.op())).orElseThrow();
    }

    @Test
    void theStatusNamesTheMailboxThatIsOpen() {
        rig.sync();

        assertThat(open()).isEqualTo(new EngineStatus.Open("owner@example.com", null));
    }

    @Test
    void itemsThatAreNotInAnotherMailboxAreNotTakenForDeleted() {
        rig.track(item);
        int records = rig.crm.server().all("task").size();
        outlookStartsAgain(OTHER_STORE, "other@example.com");
        rig.mailbox.erase(item);

        SyncReport report = rig.sync();
        rig.sync();
        rig.sync();

        assertThat(report.stopped()).contains("owner@example.com").contains("other@example.com");
        assertThat(report.done().deleted() + report.done().unlinked()).isZero();
        assertThat(rig.links()).hasSize(1);
        assertThat(rig.links().get(0).isLinked()).isTrue();
        assertThat(rig.crm.server().all("task")).hasSize(records);
        assertThat(open().address()).isEqualTo("other@example.com");
        assertThat(open().foreign()).contains("the tracked items are in the mailbox of owner@example.com");
    }

    @Test
    void nothingIsTrackedInAnotherMailbox() {
        rig.track(item);
        outlookStartsAgain(OTHER_STORE, "other@example.com");
        ItemRef there = rig.mailbox.add(HandmadeItem.task("Of another profile"));

        OperationView refused = rig.track(there);

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.code()).isEqualTo(ReasonCode.WRONG_STORE);
        assertThat(refused.reason()).contains("other@example.com");
    }

    @Test
    void whatWasAcceptedBeforeWaitsUntilItsOwnMailboxIsOpenAgain() {
        rig.track(item);
        ItemRef accepted = rig.mailbox.add(HandmadeItem.task("Accepted in time"));
        rig.mailbox.goAway();
        rig.settle();
        OperationView waiting = rig.track(accepted);
        rig.mailbox.opens(OTHER_STORE, "other@example.com");
        rig.mailbox.comeBack();
        rig.settle();

        assertThat(now(waiting).outcome()).isEqualTo(Outcome.PENDING);
        assertThat(now(waiting).code()).isEqualTo(ReasonCode.WRONG_STORE);

        outlookStartsAgain(InMemoryMailbox.DEFAULT_STORE, "owner@example.com");

        assertThat(now(waiting).outcome()).isEqualTo(Outcome.LINKED);
    }

    @Test
    void aPersonMaySayThatItIsTheSameMailboxMovedAndRenamed() {
        rig.track(item);
        outlookStartsAgain(OTHER_STORE, "renamed@example.com");
        assertThat(rig.sync().stopped()).contains("--same-mailbox");

        KnownMailbox.forget(rig.store);
        rig.restart();

        assertThat(rig.sync().stopped()).isNull();
        assertThat(open()).isEqualTo(new EngineStatus.Open("renamed@example.com", null));
    }

    @Test
    void backInItsOwnMailboxEverythingGoesOn() {
        rig.track(item);
        outlookStartsAgain(OTHER_STORE, "other@example.com");
        rig.sync();
        outlookStartsAgain(InMemoryMailbox.DEFAULT_STORE, "owner@example.com");

        assertThat(rig.sync().stopped()).isNull();
        assertThat(rig.track(rig.mailbox.add(HandmadeItem.task("Next"))).code()).isEqualTo(ReasonCode.CREATED);
        assertThat(open().foreign()).isNull();
    }

    @Test
    void aMailboxThatExchangeMovedIsTheSameOne() {
        rig.track(item);
        outlookStartsAgain(OTHER_STORE, "Owner@example.com");

        assertThat(rig.sync().stopped()).isNull();
        assertThat(open().foreign()).isNull();
    }

    @Test
    void withoutLinksTheOtherMailboxIsTakenAsTheOwn() {
        rig.sync();
        outlookStartsAgain(OTHER_STORE, "other@example.com");

        assertThat(rig.sync().stopped()).isNull();
        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.CREATED);
    }

    @Test
    void whetherItIsAnExchangeMailboxIsReadAnewWhenOutlookIsBack() {
        rig.track(item);
        rig.mailbox.goAway();
        rig.settle();
        rig.mailbox.defaultStoreIsDataFile(true);
        rig.mailbox.comeBack();
        rig.settle();

        OperationView refused = rig.track(rig.mailbox.add(HandmadeItem.task("In a data file")));

        assertThat(refused.code()).isEqualTo(ReasonCode.NOT_EXCHANGE);
    }
}
