package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.adopt.Adoption;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.sync.store.Link;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Items of the retired client that are linked to their records. */
class AdoptionTest {
    private final EngineRig rig = new EngineRig(8);
    private final RetiredClient old = new RetiredClient(rig);
    private final UUID ours = old.organization;

    @Test
    void anItemOfTheRetiredClientIsLinkedToItsRecordAndMarkedByUs() {
        RecordRef record = old.record("task", "Call back");
        ItemRef item = old.marked(HandmadeItem.task("Call back"), record, ours);

        SyncReport report = rig.sync();

        assertThat(report.done().adopted()).isEqualTo(1);
        assertThat(report.planned())
                .singleElement()
                .satisfies(planned -> assertThat(planned.action()).isEqualTo(Adoption.ACTION));
        assertThat(old.linkOf(item).record()).isEqualTo(record);
        OutlookItem now = rig.mailbox.peek(item);
        assertThat(now.categories()).contains("Tracked in CRM");
        assertThat(Objects.requireNonNull(now.mark()).entryId()).isEqualTo(item.entryId());
        assertThat(rig.crm.server().all("task")).hasSize(1);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void theHistoryTellsOfItAndTakingItBackKeepsTheRecord() {
        RecordRef record = old.record("task", "Call back");
        ItemRef item = old.marked(HandmadeItem.task("Call back"), record, ours);
        String run = rig.sync().run();

        assertThat(rig.get(rig.engine.history(10)))
                .anyMatch(entry -> entry.action().equals(Adoption.ACTION));
        rig.get(rig.engine.undo(run));
        rig.settle();

        assertThat(rig.links()).isEmpty();
        assertThat(rig.row(record).ref()).isEqualTo(record);
        assertThat(rig.sync().done().adopted()).isZero();
        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.RELINKED);
    }

    @Test
    void whatBothSidesShowIsAgreedAndALaterEditTravels() {
        RecordRef record = old.record("task", "Call back");
        ItemRef item = old.marked(HandmadeItem.task("Call back"), record, ours);
        rig.sync();

        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call now")));
        rig.settle();

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call now"));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
    }

    @Test
    void aFieldThatDiffersAsksAndNeitherValueIsWrittenOver() {
        RecordRef record = old.record("task", "Call tomorrow", Map.of("prioritycode", new CrmValue.Whole(2)));
        ItemRef item = old.marked(HandmadeItem.task("Call today"), record, ours);

        SyncReport report = rig.sync();

        assertThat(report.done().adopted()).isEqualTo(1);
        assertThat(report.done().toCrm()).isZero();
        assertThat(report.done().toOutlook()).isZero();
        assertThat(report.done().conflicts()).isEqualTo(2);
        assertThat(old.subject(item)).isEqualTo("Call today");
        assertThat(rig.mailbox.peek(item).field(ItemField.IMPORTANCE)).isEqualTo(new ItemValue.Whole(1));
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call tomorrow"));
        assertThat(rig.get(rig.engine.conflicts()))
                .extracting(conflict -> conflict.field())
                .containsExactlyInAnyOrder("subject", "prioritycode");
        assertThat(rig.sync().planned()).isEmpty();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(booleans = {true, false})
    void theChosenValueOfSuchAFieldGoesToTheOtherSide(boolean outlookWins) {
        RecordRef record = old.record("task", "Call tomorrow");
        ItemRef item = old.marked(HandmadeItem.task("Call today"), record, ours);
        rig.sync();

        String id = rig.get(rig.engine.conflicts()).get(0).id();
        assertThat(rig.get(rig.engine.resolveConflict(
                        id, outlookWins ? Settlement.Side.OUTLOOK : Settlement.Side.CRM, false)))
                .isEmpty();

        String chosen = outlookWins ? "Call today" : "Call tomorrow";
        assertThat(old.subject(item)).isEqualTo(chosen);
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text(chosen));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anEmptyFieldIsFilledFromTheOtherSide() {
        RecordRef record = old.record("task", "Call back", Map.of("description", CrmValue.text("Ask for Sample")));
        ItemRef item = old.marked(
                HandmadeItem.task("Call back")
                        .with(ItemField.DUE_DATE, new ItemValue.Day(java.time.LocalDate.of(2026, 12, 1))),
                record,
                ours);

        rig.sync();
        rig.sync();

        assertThat(rig.row(record).value("scheduledend")).isNotEqualTo(CrmValue.NONE);
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
        assertThat(rig.row(record).value("description")).isEqualTo(CrmValue.text("Ask for Sample"));
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(old.subject(item)).isEqualTo("Call back");
    }

    @Test
    void aTaskThatIsDoneOnOneSideOnlyAsks() {
        RecordRef record = old.record(
                "task", "Call back", Map.of("statecode", new CrmValue.Whole(0), "statuscode", new CrmValue.Whole(3)));
        ItemRef item =
                old.marked(HandmadeItem.task("Call back").with(ItemField.STATUS, new ItemValue.Whole(2)), record, ours);

        rig.sync();

        assertThat(rig.row(record).value("statecode")).isEqualTo(new CrmValue.Whole(0));
        assertThat(rig.mailbox.peek(item).field(ItemField.STATUS)).isEqualTo(new ItemValue.Whole(2));
        assertThat(rig.get(rig.engine.conflicts()))
                .extracting(conflict -> conflict.field())
                .contains("status");
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aClosedRecordStaysAsItIs() {
        RecordRef record = old.record(
                "task",
                "Call back, done",
                Map.of("statecode", new CrmValue.Whole(1), "statuscode", new CrmValue.Whole(5)));
        ItemRef item = old.marked(HandmadeItem.task("Call back"), record, ours);

        rig.sync();

        assertThat(old.linkOf(item).record()).isEqualTo(record);
        assertThat(old.subject(item)).isEqualTo("Call back");
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back, done"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aTaskMarkedWithoutItsTableIsFoundAsThePhoneCallItIs() {
        RecordRef record = old.record("phonecall", "Call back");
        ItemRef item = old.marked(HandmadeItem.task("Call back"), new RecordRef("", record.id()), ours, null);

        rig.sync();

        assertThat(old.linkOf(item).record()).isEqualTo(record);
    }

    @ParameterizedTest
    @EnumSource(
            value = ItemMark.State.class,
            names = {"PENDING", "LINKED"})
    void anItemThatWasStillToBeSavedIsLinkedWhenItsRecordExists(ItemMark.State state) {
        RecordRef record = old.record("task", "Call back");
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        rig.mailbox.markByHand(item, new ItemMark(ours, record, state, null, null, false));

        assertThat(rig.sync().done().adopted()).isEqualTo(1);
    }

    @Test
    void trackOfAMarkedItemAsksWhereBothSidesDiffer() {
        RecordRef record = old.record("task", "Call tomorrow");
        ItemRef item = old.marked(HandmadeItem.task("Call today"), record, ours);

        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.RELINKED);

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call tomorrow"));
        assertThat(old.subject(item)).isEqualTo("Call today");
        assertThat(rig.get(rig.engine.conflicts())).hasSize(1);
    }

    @Test
    void aDryRunTellsAndChangesNothing() {
        ItemRef item = old.marked(HandmadeItem.task("Call back"), old.record("task", "Call back"), ours);
        OutlookItem before = rig.mailbox.peek(item);

        SyncReport report = rig.get(rig.engine.synchronize(true));

        assertThat(report.planned()).hasSize(1);
        assertThat(rig.links()).isEmpty();
        assertThat(rig.mailbox.peek(item)).isEqualTo(before);
        assertThat(rig.sync().done().adopted()).isEqualTo(1);
    }

    @Test
    void oneRunTakesOverALimitedNumberAndTheNextOneGoesOn() {
        for (int i = 0; i < Adoption.MOST + 20; i++) {
            old.marked(HandmadeItem.task("Task " + i), old.record("task", "Task " + i), ours);
        }

        assertThat(rig.sync().done().adopted()).isEqualTo(Adoption.MOST);
        assertThat(rig.sync().done().adopted()).isEqualTo(20);
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.crm.server().all("task")).hasSize(Adoption.MOST + 20);
    }

    static List<String> failpoints() {
        return Failpoints.ALL;
    }

    @ParameterizedTest
    @MethodSource("failpoints")
    void aCrashAtAnyPointLinksOnceAndLosesNothing(String failpoint) {
        RecordRef same = old.record("task", "Call back");
        RecordRef differs = old.record("task", "Call tomorrow", Map.of("description", CrmValue.text("Ask")));
        ItemRef alike = old.marked(HandmadeItem.task("Call back"), same, ours);
        ItemRef other = old.marked(
                HandmadeItem.task("Call today")
                        .with(ItemField.DUE_DATE, new ItemValue.Day(java.time.LocalDate.of(2026, 12, 1))),
                differs,
                ours);
        for (int count = 1; count <= 2; count++) {
            rig.crashAt(failpoint, count);
            rig.engine.synchronize(false);
            rig.settle();
            if (rig.crashed()) {
                rig.restart();
                rig.settle();
            }
        }
        rig.sync();
        rig.sync();

        assertThat(old.linkOf(alike).record()).isEqualTo(same);
        assertThat(old.linkOf(other).record()).isEqualTo(differs);
        assertThat(rig.links()).hasSize(2);
        assertThat(rig.links()).noneMatch(Link::markDue);
        assertThat(old.subject(other)).isEqualTo("Call today");
        assertThat(rig.row(differs).value("subject")).isEqualTo(CrmValue.text("Call tomorrow"));
        assertThat(rig.row(differs).value("scheduledend")).isNotEqualTo(CrmValue.NONE);
        assertThat(rig.get(rig.engine.conflicts())).hasSize(1);
        assertThat(rig.sync().planned()).isEmpty();
    }
}
