package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.DuplicateCoverage;
import dev.crmbridge.sync.DuplicateCoverage.State;
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
