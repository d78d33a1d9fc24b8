package dev.crmbridge.sync.track;

import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the link an operation is about: the item's own, otherwise that of the calendar item a meeting request stands for, otherwise that of
 * an item that has another EntryID since it was linked. A copy has none.
 */
public final class LinkSearch {
    private final Ports ports;
    private final StandingCache standing;
    private final ItemSearch items;
    private final PriorSearch priors;

    /** @param standing tells the organization whose marks count */
    public LinkSearch(Ports ports, StandingCache standing) {
        this.ports = ports;
        this.standing = standing;
        this.items = new ItemSearch(ports);
        this.priors = new PriorSearch(ports);
    }

    /** @return the link, which may still name the item's EntryID of before; empty when the item is not linked or cannot be read */
    public CompletableFuture<Optional<Link>> find(Operation operation) {
        // First of all, so that a link of another organization than the CRM's is out of reach.
        return standing.get()
                .thenCompose(known -> ports.store(tx -> tx.links().ofItem(operation.item()).stream()
                        .filter(Link::isLinked)
                        .findFirst()))
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(found)
                        : items.read(operation)
                                .thenCompose(result -> result.fold(
                                        item -> standing.get()
                                                .thenCompose(known -> known.fold(
                                                        who -> priors.find(
                                                                item,
                                                                who.identity().organization()),
                                                        failure ->
                                                                CompletableFuture.completedFuture(new Prior.Nothing())))
                                                .thenApply(LinkSearch::linked),
                                        failure -> CompletableFuture.completedFuture(Optional.empty()))));
    }

    private static Optional<Link> linked(Prior prior) {
        return prior instanceof Prior.Linked linked ? Optional.of(linked.link()) : Optional.empty();
    }
}
