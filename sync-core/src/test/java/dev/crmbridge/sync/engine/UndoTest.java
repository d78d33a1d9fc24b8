package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.plan.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndoTest {
    private final EngineRig rig = new EngineRig(8);

    private UndoReport undo(String runOrOp) {
        UndoReport report = rig.get(rig.engine.undo(runOrOp)).orElseThrow();
        rig.settle();
        return report;
    }

    private static RecordRef record(OperationView tracked) {
        return Objects.requireNonNull(tracked.record()).ref();
    }

    @Test
    void aTrackOfTwentyItemsIsTakenBackExceptWhatWasTouchedSince() {
        List<ItemRef> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            items.add(rig.mailbox.add(HandmadeItem.task("Call " + i)));
        }
        List<OperationView> tracked = rig.run(rig.request(CommandKind.TRACK, items.toArray(ItemRef[]::new)));
        RecordRef touched = record(tracked.get(7));
        rig.crm.server().edit(touched, Map.of("description", CrmValue.text("A colleague's note")));

        String together =
                Objects.requireNonNull(rig.get(rig.engine.history(1)).get(0).together());
        UndoReport report = undo(together);

        assertThat(report.lines())
                .hasSize(20)
                .filteredOn(line -> !line.undone())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.record()).isEqualTo(touched);
                    assertThat(line.subject()).isEqualTo("Call 7");
                    assertThat(line.code()).isEqualTo(ReasonCode.RECORD_KEPT);
                    assertThat(line.reason()).contains("changed since").contains("stays in the CRM");
                });
        assertThat(report.lines())
                .extracting(UndoReport.Line::subject)
                .containsExactlyInAnyOrderElementsOf(
                        tracked.stream().map(OperationView::subject).toList());
        assertThat(report.operations()).hasSize(20);

        assertThat(rig.links()).isEmpty();
        assertThat(rig.crm.server().all("task"))
                .singleElement()
                .satisfies(row -> assertThat(row.ref()).isEqualTo(touched));
        assertThat(items)
                .allSatisfy(
                        item -> assertThat(rig.mailbox.peek(item).categories()).doesNotContain("Tracked in CRM"));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anItemThatARunMovedToDeletedItemsComesBackUntracked(boolean movesRename) {
        rig.mailbox.newIdOnMove(movesRename);
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        rig.crm.server().remove(record(rig.track(item)));
        rig.sync();
        String run = rig.sync().run();
        assertThat(rig.links()).isEmpty();
        assertThat(rig.mailbox.peekAll())
                .singleElement()
                .matches(found -> found.facts().inDeletedItems());

        UndoReport report = undo(run);

        assertThat(report.lines()).singleElement().matches(UndoReport.Line::undone);
        assertThat(rig.mailbox.peekAll()).singleElement().satisfies(found -> {
            assertThat(found.facts().inDeletedItems()).isFalse();
            assertThat(found.categories()).doesNotContain("Tracked in CRM");
        });
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.track(rig.mailbox.peekAll().get(0).ref()).outcome()).isEqualTo(Outcome.LINKED);
    }

    @Test
    void anItemThatIsNotInDeletedItemsAnyMoreStaysWhereItIs() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        rig.crm.server().remove(record(rig.track(item)));
        rig.sync();
        String run = rig.sync().run();
        ItemRef deleted = rig.mailbox.peekAll().get(0).ref();
        rig.mailbox.bringBack(deleted);

        UndoReport report = undo(run);

        assertThat(report.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).contains("not in Deleted Items any more"));
    }

    @Test
    void anUntrackThatDeletedTheRecordCreatesItAgainUnderItsIdAndLinksIt() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back")
                .with(ItemField.BODY, ItemValue.text("About the offer"))
                .with(ItemField.STATUS, new ItemValue.Whole(1)));
        RecordRef record = record(rig.track(item));
        OperationView untracked = rig.untrack(item, true);
        assertThat(rig.crm.server().row(record)).isEmpty();

        UndoReport report = undo(untracked.op());

        assertThat(report.operations()).hasSize(1);
        assertThat(rig.get(rig.engine.operation(report.operations().get(0).op()))
                        .orElseThrow()
                        .outcome())
                .isEqualTo(Outcome.LINKED);
        assertThat(rig.row(record).value("description")).isEqualTo(CrmValue.text("About the offer"));
        assertThat(rig.row(record).value("statuscode")).isEqualTo(new CrmValue.Whole(3));
        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.record()).isEqualTo(record));
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.mailbox.peek(item).categories()).contains("Tracked in CRM");
    }

    @Test
    void aLostAnswerWhileADeletedRecordIsCreatedAgainMakesNoSecondOne() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        RecordRef record = record(rig.track(item));
        OperationView untracked = rig.untrack(item, true);
        rig.crm.failNext(CrmOperation.CREATE, Fault.answerLost());

        assertThat(undo(untracked.op()).lines()).singleElement().matches(line -> !line.undone(), "not undone");
        undo(untracked.op());

        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.record()).isEqualTo(record));
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void whatChangedInAnotherFieldBeforeTheChoiceIsNotPassedOver() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        RecordRef record = record(rig.track(item));
        rig.crm.server().edit(record, Map.of("subject", CrmValue.text("From the CRM")));
        undo(rig.sync().run());
        ConflictView conflict = rig.get(rig.engine.conflicts()).get(0);
        rig.crm.server().edit(record, Map.of("description", CrmValue.text("Not seen yet")));
        rig.mailbox.hints().loseNext(10);
        rig.mailbox.edit(item, Map.of(ItemField.IMPORTANCE, new ItemValue.Whole(2)));

        rig.get(rig.engine.resolveConflict(conflict.id(), Settlement.Side.CRM, false));
        rig.sync();

        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("From the CRM"));
        assertThat(rig.mailbox.peek(item).field(ItemField.BODY)).isEqualTo(ItemValue.text("Not seen yet"));
        assertThat(rig.row(record).value("prioritycode")).isEqualTo(new CrmValue.Whole(2));
    }

    @Test
    void anUntrackThatKeptTheRecordLinksItAgain() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        RecordRef record = record(rig.track(item));

        undo(rig.untrack(item, false).op());

        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.record()).isEqualTo(record));
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void aTrackThatFoundAnEarlierRecordLeavesThatRecordAsItWas() {
        RecordRef account = new RecordRef("account", new UUID(7, 7));
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        RecordRef record = record(rig.track(item));
        rig.untrack(item, false);
        OperationView again = rig.regarding(item, account);
        assertThat(again.code()).isEqualTo(ReasonCode.RELINKED);
        assertThat(rig.row(record).value("regardingobjectid")).isInstanceOf(CrmValue.Lookup.class);
        assertThat(rig.get(rig.engine.history(2)))
                .extracting(HistoryEntry::what)
                .containsExactly(
                        "The regarding record was set.", "The item was linked to a record that was there already.");

        UndoReport report = undo(again.op());

        assertThat(report.lines()).hasSize(2).allMatch(UndoReport.Line::undone, "undone");
        assertThat(rig.links()).isEmpty();
        assertThat(rig.row(record).value("regardingobjectid")).isEqualTo(CrmValue.NONE);
        assertThat(rig.mailbox.peek(item).categories()).doesNotContain("Tracked in CRM");
    }

    @Test
    void aDeletedRecordComesBackWithWhatAColleagueWroteJustBefore() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        RecordRef record = record(rig.track(item));
        rig.crm.server().edit(record, Map.of("description", CrmValue.text("Before the question")));
        List<RecordRef> meanwhile = new ArrayList<>();
        rig.crm.faults((operation, number) -> {
            if (operation == CrmOperation.DELETE && meanwhile.isEmpty()) {
                meanwhile.add(record);
                rig.crm.server().edit(record, Map.of("description", CrmValue.text("While it was deleted")));
            }
            return Fault.NONE;
        });
        OperationView untracked = rig.untrack(item, true);
        assertThat(untracked.code()).isEqualTo(ReasonCode.RECORD_DELETED);
        assertThat(meanwhile).hasSize(1);

        undo(untracked.op());

        assertThat(rig.row(record).value("description")).isEqualTo(CrmValue.text("While it was deleted"));
    }

    @Test
    void aRunsWriteToTheCrmIsTakenBackAndBothValuesWaitForAChoice() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        RecordRef record = record(rig.track(item));
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call back today")));
        rig.sync();
        HistoryEntry last = rig.get(rig.engine.history(1)).get(0);
        assertThat(last.action()).isEqualTo("update-record");
        assertThat(last.changes()).containsExactly(new HistoryEntry.Change("subject", "Call back", "Call back today"));

        assertThat(undo(last.run()).lines()).singleElement().matches(UndoReport.Line::undone, "undone");

        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back"));
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Call back today"));
        ConflictView conflict = rig.get(rig.engine.conflicts()).get(0);
        assertThat(conflict.outlook()).isEqualTo("Call back today");
        assertThat(conflict.crm()).isEqualTo("Call back");
        assertThat(rig.sync().planned()).isEmpty();
        assertThat(rig.get(rig.engine.resolveConflict(conflict.id(), Settlement.Side.CRM, false)))
                .isEmpty();
        rig.settle();
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Call back"));
        assertThat(rig.get(rig.engine.conflicts())).isEmpty();
    }

    @Test
    void aValueThatWasChangedAgainSinceStays() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        RecordRef record = record(rig.track(item));
        rig.crm.server().edit(record, Map.of("subject", CrmValue.text("From the CRM")));
        SyncReport run = rig.sync();
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Edited once more")));

        UndoReport report = undo(run.run());

        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.reason()).contains("changed since");
        });
        assertThat(rig.mailbox.peek(item).field(ItemField.SUBJECT)).isEqualTo(ItemValue.text("Edited once more"));
    }

    @Test
    void aDeletedRecordComesBackAndTheItemStaysWhereTheUserPutIt() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        RecordRef record = record(rig.track(item));
        rig.mailbox.delete(item);
        rig.sync();
        String run = rig.sync().run();
        String deleted = rig.get(rig.engine.history(20)).stream()
                .filter(entry -> entry.action().equals("delete-record"))
                .findFirst()
                .map(HistoryEntry::run)
                .orElse(run);

        undo(deleted);

        assertThat(rig.crm.server().row(record)).isPresent();
        rig.sync();
        rig.sync();
        assertThat(rig.crm.server().row(record)).isPresent();
    }

    @Test
    void anUnknownIdIsSaid() {
        assertThat(rig.get(rig.engine.undo("nothing-like-it"))).isEmpty();
    }
}
