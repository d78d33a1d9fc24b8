package dev.crmbridge.sync.track;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Commands for one item are worked on in the order in which they were given: a later one would write over what an earlier one is just
 * writing, and the history of neither would have what was there before. For the engine's thread.
 */
public final class EarlierCommand {
    private final Ports ports;

    /** @param ports to look for open operations with */
    public EarlierCommand(Ports ports) {
        this.ports = ports;
    }

    /** @return what {@code work} says, or a refusal while an earlier command for the item is open */
    public CompletableFuture<Verdict> unlessOpen(Operation operation, Supplier<CompletableFuture<Verdict>> work) {
        return ports.store(tx -> tx.outbox().openFor(operation.item()))
                .thenCompose(
                        open -> isFirst(open, operation)
                                ? work.get()
                                : CompletableFuture.completedFuture(
                                        Verdict.refuse(
                                                operation,
                                                ReasonCode.STILL_PENDING,
                                                "An earlier command for this item is not finished. Answer or wait for that one first.")));
    }

    private static boolean isFirst(List<Operation> open, Operation operation) {
        return open.isEmpty() || open.get(0).op().equals(operation.op());
    }
}
