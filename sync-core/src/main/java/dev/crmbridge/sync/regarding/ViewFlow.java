package dev.crmbridge.sync.regarding;

import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.LinkSearch;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** View in CRM: the address of the linked record; refused while a command for the item is pending, and when the role does not allow it. */
public final class ViewFlow {
    private final Ports ports;
    private final StandingCache standing;
    private final LinkSearch links;

    /** @param standing tells the organization whose marks count, and whether its records may be read */
    public ViewFlow(Ports ports, StandingCache standing) {
        this.ports = ports;
        this.standing = standing;
        this.links = new LinkSearch(ports, standing);
    }

    /** Works on a View operation. */
    public CompletableFuture<Verdict> advance(Operation operation) {
        return links.find(operation)
                .thenCompose(found -> found.link().isPresent()
                        ? standing.get()
                                .thenApply(result -> result.fold(
                                                known -> Verdict.unless(
                                                        known,
                                                        operation,
                                                        "Read",
                                                        found.link()
                                                                .get()
                                                                .record()
                                                                .entity()),
                                                failure -> Optional.<Verdict>empty())
                                        .orElseGet(() ->
                                                opens(operation, found.link().get())))
                        : ports.store(tx -> refused(tx, operation, found)));
    }

    private static Verdict opens(Operation operation, Link link) {
        return Verdict.settle(
                operation,
                Outcome.LINKED,
                ReasonCode.ALREADY_TRACKED,
                "The record opens in the browser.",
                link.record());
    }

    private static Verdict refused(Transaction tx, Operation operation, LinkSearch.Found found) {
        boolean pending = tx.outbox().openFor(operation.item()).stream()
                .anyMatch(open -> !open.op().equals(operation.op()));
        return pending
                ? Verdict.refuse(
                        operation,
                        ReasonCode.STILL_PENDING,
                        "The record is not there yet: a command for this item is not finished.")
                : found.notTracked(operation);
    }
}
