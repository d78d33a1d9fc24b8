package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What was done in one organization is taken back only there. The other CRM here is a copy of the first one: it has the same records,
 * under the same ids, so whatever is not held back is written.
 */
class UndoElsewhereTest {
    private static final UUID THERE = new UUID(0, 0xC1);
    private static final UUID HERE = new UUID(0, 0xC2);

    private final EngineRig rig = new EngineRig(52);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    private void connectTo(UUID organization) {
        rig.crm.server().organization(organization);
        rig.restart();
        rig.settle();
        rig.crm.resetCounters();
    }

    private UndoReport undo(String runOrOp) {
        UndoReport report = rig.get(rig.engine.undo(runOrOp)).orElseThrow();
        rig.settle();
        return report;
    }

    private static RecordRef record(OperationView operation) {
        return Objects.requireNonNull(operation.record()).ref();
    }

    private void refusedHere(String runOrOp, RecordRef record) {
        List<Link> links = rig.store.inTransaction(tx -> tx.links().all());
        OutlookItem before = rig.mailbox.peek(item);

        UndoReport report = undo(runOrOp);

        assertThat(report.operations()).isEmpty();
        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.code()).isEqualTo(ReasonCode.OTHER_ORGANIZATION);
            assertThat(line.reason()).contains(THERE.toString());
            assertThat(line.record()).isEqualTo(record);
        });
        assertThat(rig.store.<List<Link>>inTransaction(tx -> tx.links().all())).isEqualTo(links);
        assertThat(rig.mailbox.peek(item)).isEqualTo(before);
        for (CrmOperation operation :
                List.of(CrmOperation.CREATE, CrmOperation.UPDATE, CrmOperation.DELETE, CrmOperation.BATCH)) {
            assertThat(rig.crm.requests(operation)).as(operation.name()).isZero();
        }
    }

    @Test
    void aTrackIsTakenBackOnlyWhereItWasDone() {
        OperationView tracked = rig.track(item);
        connectTo(HERE);

        refusedHere(tracked.op(), record(tracked));
        assertThat(rig.crm.requests(CrmOperation.READ)).as("not even looked at").isZero();
        assertThat(rig.crm.server().row(record(tracked))).isPresent();

        connectTo(THERE);
        assertThat(undo(tracked.op()).lines()).allMatch(UndoReport.Line::undone, "undone");
        assertThat(rig.crm.server().row(record(tracked))).isEmpty();
    }

    @Test
    void aDeletedRecordIsCreatedAgainOnlyWhereItWas() {
        RecordRef record = record(rig.track(item));
        OperationView untracked = rig.untrack(item, true);
        assertThat(untracked.code()).isEqualTo(ReasonCode.RECORD_DELETED);
        connectTo(HERE);

        refusedHere(untracked.op(), record);
        assertThat(rig.crm.server().row(record)).isEmpty();

        connectTo(THERE);
        assertThat(undo(untracked.op()).lines()).allMatch(UndoReport.Line::undone, "undone");
        assertThat(rig.crm.server().row(record)).isPresent();
    }

    @Test
    void aChangedValueIsWrittenBackOnlyWhereItWasWritten() {
        RecordRef record = record(rig.track(item));
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call back today")));
        String run = rig.sync().run();
        connectTo(HERE);

        refusedHere(run, record);
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back today"));

        connectTo(THERE);
        undo(run);
        assertThat(rig.row(record).value("subject")).isEqualTo(CrmValue.text("Call back"));
    }

    @Test
    void aCommandForSeveralItemsHasALineForEachRecord() {
        ItemRef other = rig.mailbox.add(HandmadeItem.task("Send the offer"));
        rig.run(rig.request(CommandKind.TRACK, item, other));
        String together =
                Objects.requireNonNull(rig.get(rig.engine.history(1)).get(0).together());
        connectTo(HERE);

        assertThat(undo(together).lines())
                .hasSize(2)
                .allMatch(line -> line.code() == ReasonCode.OTHER_ORGANIZATION && !line.undone());
        assertThat(rig.links()).hasSize(2);
    }

    @Test
    void whileTheOtherCrmIsAwayAtFirstNothingOfItIsTakenBackEither() {
        OperationView tracked = rig.track(item);
        rig.crm.server().organization(HERE);
        rig.crm.faults((operation, number) -> Fault.unreachable());
        rig.restart();
        rig.settle();
        assertThat(undo(tracked.op()).lines()).noneMatch(UndoReport.Line::undone);
        rig.crm.faults(FaultPlan.NONE);
        rig.crm.resetCounters();

        refusedHere(tracked.op(), record(tracked));
    }

    @Test
    void theHistorySaysWhatWasDoneElsewhere() {
        rig.track(item);
        assertThat(rig.get(rig.engine.history(5)))
                .extracting(HistoryEntry::what)
                .containsExactly("The record was created and linked.");

        connectTo(HERE);
        rig.track(rig.mailbox.add(HandmadeItem.task("Send the offer")));

        assertThat(rig.get(rig.engine.history(5)))
                .extracting(HistoryEntry::what)
                .containsExactly(
                        "The record was created and linked.",
                        "The record was created and linked. That was in another organization (" + THERE + ").");
    }
}
