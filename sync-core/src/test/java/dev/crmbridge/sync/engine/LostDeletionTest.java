package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Untrack with its record, where the CRM deleted the record and the answer never came: the item stays, whatever happens to the command. */
class LostDeletionTest {
    private final EngineRig rig = new EngineRig(41);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));
    private final RecordRef record =
            Objects.requireNonNull(rig.track(item).record()).ref();

    private String untrackWithLostAnswer() {
        rig.crm.failNext(CrmOperation.DELETE, Fault.answerLost());
        String op = rig.get(rig.engine.submit(new CommandRequest(
                        CommandKind.UNTRACK, List.of(rig.selected(item)), null, null, true, OnDuplicate.ASK, false)))
                .get(0)
                .op();
        rig.reactor.run(Duration.ofMillis(500));
        assertThat(rig.crm.requests(CrmOperation.DELETE)).isEqualTo(1);
        assertThat(rig.crm.server().row(record)).isEmpty();
        return op;
    }

    private OperationView operation(String op) {
        return rig.get(rig.engine.operation(op)).orElseThrow();
    }

    private HistoryEntry lastDeletion() {
        return rig.get(rig.engine.history(20)).stream()
                .filter(entry -> entry.action().equals("delete-record"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void passesBeforeTheCommandIsTriedAgainKeepTheItem() {
        String op = untrackWithLostAnswer();
        assertThat(operation(op).outcome()).isEqualTo(Outcome.PENDING);
        rig.crm.failNext(CrmOperation.READ, Fault.throttled(Duration.ofMinutes(10)));
        rig.reactor.run(Duration.ofSeconds(5));

        rig.get(rig.engine.synchronize(false));
        rig.get(rig.engine.synchronize(false));

        assertThat(rig.exists(item)).isTrue();
        rig.settle();
        assertThat(operation(op).outcome()).isEqualTo(Outcome.UNLINKED);
        assertThat(operation(op).code()).isEqualTo(ReasonCode.RECORD_DELETED);
        assertThat(rig.exists(item)).isTrue();
        assertThat(lastDeletion().run()).isEqualTo(op);
    }

    @Test
    void whenTheCommandFailsAfterwardsTheItemIsUnlinkedAndStays() {
        String op = untrackWithLostAnswer();
        rig.crm.failNext(
                CrmOperation.READ,
                new Fault.BeforeCommit(new CrmFailure.Unexpected("odd", "the answer made no sense")));
        rig.settle();
        assertThat(operation(op).outcome()).isEqualTo(Outcome.FAILED);
        rig.get(rig.engine.ignore(List.of(op)));

        itemStaysUnlinked(op);
    }

    @Test
    void whenThePersonCancelsAfterTheProcessEndedTheItemIsUnlinkedAndStays() {
        rig.crashAt(Failpoints.AFTER_DELETE, 1);
        var submitted = rig.engine.submit(new CommandRequest(
                CommandKind.UNTRACK, List.of(rig.selected(item)), null, null, true, OnDuplicate.ASK, false));
        rig.settle();
        String op = submitted.join().get(0).op();
        rig.restart();

        rig.get(rig.engine.cancel(List.of(op)));

        rig.settle();
        itemStaysUnlinked(op);
    }

    private void itemStaysUnlinked(String op) {
        rig.sync();
        rig.sync();
        rig.sync();

        assertThat(rig.exists(item)).isTrue();
        assertThat(rig.links()).isEmpty();
        assertThat(rig.mailbox.peek(item).categories()).doesNotContain("Tracked in CRM");
        assertThat(lastDeletion().run()).isEqualTo(op);
        assertThat(rig.sync().planned()).isEmpty();

        rig.get(rig.engine.undo(op));
        rig.settle();
        assertThat(rig.crm.server().row(record)).isPresent();
        assertThat(rig.links()).hasSize(1);
    }
}
