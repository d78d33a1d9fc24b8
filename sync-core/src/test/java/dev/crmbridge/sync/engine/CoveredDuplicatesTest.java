package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.plan.Settlement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who saved a record in spite of possible duplicates is not asked about the same ones again. The CRM of this test checks every write. */
class CoveredDuplicatesTest {
    private final EngineRig rig = new EngineRig(29);
    private final RecordRef earlier = task(5);
    private final RecordRef another = task(6);

    CoveredDuplicatesTest() {
        publish(3, "subject");
        put(earlier, Map.of("subject", CrmValue.text("Call back")));
    }

    private static RecordRef task(int number) {
        return new RecordRef("task", new UUID(5, number));
    }

    private void publish(int number, String... columns) {
        List<DuplicateRuleRow.Condition> conditions = Arrays.stream(columns)
                .map(column -> new DuplicateRuleRow.Condition(column, column, 0, null, true))
                .toList();
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, number), "Same " + columns[0], "task", "task", false, false, conditions));
    }

    private void put(RecordRef ref, Map<String, CrmValue> values) {
        rig.crm.server().put(ref, values, new UUID(9, 9));
    }

    private ItemRef saved() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
        rig.answer(rig.track(item), new Answer.Save());
        assertThat(rig.links()).hasSize(1);
        return item;
    }

    private void edit(ItemRef item, ItemField field, String text) {
        rig.mailbox.edit(item, Map.of(field, ItemValue.text(text)));
    }

    /** A pass after what was read last is no longer fresh. */
    private void pass() {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
    }

    private CrmValue inCrm(String column) {
        return rig.row(rig.links().get(0).record()).value(column);
    }

    private List<ConflictView> open() {
        return rig.get(rig.engine.conflicts());
    }

    private List<RecordRef> shown() {
        return open().stream()
                .flatMap(view -> view.duplicates().stream())
                .map(Question.Match::ref)
                .distinct()
                .toList();
    }

    @Test
    void afterSaveAnEditOfAnotherFieldIsWrittenWithoutAQuestion() {
        ItemRef item = saved();

        edit(item, ItemField.BODY, "More about it");
        pass();

        assertThat(inCrm("description")).isEqualTo(CrmValue.text("More about it"));
        assertThat(open()).isEmpty();
        assertThat(rig.sync().planned()).isEmpty();
    }

    @Test
    void anEditOfAComparedFieldThatMeetsTheSameRecordIsWrittenWithoutAQuestion() {
        ItemRef item = saved();

        edit(item, ItemField.SUBJECT, "CALL BACK");
        pass();

        assertThat(inCrm("subject")).isEqualTo(CrmValue.text("CALL BACK"));
        assertThat(open()).isEmpty();
    }

    @Test
    void aFurtherDuplicateIsAskedAboutAndOnlyThatOneIsShown() {
        ItemRef item = saved();
        put(another, Map.of("subject", CrmValue.text("Call back")));

        edit(item, ItemField.SUBJECT, "CALL BACK");
        pass();

        assertThat(inCrm("subject")).isEqualTo(CrmValue.text("Call back"));
        assertThat(open()).extracting(ConflictView::field).containsExactly("subject");
        assertThat(shown()).containsExactly(another);
    }

    @Test
    void aDuplicateByAColumnTheBridgeDoesNotWriteIsAskedAbout() {
        ItemRef item = saved();
        publish(4, "category");
        put(another, Map.of("subject", CrmValue.text("Other"), "category", CrmValue.text("Sales")));
        rig.crm.server().edit(rig.links().get(0).record(), Map.of("category", CrmValue.text("Sales")));

        edit(item, ItemField.SUBJECT, "CALL BACK");
        pass();

        assertThat(inCrm("subject")).isEqualTo(CrmValue.text("Call back"));
        assertThat(open()).extracting(ConflictView::field).containsExactly("subject");
    }

    @Test
    void aDuplicateInATableThatOnlyTheCrmLooksIntoIsAskedAbout() {
        ItemRef item = saved();
        List<DuplicateRuleRow.Condition> unknown =
                List.of(new DuplicateRuleRow.Condition("subject", "subject", 77, null, true));
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(new UUID(3, 9), "Same letter", "task", "letter", false, false, unknown));
        put(new RecordRef("letter", new UUID(5, 9)), Map.of("subject", CrmValue.text("Call back")));

        edit(item, ItemField.SUBJECT, "CALL BACK");
        pass();

        assertThat(inCrm("subject")).isEqualTo(CrmValue.text("Call back"));
        assertThat(open()).extracting(ConflictView::field).containsExactly("subject");
    }

    @Test
    void anAnswerToAHeldDifferenceCoversWhatItShowed() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Something else"));
        rig.track(item);
        edit(item, ItemField.SUBJECT, "Call back");
        pass();
        assertThat(shown()).containsExactly(earlier);
        saveAll();

        edit(item, ItemField.BODY, "More about it");
        pass();

        assertThat(inCrm("subject")).isEqualTo(CrmValue.text("Call back"));
        assertThat(inCrm("description")).isEqualTo(CrmValue.text("More about it"));
        assertThat(open()).isEmpty();
    }

    @Test
    void anAnswerDoesNotCoverARecordThatAppearedAfterItWasShown() {
        ItemRef item = rig.mailbox.add(HandmadeItem.task("Something else"));
        rig.track(item);
        edit(item, ItemField.SUBJECT, "Call back");
        pass();
        put(another, Map.of("subject", CrmValue.text("Call back")));
        saveAll();

        edit(item, ItemField.SUBJECT, "CALL BACK");
        pass();

        assertThat(shown()).containsExactly(another);
    }

    private void saveAll() {
        assertThat(open()).isNotEmpty();
        for (ConflictView view : open()) {
            assertThat(rig.get(rig.engine.resolveConflict(view.id(), Settlement.Side.OUTLOOK, false)))
                    .isEmpty();
        }
    }

    @Test
    void itIsKnownAfterARestart() {
        ItemRef item = saved();
        rig.restart();
        rig.settle();

        edit(item, ItemField.SUBJECT, "CALL BACK");
        pass();

        assertThat(inCrm("subject")).isEqualTo(CrmValue.text("CALL BACK"));
        assertThat(open()).isEmpty();
    }

    @Test
    void untrackForgetsIt() {
        ItemRef item = saved();
        RecordRef record = rig.links().get(0).record();
        assertThat(covered(record)).containsExactly(earlier);
        rig.untrack(item, false);
        assertThat(covered(record)).isEmpty();

        rig.track(item);
        edit(item, ItemField.SUBJECT, "CALL BACK");
        pass();

        assertThat(shown()).containsExactly(earlier);
    }

    private List<RecordRef> covered(RecordRef record) {
        return rig.store.<List<RecordRef>>inTransaction(
                tx -> List.copyOf(tx.links().covered(record)));
    }

    @Test
    void whenTheCrmCannotSayWhichTheWriteIsTriedAgainAndNobodyIsAsked() {
        ItemRef item = saved();
        edit(item, ItemField.SUBJECT, "CALL BACK");
        rig.crm.faults(
                (operation, calls) -> operation == CrmOperation.DUPLICATES_OF ? Fault.unavailable() : Fault.NONE);
        pass();
        assertThat(open()).isEmpty();
        assertThat(inCrm("subject")).isEqualTo(CrmValue.text("Call back"));

        rig.crm.faults(FaultPlan.NONE);
        pass();

        assertThat(inCrm("subject")).isEqualTo(CrmValue.text("CALL BACK"));
        assertThat(open()).isEmpty();
    }
}
