package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a link when its item is copied, moved, wiped by another program, made a series or assigned. */
class ChangedKindTest {
    private final EngineRig rig = new EngineRig(19);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final RecordRef record =
            Objects.requireNonNull(rig.track(item).record()).ref();

    @Test
    void aCopyLosesTheMarkAndTheCategoryAndIsExplained() {
        ItemRef copy = rig.mailbox.copy(item);

        rig.settle();

        assertThat(rig.links()).extracting(Link::item).containsExactly(item);
        OutlookItem now = rig.mailbox.peek(copy);
        assertThat(now.categories()).doesNotContain("Tracked in CRM");
        assertThat(Objects.requireNonNull(now.mark()).state()).isEqualTo(ItemMark.State.UNLINKED);
        assertThat(reason(copy)).isEqualTo(ReasonCode.COPY);
        assertThat(rig.mailbox.peek(item).categories()).contains("Tracked in CRM");
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anEditOfACopyReachesNoRecord() {
        ItemRef copy = rig.mailbox.copy(item);
        rig.mailbox.edit(copy, Map.of(ItemField.SUBJECT, ItemValue.text("Another call")));

        rig.settle();
        rig.sync();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back"));
    }

    @Test
    void aCopyDoesNotTakeOverTheLinkOfItsDeletedOriginal() {
        rig.mailbox.copy(item);
        rig.settle();
        rig.mailbox.erase(item);

        rig.sync();
        rig.sync();

        assertThat(rig.links()).isEmpty();
        assertThat(rig.crm.server().row(record)).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    /** As a folder that is being moved: the copy is all that can be seen with that mark. */
    @Test
    void aCopyDoesNotTakeOverTheLinkWhileItsOriginalIsOutOfSightForAMoment() {
        rig.mailbox.hints().loseNext(100);
        ItemRef copy = rig.mailbox.copy(item);
        rig.mailbox.vanishFromNextListing(item);

        rig.sync();
        rig.sync();

        assertThat(rig.links()).extracting(Link::item).containsExactly(item);
        assertThat(rig.mailbox.peek(copy).categories()).doesNotContain("Tracked in CRM");
    }

    @Test
    void aCopyOfAMeetingDoesNotTakeOverTheLinkByTheGlobalIdTheyShare() {
        ItemRef meeting = rig.mailbox.add(HandmadeItem.of(ItemKind.APPOINTMENT, "Review")
                .with(ItemField.START, new ItemValue.Moment(Instant.parse("2026-11-10T09:00:00Z")))
                .with(ItemField.END, new ItemValue.Moment(Instant.parse("2026-11-10T10:00:00Z")))
                .withGlobalId("040000008200E00074C5B7101A82E00800000000CAFE"));
        rig.track(meeting);
        ItemRef copy = rig.mailbox.copy(meeting);
        rig.settle();
        rig.mailbox.newIdOnMove(true);
        rig.mailbox.delete(meeting);

        rig.sync();
        rig.sync();

        assertThat(rig.links()).noneMatch(link -> link.item().equals(copy));
    }

    @Test
    void aCopyThatIsTrackedGetsARecordOfItsOwn() {
        ItemRef copy = rig.mailbox.copy(item);

        assertThat(rig.track(copy).code()).isEqualTo(ReasonCode.CREATED);

        rig.sync();
        assertThat(rig.links()).hasSize(2);
        assertThat(rig.crm.server().all("task")).hasSize(2);
        assertThat(rig.mailbox.peek(copy).categories()).contains("Tracked in CRM");
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aCopyThatCannotBeWrittenIsTriedAgain() {
        rig.mailbox.hints().loseNext(100);
        ItemRef copy = rig.mailbox.copy(item);
        rig.mailbox.faults().failNext(MailboxFaults.Call.UNMARK, new MailboxFailure.Busy("busy"));

        rig.sync();
        assertThat(rig.mailbox.peek(copy).categories()).contains("Tracked in CRM");
        rig.sync();

        assertThat(rig.mailbox.peek(copy).categories()).doesNotContain("Tracked in CRM");
    }

    @Test
    void aDryRunLeavesACopyAsItIs() {
        rig.mailbox.hints().loseNext(100);
        ItemRef copy = rig.mailbox.copy(item);
        OutlookItem before = rig.mailbox.peek(copy);

        SyncReport report = rig.get(rig.engine.synchronize(true));

        assertThat(report.planned())
                .singleElement()
                .satisfies(planned -> assertThat(planned.action()).isEqualTo("unmark-copy"));
        assertThat(rig.mailbox.peek(copy)).isEqualTo(before);
    }

    @Test
    void anItemMovedToAnotherFolderUnderANewEntryIdKeepsItsLinkAndItsMarkNamesTheNewOne() {
        ItemRef moved = rig.mailbox.changeEntryId(item);

        rig.sync();
        rig.sync();

        assertThat(rig.links()).extracting(Link::item).containsExactly(moved);
        assertThat(Objects.requireNonNull(rig.mailbox.peek(moved).mark()).entryId())
                .isEqualTo(moved.entryId());
    }

    @Test
    void aMarkThatAnotherProgramWipedIsWrittenAgain() {
        rig.mailbox.markByHand(item, null);
        rig.mailbox.categorize(item, Set.of());

        rig.settle();

        assertThat(rig.links()).hasSize(1);
        assertThat(rig.mailbox.peek(item).categories()).contains("Tracked in CRM");
        assertThat(Objects.requireNonNull(rig.mailbox.peek(item).mark()).record())
                .isEqualTo(record);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aMarkOfAnotherOrganizationWrittenOverOursDoesNotEndTheLink() {
        rig.mailbox.markByHand(
                item,
                new ItemMark(
                        new UUID(0xE, 0xE),
                        new RecordRef("task", new UUID(0xE, 1)),
                        ItemMark.State.LINKED,
                        item.entryId(),
                        null,
                        true));
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call now")));

        rig.settle();
        rig.sync();

        assertThat(rig.links()).extracting(Link::record).containsExactly(record);
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call now"));
    }

    @Test
    void anItemSavedByAnotherProgramWithoutAChangeWritesNothing() {
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call back")));
        rig.settle();
        rig.crm.resetCounters();

        SyncReport report = rig.sync();

        assertThat(report.planned()).isEmpty();
        assertThat(report.done().toCrm()).isZero();
    }

    @Test
    void anItemThatBecomesASeriesIsUnlinkedAndBothSidesStay() {
        rig.mailbox.turnInto(item, HandmadeItem::series);
        rig.settle();

        assertThatItIsUnlinkedBecause(ReasonCode.RECURRING);
    }

    @Test
    void aTaskThatIsAssignedAfterTrackingIsUnlinkedAndItsRecordIsNotDeleted() {
        rig.mailbox.turnInto(item, HandmadeItem::assignedTask);
        rig.settle();

        assertThatItIsUnlinkedBecause(ReasonCode.ASSIGNED_TASK);
    }

    @Test
    void anItemThatIsSingleAgainIsLinkedToItsRecordByTrack() {
        rig.mailbox.turnInto(item, HandmadeItem::series);
        rig.settle();
        rig.mailbox.turnInto(item, series -> HandmadeItem.task("Call back"));

        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.RELINKED);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    static List<String> failpoints() {
        return Failpoints.ALL;
    }

    @ParameterizedTest
    @MethodSource("failpoints")
    void aCrashAtAnyPointLeavesTheLinkToTheOriginal(String failpoint) {
        rig.crashAt(failpoint, 1);
        ItemRef copy = rig.mailbox.copy(item);
        rig.settle();
        rig.restart();
        rig.settle();
        rig.sync();

        assertThat(rig.links()).extracting(Link::item).containsExactly(item);
        assertThat(rig.mailbox.peek(copy).categories()).doesNotContain("Tracked in CRM");
        assertThat(rig.sync().planned()).isEmpty();
    }

    private void assertThatItIsUnlinkedBecause(ReasonCode code) {
        assertThat(rig.links()).isEmpty();
        assertThat(rig.exists(item)).isTrue();
        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(rig.mailbox.peek(item).categories()).doesNotContain("Tracked in CRM");
        assertThat(reason(item)).isEqualTo(code);
        assertThat(rig.sync().planned()).isEmpty();
    }

    private @Nullable ReasonCode reason(ItemRef of) {
        ItemRow row = rig.get(rig.engine.resolve(of.entryId())).get(0);
        return rig.get(rig.engine.why(row)).reasons().get(0).code();
    }
}
