package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.crm.fake.FaultPlan;
import dev.crmbridge.sync.ItemStanding;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Commands that were given for one organization and are not finished when the data folder is used with the CRM of another one. */
class QueuedElsewhereTest {
    private static final UUID THERE = new UUID(0, 0xC1);
    private static final UUID HERE = new UUID(0, 0xC2);

    private final EngineRig rig = new EngineRig(53);
    private final ItemRef item = rig.mailbox.add(HandmadeItem.task("Call back"));

    private void connectTo(UUID organization) {
        rig.crm.faults(FaultPlan.NONE);
        rig.crm.server().organization(organization);
        rig.restart();
        rig.settle();
    }

    private OperationView queued(ItemRef of) {
        rig.sync();
        rig.crm.faults((operation, number) -> Fault.unreachable());
        OperationView queued = rig.track(of);
        assertThat(queued.outcome()).isEqualTo(Outcome.PENDING);
        return queued;
    }

    private OperationView now(OperationView operation) {
        return rig.get(rig.engine.operation(operation.op())).orElseThrow();
    }

    private void waits(OperationView operation) {
        assertThat(now(operation).outcome()).isEqualTo(Outcome.PENDING);
        assertThat(now(operation).code()).isEqualTo(ReasonCode.OTHER_ORGANIZATION);
        assertThat(now(operation).reason()).contains(THERE.toString());
        assertThat(now(operation).record())
                .as("no address made for the wrong CRM")
                .isNull();
    }

    private void nothingWasWritten() {
        assertThat(rig.crm.requests(CrmOperation.CREATE)).isZero();
        assertThat(rig.crm.requests(CrmOperation.UPDATE)).isZero();
        assertThat(rig.crm.requests(CrmOperation.BATCH)).isZero();
        assertThat(rig.links()).isEmpty();
    }

    @Test
    void aQueuedCommandWaitsUntilItsOrganizationIsBack() {
        OperationView queued = queued(item);
        rig.crm.resetCounters();

        connectTo(HERE);
        rig.sync();
        waits(queued);
        nothingWasWritten();

        connectTo(THERE);
        assertThat(now(queued).code()).isEqualTo(ReasonCode.CREATED);
        assertThat(rig.links())
                .singleElement()
                .satisfies(link -> assertThat(link.organization()).isEqualTo(THERE));
    }

    @Test
    void noneOfManyGoesOutWhenTheOtherCrmIsAwayAtFirst() {
        List<ItemRef> items = IntStream.range(0, 12)
                .mapToObj(i -> rig.mailbox.add(HandmadeItem.task("Call " + i)))
                .toList();
        rig.sync();
        rig.crm.faults((operation, number) -> Fault.unreachable());
        List<OperationView> queued = rig.run(rig.request(CommandKind.TRACK, items.toArray(ItemRef[]::new)));
        rig.crm.server().organization(HERE);
        rig.restart();
        rig.settle();
        rig.crm.resetCounters();

        rig.crm.faults(FaultPlan.NONE);
        rig.settle();
        rig.sync();

        assertThat(queued).allSatisfy(this::waits);
        nothingWasWritten();
    }

    @Test
    void anotherCommandForTheItemIsRefusedAndOtherItemsWork() {
        queued(item);
        connectTo(HERE);

        OperationView refused = rig.track(item);
        ItemStanding pane =
                rig.get(rig.engine.standings(List.of(rig.selected(item)))).get(0);

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.code()).isEqualTo(ReasonCode.OTHER_ORGANIZATION);
        assertThat(pane.problem()).contains(THERE.toString());
        assertThat(rig.track(rig.mailbox.add(HandmadeItem.task("Send the offer")))
                        .code())
                .isEqualTo(ReasonCode.CREATED);
    }

    @Test
    void aQuestionIsAnsweredOnlyWhereItWasAskedButCanBeCanceled() {
        OperationView asks = rig.run(rig.request(CommandKind.REGARDING, item)).get(0);
        assertThat(asks.code()).isEqualTo(ReasonCode.CHOOSE_TARGET);
        RecordRef account = new RecordRef("account", new UUID(7, 7));
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        connectTo(HERE);
        rig.crm.resetCounters();

        assertThatThrownBy(() -> rig.get(rig.engine.answer(asks.op(), new Answer.Target(account))))
                .hasMessageContaining(THERE.toString());
        nothingWasWritten();

        assertThat(rig.answer(asks, new Answer.Cancel()).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void conflictsAndPairsOfTheOtherOrganizationAreNoProblemHere() {
        RecordRef record = Objects.requireNonNull(rig.track(item).record()).ref();
        rig.mailbox.edit(item, Map.of(ItemField.SUBJECT, ItemValue.text("Outlook's")));
        rig.crm.server().edit(record, Map.of("subject", CrmValue.text("The CRM's")));
        rig.sync();
        assertThat(rig.get(rig.engine.status()).conflicts()).isOne();

        connectTo(HERE);
        assertThat(rig.get(rig.engine.status()).conflicts()).isZero();

        connectTo(THERE);
        assertThat(rig.get(rig.engine.status()).conflicts()).isOne();
    }
}
