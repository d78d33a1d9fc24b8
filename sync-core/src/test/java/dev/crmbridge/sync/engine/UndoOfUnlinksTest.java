package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only removed a link is no deletion, and what somebody else deleted is not brought back with it. */
class UndoOfUnlinksTest {
    private final EngineRig rig = new EngineRig(29);
    private final ItemRef item =
            rig.mailbox.add(HandmadeItem.task("Call back").with(ItemField.BODY, ItemValue.text("About the offer")));
    private final ItemRef other = rig.mailbox.add(HandmadeItem.task("Send the offer"));
    private RecordRef record = new RecordRef("task", new UUID(0, 0));

    @BeforeEach
    void track() {
        record = Objects.requireNonNull(rig.track(item).record()).ref();
        rig.track(other);
    }

    private UndoReport undo(String runOrOp) {
        UndoReport report = rig.get(rig.engine.undo(runOrOp)).orElseThrow();
        rig.settle();
        return report;
    }

    private static UndoReport.Line of(UndoReport report, RecordRef record) {
        return report.lines().stream()
                .filter(line -> line.record().equals(record))
                .reduce((one, more) -> {
                    throw new AssertionError("two lines: " + one + ", " + more);
                })
                .orElseThrow();
    }

    private String runThatUnlinksTheCompletedItem() {
        rig.mailbox.edit(item, Map.of(ItemField.STATUS, new ItemValue.Whole(2)));
        rig.sync();
        rig.crm.server().remove(record);
        rig.sync();
        rig.mailbox.edit(other, Map.of(ItemField.SUBJECT, ItemValue.text("Send the offer today")));
        String run = rig.sync().run();
        assertThat(rig.links()).hasSize(1);
        return run;
    }

    @Test
    void aRunThatLetAnItemGoBecauseAColleagueDeletedItsRecordDoesNotBringTheRecordBack() {
        String run = runThatUnlinksTheCompletedItem();

        UndoReport report = undo(run);

        assertThat(of(report, record).undone()).isFalse();
        assertThat(of(report, record).code()).isEqualTo(ReasonCode.DELETED_IN_CRM);
        assertThat(of(report, record).reason()).contains("Track the item to create a new one");
        assertThat(report.lines())
                .hasSize(2)
                .filteredOn(UndoReport.Line::undone)
                .hasSize(1);
        assertThat(report.operations()).isEmpty();
        assertThat(rig.crm.server().row(record)).isEmpty();
        assertThat(rig.links()).hasSize(1);
    }

    @Test
    void whereTheRecordIsThereAgainTheItemIsLinkedToItAndToNoSecondOne() {
        String run = runThatUnlinksTheCompletedItem();
        rig.crm.server().put(record, Map.of("subject", CrmValue.text("Call back")), new UUID(9, 9));

        assertThat(of(undo(run), record).undone()).isTrue();

        assertThat(rig.links()).hasSize(2).anyMatch(link -> link.record().equals(record));
        assertThat(rig.crm.server().all("task")).hasSize(2);
    }

    @Test
    void itemAndRecordThatPeopleDeletedStayDeleted() {
        rig.crm.server().remove(record);
        rig.mailbox.delete(item);
        rig.sync();
        rig.sync();
        assertThat(rig.links()).hasSize(1);
        HistoryEntry last = rig.get(rig.engine.history(1)).get(0);
        assertThat(last.action()).isEqualTo("unlink");

        assertThat(of(undo(last.run()), record).undone()).isFalse();

        assertThat(rig.crm.server().row(record)).isEmpty();
    }

    @Test
    void anUntrackThatFoundTheRecordDeletedAlreadyDoesNotBringItBack() {
        rig.crm.server().remove(record);
        OperationView untracked = rig.untrack(item, true);
        assertThat(untracked.code()).isEqualTo(ReasonCode.RECORD_DELETED);
        assertThat(rig.get(rig.engine.history(1)).get(0).action()).isEqualTo("unlink");

        assertThat(of(undo(untracked.op()), record).undone()).isFalse();

        assertThat(rig.crm.server().row(record)).isEmpty();
    }

    @Test
    void aDeletionOfARunIsTakenBackAlsoWhenItsAnswerWasLost() {
        rig.crm.failNext(CrmOperation.DELETE, Fault.answerLost());
        rig.mailbox.delete(item);
        rig.sync();
        rig.sync();
        assertThat(rig.crm.requests(CrmOperation.DELETE)).isEqualTo(1);

        isCreatedAgain();
    }

    @Test
    void aDeletionOfARunIsTakenBackAlsoWhenTheProcessEndedRightAfterIt() {
        rig.crashAt(Failpoints.AFTER_SYNC_DELETE, 1);
        rig.mailbox.delete(item);
        rig.engine.synchronize(false);
        rig.settle();
        assertThat(rig.crashed()).isTrue();
        rig.restart();
        rig.settle();

        isCreatedAgain();
    }

    private void isCreatedAgain() {
        assertThat(rig.crm.server().row(record)).isEmpty();
        rig.sync();
        rig.sync();
        assertThat(rig.links()).hasSize(1);
        HistoryEntry last = rig.get(rig.engine.history(1)).get(0);
        assertThat(last.action()).isEqualTo("delete-record");

        undo(last.run());

        assertThat(rig.row(record).value("description")).isEqualTo(CrmValue.text("About the offer"));
    }
}
