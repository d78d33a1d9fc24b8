package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.store.KnownRecords.Known;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of the CRM's records for the duplicate check, and what it costs to keep it fresh. */
class KnownRecordsTest {
    private final EngineRig rig = new EngineRig(7);
    private final RecordRef earlier = new RecordRef("task", new UUID(5, 5));

    KnownRecordsTest() {
        publish(3, "subject", 0);
        put(earlier, "Call back");
        pass();
    }

    private void publish(int id, String column, int operator) {
        rig.crm
                .server()
                .publish(new DuplicateRuleRow(
                        new UUID(3, id),
                        "Tasks with the same " + column,
                        "task",
                        "task",
                        false,
                        false,
                        List.of(new DuplicateRuleRow.Condition(column, column, operator, null, true))));
    }

    private void put(RecordRef ref, String subject) {
        rig.crm.server().put(ref, Map.of("subject", CrmValue.text(subject)), new UUID(9, 9));
    }

    /** A pass after what was read last is no longer fresh. */
    private void pass() {
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofMinutes(16)));
        rig.sync();
    }

    private Outcome offlineOutcomeOf(String subject) {
        rig.get(rig.engine.offline(true));
        OperationView view = rig.track(rig.mailbox.add(HandmadeItem.task(subject)));
        rig.get(rig.engine.offline(false));
        return view.outcome();
    }

    private List<String> stored() {
        return rig.store.<List<Known>>inTransaction(tx -> tx.knownRecords().all()).stream()
                .map(Known::name)
                .sorted()
                .toList();
    }

    @Test
    void aRefreshWithNothingChangedCostsOneRequestPerType() {
        pass();
        rig.crm.resetCounters();

        pass();

        assertThat(rig.crm.requests(CrmOperation.ROWS)).isEqualTo(1);
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isZero();
        assertThat(stored()).containsExactly("Call back");
    }

    @Test
    void aRuleThatComparesInAnUnknownWayIsLeftOutAndNotTakenForAnother() {
        publish(4, "subject", 1);
        publish(5, "description", 77);
        pass();

        assertThat(offlineOutcomeOf("Complete the list")).isEqualTo(Outcome.PENDING);
        assertThat(offlineOutcomeOf("Call back")).isEqualTo(Outcome.DUPLICATES);
    }

    @Test
    void aTableThatCannotBeReadKeepsTheRecordsItHas() {
        rig.crm.faults((operation, number) -> operation == CrmOperation.ROWS ? Fault.unavailable() : Fault.NONE);
        rig.crm.resetCounters();
        pass();
        rig.crm.faults(FaultPlan.NONE);

        assertThat(rig.crm.requests(CrmOperation.ROWS)).isPositive();
        assertThat(stored()).containsExactly("Call back");
        assertThat(offlineOutcomeOf("Call back")).isEqualTo(Outcome.DUPLICATES);
    }

    @Test
    void whatIsNewOrChangedIsFoundByTheNextRefreshAndAfterARestart() {
        put(new RecordRef("task", new UUID(6, 6)), "Send the offer");
        put(earlier, "Call again");
        pass();
        rig.restart();
        rig.settle();

        assertThat(stored()).containsExactly("Call again", "Send the offer");
        assertThat(offlineOutcomeOf("Send the offer")).isEqualTo(Outcome.DUPLICATES);
        assertThat(offlineOutcomeOf("Call back")).isEqualTo(Outcome.PENDING);
    }

    @Test
    void aDeletedRecordIsForgottenByTheSweepOfTheNextDay() {
        rig.crm.server().remove(earlier);
        pass();
        assertThat(stored()).containsExactly("Call back");

        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofDays(1)));
        pass();

        assertThat(stored()).isEmpty();
        assertThat(offlineOutcomeOf("Call back")).isEqualTo(Outcome.PENDING);
    }

    @Test
    void aDeletedRecordOfATableWithMoreRecordsThanTheBoundIsForgottenOnTheNextDayToo() {
        RecordRef deleted = new RecordRef("task", new UUID(6, 1_000));
        for (int i = 0; i < 1_010; i++) {
            rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofSeconds(1)));
            put(new RecordRef("task", new UUID(6, i)), "Task " + i);
        }
        pass();
        pass();
        assertThat(stored()).hasSize(1_000).contains("Task 1000").doesNotContain("Call back");
        rig.crm.server().remove(deleted);
        pass();
        assertThat(stored()).contains("Task 1000");

        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofDays(1)));
        rig.crm.resetCounters();
        pass();

        assertThat(stored()).hasSize(999).doesNotContain("Task 1000");
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isEqualTo(2);
        rig.crm.resetCounters();
        pass();
        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isZero();
    }

    @Test
    void aRecordMissingInAListingIsKeptWhenItCannotBeReadEither() {
        rig.crm.server().remove(earlier);
        rig.crm.faults((operation, number) -> operation == CrmOperation.READ_ALL ? Fault.unavailable() : Fault.NONE);
        rig.clock.advanceTo(rig.clock.instant().plus(Duration.ofDays(1)));
        rig.crm.resetCounters();
        pass();

        assertThat(rig.crm.requests(CrmOperation.READ_ALL)).isPositive();
        assertThat(stored()).containsExactly("Call back");
    }

    @Test
    void aRuleOverAColumnNotReadYetReadsTheTableOnceAndThenOnlyChanges() {
        publish(4, "category", 0);
        rig.crm.resetCounters();
        pass();
        pass();

        assertThat(rig.crm.requests(CrmOperation.ROWS)).isEqualTo(2);
        assertThat(offlineOutcomeOf("Call back")).isEqualTo(Outcome.DUPLICATES);
    }
}
