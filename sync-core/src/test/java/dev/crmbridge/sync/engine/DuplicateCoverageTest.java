package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.DuplicateCoverage;
import dev.crmbridge.sync.DuplicateCoverage.State;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the status tells of the local duplicate check. */
class DuplicateCoverageTest {
    private final EngineRig rig = new EngineRig(7);

    private void publish(int id, String table, DuplicateRuleRow.Condition... conditions) {
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, id), "Rule " + id, table, table, false, false, List.of(conditions)));
    }

    private static DuplicateRuleRow.Condition by(String column, int operator) {
        return new DuplicateRuleRow.Condition(column, column, operator, null, true);
    }

    private void pass() {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
    }

    private DuplicateCoverage coverage() {
        return rig.get(rig.engine.status()).duplicates();
    }

    @Test
    void nothingIsToldWhileNoRuleIsKnown() {
        assertThat(coverage()).isEqualTo(DuplicateCoverage.NONE);
    }

    @Test
    void aRuleIsCheckedHereAmongTheRecordsKept() {
        publish(1, "task", by("subject", 0));
        rig.crm
                .server()
                .put(new RecordRef("task", new UUID(5, 5)), Map.of("subject", CrmValue.text("a")), new UUID(9, 9));
        pass();

        DuplicateCoverage.Table task = coverage().tables().get(0);

        assertThat(task.table()).isEqualTo("task");
        assertThat(task.records()).isEqualTo(1);
        assertThat(task.complete()).isTrue();
        assertThat(task.readAt()).isNotNull();
        assertThat(coverage().rules()).extracting(DuplicateCoverage.Rule::state).containsExactly(State.HERE);
    }

    @Test
    void rulesTheBridgeCannotCheckAreLeftToTheCrmWithTheReason() {
        publish(1, "task", by("subject", 77));
        publish(2, "task");
        publish(3, "opportunity", by("name", 0));
        pass();

        assertThat(coverage().rules())
                .extracting(DuplicateCoverage.Rule::state)
                .containsExactly(State.UNKNOWN, State.EMPTY);
        assertThat(coverage().checkedHere()).isZero();
    }

    @Test
    void aRuleOverLabelsOrOverFieldsTheBridgeDoesNotFillIsLeftToTheCrmWithTheReason() {
        publish(1, "task", by("prioritycode", 5));
        publish(2, "task", by("subject", 0), by("category", 0));
        publish(3, "contact", by("statecode", 6), by("emailaddress1", 0));
        publish(4, "task", by("prioritycode", 6), by("scheduledend", 3), by("regardingobjectid", 0));
        pass();

        assertThat(coverage().rules())
                .extracting(DuplicateCoverage.Rule::state)
                .containsExactly(State.LABELS, State.UNFILLED, State.UNFILLED, State.HERE);
        assertThat(coverage().checkedHere()).isEqualTo(1);
        assertThat(coverage().tables())
                .as("records are kept for rules that are checked here only")
                .extracting(DuplicateCoverage.Table::table)
                .containsExactly("task");
    }

    @Test
    void aRuleOverFullNamesIsCheckedHereWithTheNameTheCrmWillMake() {
        publish(1, "contact", by("fullname", 0));
        RecordRef known = new RecordRef("contact", new UUID(5, 5));
        rig.crm
                .server()
                .put(
                        known,
                        Map.of("firstname", CrmValue.text("Robin"), "lastname", CrmValue.text("Example")),
                        new UUID(9, 9));
        pass();
        assertThat(coverage().rules()).extracting(DuplicateCoverage.Rule::state).containsExactly(State.HERE);
        rig.get(rig.engine.offline(true));

        OperationView alike = rig.track(contact("robin"));
        OperationView other = rig.track(contact("Robert"));

        assertThat(alike.question())
                .isInstanceOfSatisfying(
                        Question.PotentialDuplicates.class,
                        question -> assertThat(question.candidates())
                                .extracting(Question.Match::ref)
                                .containsExactly(known));
        assertThat(other.outcome()).isEqualTo(Outcome.PENDING);
        rig.get(rig.engine.offline(false));
        rig.settle();
        assertThat(rig.get(rig.engine.operation(other.op())).orElseThrow().outcome())
                .isEqualTo(Outcome.LINKED);
    }

    @Test
    void anEditThatMakesTheFullNameOfAnotherRecordNamesThatRecord() {
        publish(1, "contact", by("fullname", 0));
        RecordRef known = new RecordRef("contact", new UUID(5, 5));
        rig.crm
                .server()
                .put(
                        known,
                        Map.of("firstname", CrmValue.text("Robin"), "lastname", CrmValue.text("Example")),
                        new UUID(9, 9));
        pass();
        ItemRef item = contact("Robert");
        rig.track(item);

        rig.mailbox.edit(item, Map.of(ItemField.FIRST_NAME, ItemValue.text("Robin")));
        pass();

        assertThat(rig.get(rig.engine.conflicts()))
                .singleElement()
                .satisfies(asked -> assertThat(asked.duplicates())
                        .extracting(Question.Match::ref)
                        .containsExactly(known));
    }

    private ItemRef contact(String firstName) {
        return rig.mailbox.add(HandmadeItem.of(ItemKind.CONTACT, firstName + " Example")
                .with(ItemField.FIRST_NAME, ItemValue.text(firstName))
                .with(ItemField.LAST_NAME, ItemValue.text("Example")));
    }

    @Test
    void aTableThatCouldNotBeReadLeavesItsRuleToTheCrm() {
        publish(1, "task", by("subject", 0));
        rig.crm.faults((operation, number) -> operation == CrmOperation.ROWS ? Fault.unavailable() : Fault.NONE);
        pass();

        assertThat(coverage().rules()).extracting(DuplicateCoverage.Rule::state).containsExactly(State.UNREAD);
        assertThat(coverage().tables()).containsExactly(new DuplicateCoverage.Table("task", 0, false, null));
    }

    @Test
    void theTimeOfReadingMovesWithEveryAnswerAndNotWithoutOne() {
        publish(1, "task", by("subject", 0));
        pass();
        Instant first = coverage().tables().get(0).readAt();
        pass();
        Instant second = coverage().tables().get(0).readAt();

        assertThat(second).isAfter(first);

        rig.crm.faults((operation, number) -> operation == CrmOperation.ROWS ? Fault.unavailable() : Fault.NONE);
        pass();

        assertThat(coverage().tables().get(0).readAt()).isEqualTo(second);
    }
}
