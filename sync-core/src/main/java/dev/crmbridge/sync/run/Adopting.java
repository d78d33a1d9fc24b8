package dev.crmbridge.sync.run;

import dev.crmbridge.sync.adopt.Adopted;
import dev.crmbridge.sync.adopt.Adoption;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.store.Link;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * The last part of a pass, about items that carry a mark and have no link: copies lose it, and links of another client are taken over, with the
 * sides of those that differ compared. For the engine's thread.
 */
final class Adopting {
    private final Ports ports;
    private final ItemTurns turns;
    private final PairWork work;
    private final Adoption adoption;
    private final Copies copies;
    private final BooleanSupplier on;
    private int left;

    /** @param on whether links are taken over at all */
    Adopting(Ports ports, ItemTurns turns, PairWork work, Adoption adoption, Copies copies, BooleanSupplier on) {
        this.ports = ports;
        this.turns = turns;
        this.work = work;
        this.adoption = adoption;
        this.copies = copies;
        this.on = on;
    }

    /** @return whether the last pass left something to the next one because there was too much of it */
    boolean hasMore() {
        return left > 0;
    }

    CompletableFuture<Boolean> run(List<ItemListing> listed, Adoption.Pass pass, PassReport report) {
        return ports.store(tx -> tx.links().outlines())
                .thenCompose(links -> copies.unmark(listed, links, pass.dryRun()))
                .thenCompose(planned -> {
                    planned.forEach(report::planned);
                    return on.getAsBoolean() ? adopt(listed, pass, report) : CompletableFuture.completedFuture(true);
                });
    }

    private CompletableFuture<Boolean> adopt(List<ItemListing> listed, Adoption.Pass pass, PassReport report) {
        return adoption.adopt(listed, pass).thenCompose(adopted -> {
            left = adopted.left();
            report.adopted(adopted);
            return compare(adopted, pass, report);
        });
    }

    private CompletableFuture<Boolean> compare(Adopted adopted, Adoption.Pass pass, PassReport report) {
        CompletableFuture<Boolean> chain = CompletableFuture.completedFuture(true);
        for (Link link : adopted.links()) {
            boolean differs = link.seen().crmEtag().isEmpty()
                    || link.seen().outlookVersion().isEmpty();
            if (differs) {
                chain = chain.thenCompose(before -> turns.take(link.item(), () -> compare(link, pass, report)));
            }
        }
        return chain;
    }

    /** What was untracked since it was linked is left alone. */
    private CompletableFuture<Boolean> compare(Link link, Adoption.Pass pass, PassReport report) {
        return ports.store(tx -> tx.links().ofRecord(link.record()).filter(Link::isLinked))
                .thenCompose(now ->
                        now.isEmpty() ? CompletableFuture.completedFuture(false) : compareNow(now.get(), pass, report));
    }

    private CompletableFuture<Boolean> compareNow(Link link, Adoption.Pass pass, PassReport report) {
        return work.look(Sighting.hint(link), pass.standing()).thenCompose(view -> {
            report.planned(view);
            WriteGate.Member gate = new WriteGate(ports).group().enter();
            return work.carryOut(view, new PairWork.Way(pass.run(), pass.standing(), gate, false, 1))
                    .whenComplete((applied, failure) -> gate.leave())
                    .thenApply(applied -> {
                        report.applied(applied);
                        return true;
                    });
        });
    }
}
