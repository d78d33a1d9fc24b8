package dev.crmbridge.sync.track;

import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.mailbox.OutlookItem;
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

    /**
     * What was found.
     *
     * @param link the link, which may still name the item's EntryID of before; empty when the item is not linked or cannot be read
     * @param elsewhere another organization the item belongs to; empty when there is a link, or none is known
     */
    public record Found(Optional<Link> link, Optional<OtherOrganization> elsewhere) {
        private static final Found NOTHING = new Found(Optional.empty(), Optional.empty());

        /** @return what a command comes to that needs a link and found none */
        public Verdict notTracked(Operation operation) {
            return elsewhere.map(other -> other.refuse(operation)).orElseGet(() -> LinkTurn.notTracked(operation));
        }
    }

    /** @return the link an operation is about, or why there is none */
    public CompletableFuture<Found> find(Operation operation) {
        // First of all, so that a link of another organization than the CRM's is out of reach.
        return standing.get()
                .thenCompose(known -> ports.store(tx -> tx.links().ofItem(operation.item()).stream()
                        .filter(Link::isLinked)
                        .findFirst()))
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(new Found(found, Optional.empty()))
                        : items.read(operation)
                                .thenCompose(result -> result.fold(
                                        this::ofItem, failure -> CompletableFuture.completedFuture(Found.NOTHING))));
    }

    /** Whose mark counts is not known while the CRM cannot be asked and never was; the links kept of other organizations are. */
    private CompletableFuture<Found> ofItem(OutlookItem item) {
        return standing.get()
                .thenCompose(known -> known.fold(
                        who -> priors.find(item, who.identity().organization()).thenApply(LinkSearch::found),
                        failure -> ports.store(tx -> new Found(Optional.empty(), OtherOrganization.of(tx, item)))));
    }

    private static Found found(Prior prior) {
        return new Found(
                linked(prior),
                prior instanceof Prior.Elsewhere elsewhere ? Optional.of(elsewhere.where()) : Optional.empty());
    }

    private static Optional<Link> linked(Prior prior) {
        return prior instanceof Prior.Linked linked ? Optional.of(linked.link()) : Optional.empty();
    }
}
