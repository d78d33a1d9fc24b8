package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.fake.Fault;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.testkit.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkTest {
    private static final int MANY = 250;

    private final EngineRig rig = new EngineRig(17);

    @Test
    void moreThanTwentyItemsAreTrackedAndUntrackedOnlyInBulk() {
        List<ItemRef> items = tasks(rig, 21);

        assertThat(submit(rig, CommandKind.TRACK, items, false, null))
                .allMatch(view -> view.code() == ReasonCode.TOO_MANY);
        assertThat(rig.crm.server().all("task")).isEmpty();

        submit(rig, CommandKind.TRACK, items, true, null);
        rig.settle();
        assertThat(rig.links()).hasSize(21);

        assertThat(submit(rig, CommandKind.UNTRACK, items, false, true))
                .allMatch(view -> view.code() == ReasonCode.TOO_MANY);
        submit(rig, CommandKind.UNTRACK, items, true, true);
        rig.settle();
        assertThat(rig.links()).isEmpty();
        assertThat(rig.crm.server().all("task")).isEmpty();
    }

    @Test
    void oneRegardingIsSetOnSeveralItemsTrackedOrNot() {
        RecordRef account = new RecordRef("account", new UUID(7, 7));
        rig.crm.server().put(account, Map.of("name", CrmValue.text("Alder Supplies")), new UUID(9, 9));
        List<ItemRef> items = tasks(rig, 30);
        rig.track(items.get(0));

        rig.run(new CommandRequest(
                CommandKind.REGARDING,
                items.stream().map(rig::selected).toList(),
                null,
                account,
                null,
                CommandRequest.OnDuplicate.ASK,
                true));

        assertThat(rig.crm.server().all("task"))
                .hasSize(30)
                .allMatch(row -> row.value("regardingobjectid") instanceof CrmValue.Lookup lookup
                        && lookup.target().equals(account));
    }

    @Test
    void progressIsSeenWhileTheRestWaits() {
        List<OperationView> accepted = submit(rig, CommandKind.TRACK, tasks(rig, MANY), true, null);
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 2_000 && seen.size() < 3; i++) {
            rig.reactor.run(Duration.ofMillis(5));
            seen.add(now(rig, accepted).stream()
                    .filter(view -> view.outcome() == Outcome.LINKED)
                    .count());
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(3);
        rig.settle();
        assertThat(rig.links()).hasSize(MANY);
    }

    @Test
    void onCancelWhatIsDoneStaysAndTheRestIsNotBegun() {
        Property.holds("done stays, the rest is not begun", 20, random -> {
            EngineRig other = new EngineRig(random.nextLong());
            List<OperationView> accepted = submit(other, CommandKind.TRACK, tasks(other, MANY), true, null);
            other.reactor.run(Duration.ofMillis(random.nextInt(3_000)));

            List<OperationView> told = other.get(
                    other.engine.cancel(accepted.stream().map(OperationView::op).toList()));
            other.settle();

            List<OperationView> end = now(other, accepted);
            long linked = end.stream()
                    .filter(view -> view.outcome() == Outcome.LINKED)
                    .count();
            assertThat(end).allMatch(view -> view.outcome() == Outcome.LINKED || isCancelled(view));
            assertThat(other.crm.server().all("task")).hasSize((int) linked);
            assertThat(other.links()).hasSize((int) linked);
            for (int i = 0; i < told.size(); i++) {
                if (told.get(i).outcome().isFinal()) {
                    assertThat(end.get(i).outcome()).isEqualTo(told.get(i).outcome());
                }
            }
            assertThat(other.sync().planned()).isEmpty();
        });
    }

    @Test
    void anUntrackThatIsCanceledLeavesTheRestTracked() {
        List<ItemRef> items = tasks(rig, MANY);
        submit(rig, CommandKind.TRACK, items, true, null);
        rig.settle();
        List<OperationView> accepted = submit(rig, CommandKind.UNTRACK, items, true, true);
        rig.reactor.run(Duration.ofMillis(50));

        rig.get(rig.engine.cancel(accepted.stream().map(OperationView::op).toList()));
        rig.settle();

        List<OperationView> end = now(rig, accepted);
        long cancelled = end.stream().filter(BulkTest::isCancelled).count();
        assertThat(cancelled).isPositive();
        assertThat(rig.links()).hasSize((int) cancelled);
        assertThat(rig.crm.server().all("task")).hasSize((int) cancelled);
    }

    @Test
    void aQuestionCountsAsCanceledAndWhatMayHaveReachedTheCrmGoesOn() {
        ItemRef asks = rig.mailbox.add(HandmadeItem.task("Doctor").with(ItemField.SENSITIVITY, new ItemValue.Whole(2)));
        ItemRef sent = rig.mailbox.add(HandmadeItem.task("Call back"));
        OperationView asked = rig.track(asks);
        rig.crm.failNext(CrmOperation.CREATE, Fault.answerLost());
        OperationView pending =
                submit(rig, CommandKind.TRACK, List.of(sent), false, null).get(0);
        rig.reactor.run(Duration.ofMillis(500));

        rig.get(rig.engine.cancel(List.of(asked.op(), pending.op(), "no-such-operation")));
        rig.settle();

        List<OperationView> end = now(rig, List.of(asked, pending));
        assertThat(end.get(0).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(end.get(1).outcome()).isEqualTo(Outcome.LINKED);
        assertThat(rig.crm.server().all("task")).hasSize(1);
    }

    @Test
    void aCrashInTheMiddleOfABulkTrackLosesNothing() {
        Property.holds("everything accepted is done after a crash", 10, random -> {
            EngineRig other = new EngineRig(random.nextLong());
            submit(other, CommandKind.TRACK, tasks(other, MANY), true, null);
            other.crashAt(Failpoints.AFTER_LINK, 1 + random.nextInt(MANY));
            other.settle();
            other.restart();
            other.settle();

            assertThat(other.links()).hasSize(MANY);
            assertThat(other.crm.server().all("task")).hasSize(MANY);
        });
    }

    private static boolean isCancelled(OperationView view) {
        return view.outcome() == Outcome.CANCELLED && view.code() == ReasonCode.CANCELLED_BY_PERSON;
    }

    private static List<OperationView> now(EngineRig rig, List<OperationView> accepted) {
        return accepted.stream()
                .map(view -> rig.get(rig.engine.operation(view.op())).orElseThrow())
                .toList();
    }

    private static List<ItemRef> tasks(EngineRig rig, int count) {
        List<ItemRef> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(rig.mailbox.add(HandmadeItem.task("Task " + i)));
        }
        return items;
    }

    private static List<OperationView> submit(
            EngineRig rig, CommandKind kind, List<ItemRef> items, boolean bulk, @Nullable Boolean delete) {
        return rig.get(rig.engine.submit(new CommandRequest(
                kind,
                items.stream().map(rig::selected).toList(),
                null,
                null,
                delete,
                CommandRequest.OnDuplicate.ASK,
                bulk)));
    }
}
