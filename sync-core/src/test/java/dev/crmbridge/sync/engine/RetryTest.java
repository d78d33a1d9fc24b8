package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    private static final CrmFailure NONSENSE = new CrmFailure.Unexpected("http-200", "the answer is not JSON");

    private final EngineRig rig = new EngineRig(51);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    private OperationView failed(boolean carriedOut) {
        rig.crm.failNext(
                CrmOperation.CREATE, carriedOut ? new Fault.AfterCommit(NONSENSE) : new Fault.BeforeCommit(NONSENSE));
        OperationView failed = rig.track(item);
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.code()).isEqualTo(ReasonCode.CRM_UNEXPECTED);
        return failed;
    }

    private ItemRow row() {
        return rig.get(rig.engine.items()).get(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailedTrackGoesOnAndCreatesOneRecordOnly(boolean carriedOut) {
        OperationView failed = failed(carriedOut);

        assertThat(rig.get(rig.engine.retry(List.of(failed.op()))))
                .singleElement()
                .satisfies(again -> assertThat(again.outcome()).isEqualTo(Outcome.PENDING));
        rig.settle();

        assertThat(rig.get(rig.engine.operation(failed.op())).orElseThrow().outcome())
                .isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.server().all("task")).hasSize(1);
        assertThat(rig.links()).hasSize(1);
    }

    @Test
    void whatIsTriedAgainSurvivesARestart() {
        OperationView failed = failed(false);
        rig.get(rig.engine.retry(List.of(failed.op())));

        rig.restart();
        rig.settle();

        assertThat(rig.links()).hasSize(1);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void whatIsIgnoredIsNoProblemAnyMoreAndTheItemStaysAsItIs() {
        OperationView failed = failed(false);
        assertThat(row().state()).isEqualTo(ItemRow.State.FAILED);

        assertThat(rig.get(rig.engine.ignore(List.of(failed.op(), failed.op(), "unknown"))))
                .containsExactly(failed.op());

        assertThat(row().state()).isEqualTo(ItemRow.State.UNTRACKED);
        assertThat(rig.get(rig.engine.operations(10))).isEmpty();
    }

    @Test
    void onlyWhatFailedIsTriedAgainOrIgnored() {
        OperationView done = rig.track(item);

        assertThat(rig.get(rig.engine.retry(List.of(done.op())))).isEmpty();
        assertThat(rig.get(rig.engine.ignore(List.of(done.op())))).isEmpty();
        assertThat(rig.links()).hasSize(1);
    }
}
