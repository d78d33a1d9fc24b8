package dev.crmbridge.sync.regarding;

import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** View in CRM: the address of the linked record; refused while a command for the item is pending. */
public final class ViewFlow {
    private final Ports ports;

    /** @param ports to look into the store with */
    public ViewFlow(Ports ports) {
        this.ports = ports;
    }

    /** Works on a View operation. */
    public CompletableFuture<Verdict> advance(Operation operation) {
        return ports.store(tx -> {
            List<Link> links = tx.links().ofItem(operation.item()).stream()
                    .filter(Link::isLinked)
                    .toList();
            if (!links.isEmpty()) {
                return Verdict.settle(
                        operation,
                        Outcome.LINKED,
                        ReasonCode.ALREADY_TRACKED,
                        "The record opens in the browser.",
                        links.get(0).record());
            }
            boolean pending = tx.outbox().openFor(operation.item()).stream()
                    .anyMatch(open -> !open.op().equals(operation.op()));
            return pending
                    ? Verdict.refuse(
                            operation,
                            ReasonCode.STILL_PENDING,
                            "The record is not there yet: a command for this item is not finished.")
                    : Verdict.refuse(operation, ReasonCode.NOT_TRACKED, "The item is not tracked.");
        });
    }
}
