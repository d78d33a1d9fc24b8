package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Items that carry the mark of another organization, of which the data folder knows no link. */
class MarkedElsewhereTest {
    private static final UUID THERE = new UUID(0, 0xAA);

    private final EngineRig rig = new EngineRig(54);
    private final RetiredClient old = new RetiredClient(rig);
    private final RecordRef record = new RecordRef("task", new UUID(5, 5));
    private final RecordRef account = new RecordRef("account", new UUID(7, 7));
    private final ItemRef item = old.marked(HandmadeItem.task("Call back"), record, THERE);

    private void isRefused(OperationView refused, ItemMark before) {
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.code()).isEqualTo(ReasonCode.OTHER_ORGANIZATION);
        assertThat(refused.reason()).contains("marked as tracked").contains(THERE.toString());
        assertThat(rig.mailbox.peek(item).mark()).isEqualTo(before);
        assertThat(rig.links()).isEmpty();
        assertThat(rig.crm.requests(CrmOperation.CREATE)).isZero();
    }

    @Test
    void trackAndSetRegardingLeaveItAndSayWhere() {
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        ItemMark mark = Objects.requireNonNull(rig.mailbox.peek(item).mark());

        isRefused(rig.track(item), mark);
        isRefused(rig.regarding(item, account), mark);
    }

    @Test
    void untrackAndViewLeaveItAndSayWhereInsteadOfCallingItUntracked() {
        ItemMark mark = Objects.requireNonNull(rig.mailbox.peek(item).mark());

        for (CommandKind command : List.of(CommandKind.UNTRACK, CommandKind.VIEW)) {
            isRefused(rig.run(rig.request(command, item)).get(0), mark);
        }
    }

    @Test
    void anItemWithoutAMarkIsNotTracked() {
        ItemRef plain = rig.mailbox.add(HandmadeItem.task("Plain"));

        for (CommandKind command : List.of(CommandKind.UNTRACK, CommandKind.VIEW)) {
            assertThat(rig.run(rig.request(command, plain)).get(0).code()).isEqualTo(ReasonCode.NOT_TRACKED);
        }
    }

    @Test
    void inACommandForSeveralItemsOnlyTheOthersAreTracked() {
        ItemRef other = rig.mailbox.add(HandmadeItem.task("Send the offer"));

        assertThat(rig.run(rig.request(CommandKind.TRACK, item, other)))
                .extracting(OperationView::code)
                .containsExactly(ReasonCode.OTHER_ORGANIZATION, ReasonCode.CREATED);
    }

    @Test
    void thePaneSaysSoBeforeTheClickAndSoDoesADryRun() {
        ItemRow row = rig.get(rig.engine.items()).get(0);
        ItemStatus why = rig.get(rig.engine.why(row));

        assertThat(why.barred())
                .extracting(barred -> barred.command(), barred -> barred.code())
                .contains(
                        tuple(CommandKind.TRACK, ReasonCode.OTHER_ORGANIZATION),
                        tuple(CommandKind.REGARDING, ReasonCode.OTHER_ORGANIZATION));
        assertThat(rig.get(rig.engine.synchronize(true)).planned())
                .extracting(planned -> planned.action(), planned -> planned.code())
                .containsExactly(tuple("not-adopted", ReasonCode.OTHER_ORGANIZATION));

        rig.sync();
        assertThat(old.lastReason(item)).isEqualTo(ReasonCode.OTHER_ORGANIZATION);
    }

    @Test
    void aMarkThatWasTakenOffHoldsNothingBack() {
        rig.mailbox.markByHand(item, new ItemMark(THERE, record, ItemMark.State.UNLINKED, null, null, false));

        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.CREATED);
    }

    @Test
    void thereTheItemIsTakenOver() {
        rig.crm
                .server()
                .put(
                        record,
                        Map.of("subject", CrmValue.text("Call back")),
                        rig.crm.server().identity().user());
        rig.crm.server().organization(THERE);
        rig.restart();
        rig.settle();

        assertThat(rig.track(item).code()).isEqualTo(ReasonCode.RELINKED);
        assertThat(List.of(rig.links().get(0).record())).containsExactly(record);
    }
}
