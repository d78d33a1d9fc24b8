package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.DepartureAnswer;
import dev.crmbridge.sync.DepartureReport;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.store.Link;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The item was tracked again before what removed its link is taken back: it has a record, and gets no second one. */
class UndoOfTrackedAgainTest {
    private final EngineRig rig = new EngineRig(23);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final RecordRef first = record(rig.track(item));

    private static RecordRef record(OperationView tracked) {
        return Objects.requireNonNull(tracked.record()).ref();
    }

    private UndoReport undo(String runOrOp) {
        UndoReport report = rig.get(rig.engine.undo(runOrOp)).orElseThrow();
        rig.settle();
        return report;
    }

    private static void stays(UndoReport report, ReasonCode code) {
        assertThat(report.operations()).isEmpty();
        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.undone()).isFalse();
            assertThat(line.code()).isEqualTo(code);
        });
    }

    private void isTheOnlyRecord(RecordRef record) {
        assertThat(rig.crm.server().all("task"))
                .singleElement()
                .satisfies(row -> assertThat(row.ref()).isEqualTo(record));
        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.record()).isEqualTo(record));
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void aRecordThatWasLinkedAgainAndIsDeletedByNowIsNotSaidToStay() {
        rig.untrack(item, false);
        OperationView again = rig.track(item);
        assertThat(record(again)).isEqualTo(first);
        rig.crm.server().remove(first);

        UndoReport report = undo(again.op());

        assertThat(report.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.reason())
                        .contains("was deleted in the CRM already")
                        .doesNotContain("stays"));
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void theDeletedRecordDoesNotComeBackBesideTheNewOne() {
        OperationView untracked = rig.untrack(item, true);
        RecordRef second = record(rig.track(item));
        assertThat(second).isNotEqualTo(first);

        UndoReport report = undo(untracked.op());

        stays(report, ReasonCode.ALREADY_TRACKED);
        assertThat(report.lines().get(0).reason()).contains("Untrack the item and take this back again");
        isTheOnlyRecord(second);
    }

    @Test
    void onceItIsUntrackedAgainTheRecordOfBeforeComesBack() {
        OperationView untracked = rig.untrack(item, true);
        rig.track(item);
        rig.untrack(item, true);

        assertThat(undo(untracked.op()).lines()).singleElement().matches(UndoReport.Line::undone, "undone");

        isTheOnlyRecord(first);
    }

    @Test
    void theNewRecordIsSeenAlsoWhenTheItemHasAnotherEntryIdByThen() {
        OperationView untracked = rig.untrack(item, true);
        RecordRef second = record(rig.track(item));
        rig.mailbox.changeEntryId(item);
        rig.sync();
        rig.sync();
        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.item()).isNotEqualTo(item));

        stays(undo(untracked.op()), ReasonCode.ALREADY_TRACKED);

        isTheOnlyRecord(second);
    }

    @Test
    void aRecordThatWasCreatedByChoiceIsTheOnlyOneAlsoAfterTheRunIsTakenBack() {
        rig.crm.server().remove(first);
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Call them today")));
        rig.sync();
        rig.sync();
        DepartureReport chosen =
                rig.get(rig.engine.decideDepartures(new DepartureAnswer(List.of(first), DepartureChoice.CREATE, null)));
        rig.settle();
        RecordRef second = rig.links().get(0).record();
        assertThat(second).isNotEqualTo(first);

        stays(undo(chosen.run()), ReasonCode.ALREADY_TRACKED);

        isTheOnlyRecord(second);
    }

    @Test
    void whoTracksItInTheSameMomentGetsOneRecord() {
        OperationView untracked = rig.untrack(item, true);

        CompletableFuture<?> undone = rig.engine.undo(untracked.op());
        rig.engine.submit(rig.request(CommandKind.TRACK, item));
        rig.get(undone);
        rig.settle();

        assertThat(rig.crm.server().all("task")).hasSize(1);
        assertThat(rig.links()).hasSize(1);
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void whileTrackingItAsksTheRecordOfBeforeIsLeft() {
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, 3),
                        "Same subject",
                        "task",
                        "task",
                        false,
                        false,
                        List.of(new DuplicateRuleRow.Condition("subject", "subject", 0, null, true))));
        OperationView untracked = rig.untrack(item, true);
        rig.crm
                .server()
                .put(
                        new RecordRef("task", new UUID(5, 5)),
                        Map.of("subject", CrmValue.text("Call back")),
                        new UUID(9, 9));
        OperationView asking = rig.track(item);
        assertThat(asking.outcome()).isEqualTo(Outcome.DUPLICATES);

        stays(undo(untracked.op()), ReasonCode.STILL_PENDING);

        assertThat(rig.crm.server().row(first)).isEmpty();
        assertThat(rig.answer(asking, new Answer.Save()).outcome()).isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.server().all("task")).hasSize(2);
    }

    @Test
    void aTrackIsTakenBackAlsoWhenTheItemHasAnotherEntryIdByThen() {
        OperationView again = rig.track(rig.mailbox.add(HandmadeItem.task("Another one")));
        Link before = rig.links().get(1);
        rig.mailbox.changeEntryId(before.item());
        rig.sync();
        rig.sync();

        assertThat(undo(again.op()).operations()).hasSize(1);

        isTheOnlyRecord(first);
    }
}
