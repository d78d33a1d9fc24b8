package dev.crmbridge.sync.track;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Lets an operation change a link that the store has under another item: a meeting request's calendar item, or the EntryID of before. A run
 * may be at that pair right now, so its turn is waited for. For the engine's thread.
 */
public final class LinkTurn {
    private final Ports ports;
    private final ItemTurns turns;

    /** @param turns shared by commands and runs */
    public LinkTurn(Ports ports, ItemTurns turns) {
        this.ports = ports;
        this.turns = turns;
    }

    /**
     * @param link as found for the operation, naming the item as it is now
     * @param work gets the link as it is once it has the turn
     * @return what {@code work} says; a refusal when the item was untracked meanwhile
     */
    public CompletableFuture<Verdict> take(
            Operation operation, Link link, Function<Link, CompletableFuture<Verdict>> work) {
        return ports.store(tx -> tx.links().ofRecord(link.record()).filter(Link::isLinked))
                .thenCompose(stored -> stored.isEmpty() || stored.get().item().equals(operation.item())
                        ? now(operation, link, stored, work)
                        : turns.take(
                                stored.get().item(),
                                () -> ports.store(tx -> tx.links()
                                                .ofRecord(link.record())
                                                .filter(Link::isLinked))
                                        .thenCompose(again -> now(operation, link, again, work))));
    }

    /** @return what an operation comes to whose item is not linked */
    public static Verdict notTracked(Operation operation) {
        return Verdict.refuse(operation, ReasonCode.NOT_TRACKED, "The item is not tracked.");
    }

    private static CompletableFuture<Verdict> now(
            Operation operation, Link link, Optional<Link> stored, Function<Link, CompletableFuture<Verdict>> work) {
        return stored.isEmpty()
                ? CompletableFuture.completedFuture(notTracked(operation))
                : work.apply(stored.get().movedTo(link.item()));
    }
}
