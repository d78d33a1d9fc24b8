package dev.crmbridge.sync.flow;

import dev.crmbridge.sync.ItemStatus.Decision;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Transaction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Stores where operations stand and tells the listeners. */
public final class Ledger {
    private static final String NOTE = "operation-note.";
    private static final String CALENDAR_ITEM = "operation-calendar-item.";

    private final Ports ports;
    private final Failpoints failpoints;
    private final Consumer<OperationView> listener;
    private final Set<String> marking = new HashSet<>();

    /** @param listener is told every change, on the engine's thread */
    public Ledger(Ports ports, Failpoints failpoints, Consumer<OperationView> listener) {
        this.ports = ports;
        this.failpoints = failpoints;
        this.listener = listener;
    }

    /** @return the points at which a crash test may end the process */
    public Failpoints failpoints() {
        return failpoints;
    }

    /** Stores a new state together with a decision for the item, then tells the listeners. */
    public CompletableFuture<Operation> settle(Operation operation, Operation.State state) {
        Operation next = operation.with(state, ports.reactor().now());
        return ports.storing(tx -> write(tx, next)).thenApply(stored -> {
            if (state.question() != null) {
                failpoints.hit(Failpoints.AFTER_QUESTION);
            }
            tell(next);
            return next;
        });
    }

    /** Stores how far an operation came; nobody is told. */
    public CompletableFuture<Operation> keep(Operation operation) {
        return ports.storing(tx -> tx.outbox().update(operation)).thenApply(stored -> operation);
    }

    /**
     * Stores how far an operation came; nobody is told. The calendar item that a meeting request stands for is kept with it until the
     * operation ends, because nothing leads to it once it is gone.
     *
     * @param item as read
     */
    public CompletableFuture<Operation> keep(Operation operation, ItemRef item) {
        return ports.storing(tx -> {
                    tx.outbox().update(operation);
                    if (operation.itemKind() == ItemKind.MEETING_REQUEST) {
                        tx.settings().put(CALENDAR_ITEM + operation.op(), item.entryId() + ' ' + item.storeId());
                    }
                })
                .thenApply(stored -> operation);
    }

    /** @return the calendar item of a meeting request as it was called when the operation was prepared; empty for other items */
    public static Optional<ItemRef> calendarItem(Transaction tx, Operation operation) {
        return tx.settings().get(CALENDAR_ITEM + operation.op()).map(text -> {
            int space = text.indexOf(' ');
            return new ItemRef(text.substring(0, space), text.substring(space + 1));
        });
    }

    /** Remembers what an operation has to know when it is tried again, until it ends; replaces what it remembered before. */
    public static void remember(Transaction tx, Operation operation, String text) {
        tx.settings().put(NOTE + operation.op(), text);
    }

    /** @return what an operation remembered */
    public static Optional<String> remembered(Transaction tx, Operation operation) {
        return tx.settings().get(NOTE + operation.op());
    }

    /** Forgets what an operation remembered. */
    public static void forget(Transaction tx, Operation operation) {
        tx.settings().remove(NOTE + operation.op());
    }

    /** Writes an operation and the decision it stands for inside somebody's transaction. */
    public static void write(Transaction tx, Operation operation) {
        tx.outbox().update(operation);
        Operation.State state = operation.state();
        if (state.outcome().isFinal()) {
            forget(tx, operation);
            tx.settings().remove(CALENDAR_ITEM + operation.op());
        }
        tx.decisions()
                .add(
                        operation.item(),
                        new Decision(
                                operation.changedAt(),
                                operation.kind().word() + ": " + state.outcome().word(),
                                state.reason(),
                                state.code()));
    }

    /** Until {@link #marked}, an operation that is done in the store is shown as pending: its item is just being marked. */
    public void marking(Operation operation) {
        marking.add(operation.op());
    }

    /** The item is marked, or that failed and will be repaired. */
    public void marked(Operation operation) {
        marking.remove(operation.op());
    }

    /** Tells the listeners. */
    public void tell(Operation operation) {
        listener.accept(view(operation));
    }

    /** @return the operation as shown to the outside; without its record when that is in another organization than the CRM */
    public OperationView view(Operation operation) {
        Operation.State state = operation.state();
        boolean busy = marking.contains(operation.op());
        return new OperationView(
                operation.op(),
                operation.item(),
                operation.subject(),
                operation.kind(),
                busy ? Outcome.PENDING : state.outcome(),
                busy ? null : state.code(),
                state.reason(),
                state.record() == null || ports.isElsewhere(operation.organization())
                        ? null
                        : new OperationView.Linked(state.record(), ports.recordUrl(state.record())),
                state.question(),
                operation.acceptedAt(),
                operation.changedAt(),
                operation.wish().together());
    }
}
