package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Backoff;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Reachability;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.regarding.RegardingFlow;
import dev.crmbridge.sync.regarding.ViewFlow;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.OtherOrganization;
import dev.crmbridge.sync.track.TrackFlow;
import dev.crmbridge.sync.untrack.UntrackFlow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on operations, one at a time per item, and comes back to those that had to wait. For the engine's thread. */
final class OperationRunner {
    /** As many writes as fit into one request. */
    private static final int AT_ONCE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

    /** The flows, one per command, and what tells whose CRM it is. */
    record Flows(
            StandingCache standing, TrackFlow track, UntrackFlow untrack, RegardingFlow regarding, ViewFlow view) {}

    private final Ports ports;
    private final Ledger ledger;
    private final ItemTurns turns;
    private final Flows flows;
    private final Backoff backoff;
    private final Map<String, Runnable> timers = new HashMap<>();
    private final Set<String> notBegun = new HashSet<>();

    OperationRunner(Ports ports, Ledger ledger, ItemTurns turns, Flows flows, Backoff backoff) {
        this.ports = ports;
        this.ledger = ledger;
        this.turns = turns;
        this.flows = flows;
        this.backoff = backoff;
    }

    /**
     * Starts operations that were accepted together; their writes go out together. Of many only a part is begun, and the next part when
     * that one is through, so that the rest can still be canceled and other commands get their turn.
     */
    void start(List<Operation> operations) {
        operations.forEach(operation -> notBegun.add(operation.op()));
        begin(new ArrayDeque<>(operations));
    }

    private void begin(Deque<Operation> rest) {
        WriteGate.Group group = new WriteGate(ports).group();
        List<CompletableFuture<Operation>> begun = new ArrayList<>();
        while (!rest.isEmpty() && begun.size() < AT_ONCE) {
            Operation next = rest.poll();
            if (notBegun.remove(next.op())) {
                begun.add(start(next.op(), next.item(), group));
            }
        }
        if (!rest.isEmpty()) {
            CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new))
                    .whenComplete((done, failure) -> begin(rest));
        }
    }

    /**
     * Keeps operations from being begun, or tried again, until they are started anew.
     *
     * @return those of {@code ops} that are not under way
     */
    Set<String> hold(List<String> ops) {
        Set<String> held = new HashSet<>();
        for (String op : ops) {
            if (notBegun.remove(op) || timers.containsKey(op)) {
                cancelTimer(op);
                held.add(op);
            }
        }
        return held;
    }

    /** Tries everything that waits for better times now. */
    void wakeUp() {
        List<String> waiting = List.copyOf(timers.keySet());
        waiting.forEach(op -> cancelTimer(op));
        ports.store(tx -> tx.outbox().open())
                .thenAccept(open -> start(open.stream()
                        .filter(operation -> waiting.contains(operation.op()))
                        .toList()));
    }

    private CompletableFuture<Operation> start(String op, ItemRef item, WriteGate.Group group) {
        cancelTimer(op);
        return turns.take(item, () -> work(op, group)).whenComplete((operation, failure) -> {
            if (failure != null) {
                LOG.atError().addKeyValue("op", op).setCause(failure).log("operation failed unexpectedly");
                broken(op);
            }
        });
    }

    /** Enters the group with the turn, never before: whoever waits for a turn must not hold up those who write. */
    private CompletableFuture<Operation> work(String op, WriteGate.Group group) {
        WriteGate.Member gate = group.enter();
        return ports.store(tx -> tx.outbox().find(op).orElseThrow())
                .thenCompose(operation -> operation.state().outcome() == Outcome.PENDING
                        ? inOwnOrganization(operation, gate)
                        : CompletableFuture.completedFuture(operation))
                .whenComplete((operation, failure) -> gate.leave());
    }

    /** Asked after the CRM said which organization it is of, as far as it can be asked. */
    private CompletableFuture<Operation> inOwnOrganization(Operation operation, WriteGate.Member gate) {
        return flows.standing()
                .get()
                .thenCompose(known -> ports.store(tx -> next(tx, operation, gate)))
                .thenCompose(Supplier::get);
    }

    private Supplier<CompletableFuture<Operation>> next(Transaction tx, Operation operation, WriteGate.Member gate) {
        Optional<OtherOrganization> meant = OtherOrganization.of(tx, operation);
        if (meant.isPresent()) {
            return () -> waitFor(operation, meant.get());
        }
        Optional<OtherOrganization> elsewhere = OtherOrganization.of(tx, operation.item());
        return () -> elsewhere
                .map(other -> CompletableFuture.completedFuture(other.refuse(operation)))
                .orElseGet(() -> advance(operation, gate))
                .thenCompose(this::settle);
    }

    /** Until the CRM is of the organization that was meant; no time brings that about. */
    private CompletableFuture<Operation> waitFor(Operation operation, OtherOrganization meant) {
        boolean said = operation.state().code() == ReasonCode.OTHER_ORGANIZATION;
        return (said
                        ? CompletableFuture.completedFuture(operation)
                        : ledger.settle(
                                operation,
                                new Operation.State(
                                        Outcome.PENDING,
                                        ReasonCode.OTHER_ORGANIZATION,
                                        meant.sentence(),
                                        operation.state().record(),
                                        null)))
                .thenApply(waiting -> {
                    timers.put(waiting.op(), () -> {});
                    return waiting;
                });
    }

    private CompletableFuture<Verdict> advance(Operation operation, WriteGate.Member gate) {
        return switch (operation.kind()) {
            case TRACK -> flows.track().advance(operation, gate);
            case UNTRACK -> flows.untrack().advance(operation);
            case REGARDING, PARENT -> flows.regarding().advance(operation, gate);
            case VIEW -> flows.view().advance(operation);
        };
    }

    private CompletableFuture<Operation> settle(Verdict verdict) {
        if (verdict instanceof Verdict.Settle settle) {
            ReasonCode code = settle.state().code();
            if (code == ReasonCode.NO_ROLE || code == ReasonCode.NO_PRIVILEGE) {
                flows.standing().doubt();
            }
            return ledger.settle(settle.operation(), settle.state());
        } else if (verdict instanceof Verdict.Stored stored) {
            ledger.tell(stored.operation());
            return CompletableFuture.completedFuture(stored.operation());
        }
        return putOff((Verdict.Later) verdict);
    }

    private CompletableFuture<Operation> putOff(Verdict.Later later) {
        Operation waiting = later.operation().with(later.operation().progress().putOff());
        Duration usual =
                backoff.delay(waiting.progress().attempts(), ports.reactor().random());
        Duration asked = later.after();
        Duration delay = asked != null && asked.compareTo(usual) > 0 ? asked : usual;
        LOG.atInfo()
                .addKeyValue("op", waiting.op())
                .addKeyValue("code", later.code().word())
                .addKeyValue("delayMs", delay.toMillis())
                .log("operation put off");
        return ledger.settle(
                        waiting,
                        new Operation.State(
                                Outcome.PENDING,
                                later.code(),
                                later.reason(),
                                waiting.state().record(),
                                null))
                .thenApply(stored -> {
                    boolean onlineAgain = delay.equals(Reachability.UNTIL_ONLINE)
                            && !ports.reachability().offlineByChoice();
                    timers.put(
                            stored.op(),
                            ports.reactor().after(onlineAgain ? usual : delay, () -> start(List.of(stored))));
                    return stored;
                });
    }

    private void broken(String op) {
        ports.store(tx -> tx.outbox().find(op))
                .thenCompose(found ->
                        found.isEmpty() || found.get().state().outcome().isFinal()
                                ? CompletableFuture.completedFuture(null)
                                : putOff(new Verdict.Later(
                                        found.get(),
                                        ReasonCode.INTERNAL,
                                        "Something unexpected happened; it is tried again.",
                                        null)));
    }

    private void cancelTimer(String op) {
        Runnable cancel = timers.remove(op);
        if (cancel != null) {
            cancel.run();
        }
    }
}
