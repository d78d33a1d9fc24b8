package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.adopt.Adoption;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxFaults;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Items of the retired client that are left alone, and why. */
class AdoptionRulesTest {
    private static final UUID ELSEWHERE = new UUID(0xE, 0xE);

    private final EngineRig rig = new EngineRig(8);
    private final RetiredClient old = new RetiredClient(rig);
    private final UUID ours = old.organization;

    @Test
    void aRecordThatIsGoneIsExplainedAndNotAskedForAgain() {
        ItemRef item = old.marked(HandmadeItem.task("Call back"), new RecordRef("task", new UUID(4, 4)), ours);

        SyncReport report = rig.sync();

        assertThat(report.done().adopted()).isZero();
        assertThat(report.done().failed()).isZero();
        assertThat(rig.links()).isEmpty();
        assertThat(old.lastReason(item)).isEqualTo(ReasonCode.MARKED_RECORD_GONE);
        assertNothingIsAskedAgain();
        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.CREATED);
    }

    @Test
    void anItemOfAnotherOrganizationIsNeverTouched() {
        RecordRef record = old.record("task", "Call back");
        ItemRef item = old.marked(HandmadeItem.task("Call back"), record, ELSEWHERE);
        OutlookItem before = rig.mailbox.peek(item);

        rig.sync();

        assertThat(rig.mailbox.peek(item)).isEqualTo(before);
        assertThat(rig.links()).isEmpty();
        assertThat(old.lastReason(item)).isEqualTo(ReasonCode.OTHER_ORGANIZATION);
        assertNothingIsAskedAgain();
    }

    @Test
    void aRecordThatCannotBeReadIsTriedAgain() {
        RecordRef record = old.record("task", "Call back");
        ItemRef item = old.marked(HandmadeItem.task("Call back"), record, ours);
        rig.crm.failNext(CrmOperation.READ, Fault.unavailable());

        SyncReport report = rig.sync();

        assertThat(report.done().failed()).isEqualTo(1);
        assertThat(rig.links()).isEmpty();
        assertThat(old.lastReason(item)).isEqualTo(ReasonCode.RECORD_UNREADABLE);
        assertThat(rig.sync().done().adopted()).isEqualTo(1);
    }

    @Test
    void anItemThatCannotBeReadOrIsOpenIsTriedAgain() {
        ItemRef item = old.marked(HandmadeItem.task("Call back"), old.record("task", "Call back"), ours);
        rig.mailbox.faults().failNext(MailboxFaults.Call.READ, new MailboxFailure.Busy("busy"));
        assertThat(rig.sync().done().failed()).isEqualTo(1);
        rig.mailbox.openWithUnsavedEdits(item, true);
        assertThat(rig.sync().done().adopted()).isZero();
        rig.mailbox.openWithUnsavedEdits(item, false);
        rig.mailbox.withhold(java.util.Set.of("Body"));
        assertThat(rig.sync().done().adopted()).isZero();
        rig.mailbox.withhold(java.util.Set.of());

        assertThat(rig.sync().done().adopted()).isEqualTo(1);
    }

    @Test
    void anItemThatWasUntrackedIsLeftAlone() {
        RecordRef record = old.record("task", "Call back");
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        rig.mailbox.markByHand(item, new ItemMark(ours, record, ItemMark.State.UNLINKED, null, null, false));

        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void ofAnOriginalAndItsCopyTheOriginalIsLinked() {
        RecordRef record = old.record("task", "Call back");
        ItemRef item = old.marked(HandmadeItem.task("Call back"), record, ours);
        ItemRef copy = rig.mailbox.copy(item);

        rig.sync();

        assertThat(rig.links()).extracting(Link::item).containsExactly(item);
        assertThat(old.lastReason(copy)).isEqualTo(ReasonCode.COPY);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void amongItemsThatCannotBeToldApartAPersonChooses() {
        RecordRef record = old.record("task", "Call back");
        ItemRef one = old.marked(HandmadeItem.task("Call back"), record, ours, null);
        ItemRef other = old.marked(HandmadeItem.task("Call back"), record, ours, null);

        rig.sync();
        assertThat(rig.links()).isEmpty();
        assertThat(old.lastReason(one)).isEqualTo(ReasonCode.COPY);

        assertThat(rig.track(other).code()).isEqualTo(ReasonCode.RELINKED);
        rig.sync();
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.mailbox.peek(one).mark()).extracting(ItemMark::state).isEqualTo(ItemMark.State.UNLINKED);
        assertThat(rig.links()).extracting(Link::item).containsExactly(other);
    }

    @Test
    void anItemThatMovedSinceItWasMarkedIsLinked() {
        RecordRef record = old.record("task", "Call back");
        ItemRef moved = rig.mailbox.changeEntryId(old.marked(HandmadeItem.task("Call back"), record, ours));

        rig.sync();

        assertThat(old.linkOf(moved).record()).isEqualTo(record);
    }

    @Test
    void trackOfAnItemThatMovedSinceItWasMarkedLinksToItsRecord() {
        RecordRef record = old.record("task", "Call back");
        ItemRef moved = rig.mailbox.changeEntryId(old.marked(HandmadeItem.task("Call back"), record, ours));

        OperationView done = rig.track(moved);

        assertThat(done.code()).isEqualTo(ReasonCode.RELINKED);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void aSeriesAndAnAssignedTaskAreExplained() {
        ItemRef series = old.marked(
                HandmadeItem.of(ItemKind.APPOINTMENT, "Weekly").series(), old.record("appointment", "Weekly"), ours);
        ItemRef assigned =
                old.marked(HandmadeItem.task("For somebody").assignedTask(), old.record("task", "For somebody"), ours);

        rig.sync();

        assertThat(rig.links()).isEmpty();
        assertThat(old.lastReason(series)).isEqualTo(ReasonCode.RECURRING);
        assertThat(old.lastReason(assigned)).isEqualTo(ReasonCode.ASSIGNED_TASK);
    }

    @Test
    void anItemInDeletedItemsIsLeftAlone() {
        ItemRef item = old.marked(HandmadeItem.task("Call back"), old.record("task", "Call back"), ours);
        rig.mailbox.delete(item);

        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void itemsOfAnotherOrganizationDoNotHoldUpOurs() {
        for (int i = 0; i < Adoption.MOST + 20; i++) {
            old.marked(HandmadeItem.task("Task " + i), new RecordRef("task", new UUID(5, i)), ELSEWHERE);
        }
        old.marked(HandmadeItem.task("Ours"), old.record("task", "Ours"), ours);

        rig.sync();

        assertThat(rig.sync().done().adopted()).isEqualTo(1);
    }

    @Test
    void switchedOffNothingIsTakenOver() {
        assertThat(rig.get(rig.engine.decideSetting("adopt-links", "no"))).isEmpty();
        old.marked(HandmadeItem.task("Call back"), old.record("task", "Call back"), ours);

        assertThat(rig.sync().planned()).isEmpty();
        rig.restart();
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.links()).isEmpty();
        rig.get(rig.engine.decideSetting("adopt-links", null));
        assertThat(rig.sync().done().adopted()).isEqualTo(1);
    }

    @Test
    void aTrackThatWaitsForAnAnswerIsNotOvertaken() {
        RecordRef record = old.record("task", "Doctor");
        ItemRef item = old.marked(
                HandmadeItem.task("Doctor").with(ItemField.SENSITIVITY, new ItemValue.Whole(2)), record, ours);
        rig.run(rig.request(CommandKind.TRACK, item));

        rig.sync();

        assertThat(rig.links()).isEmpty();
    }

    private void assertNothingIsAskedAgain() {
        rig.sync();
        rig.crm.resetCounters();
        int calls = rig.mailbox.calls();

        assertThat(rig.sync().planned()).isEmpty();

        assertThat(rig.crm.requests(CrmOperation.READ)).isZero();
        assertThat(rig.mailbox.calls() - calls).isEqualTo(1);
    }
}
