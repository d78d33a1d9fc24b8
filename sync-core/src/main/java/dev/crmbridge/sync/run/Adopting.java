package dev.crmbridge.sync.run;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.adopt.Adopted;
import dev.crmbridge.sync.adopt.Adoption;
import dev.crmbridge.sync.flow.Ports;
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
    private final PairRefresh refresh;
    private final Adoption adoption;
    private final Copies copies;
    private final BooleanSupplier on;
    private int left;

    /** @param on whether links are taken over at all */
    Adopting(Ports ports, PairRefresh refresh, Adoption adoption, Copies copies, BooleanSupplier on) {
        this.ports = ports;
        this.refresh = refresh;
        this.adoption = adoption;
        this.copies = copies;
        this.on = on;
    }

    /** @return whether the last pass left something to the next one because there was too much of it */
    boolean hasMore() {
        return left > 0;
    }

    CompletableFuture<Boolean> run(Matched matched, Adoption.Pass pass, PassReport report) {
        if (!matched.anyStray()) {
            left = 0;
            return CompletableFuture.completedFuture(true);
        }
        List<ItemListing> listed = matched.listed();
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
        List<RecordRef> differing = adopted.links().stream()
                .filter(link -> link.seen().crmEtag().isEmpty()
                        || link.seen().outlookVersion().isEmpty())
                .map(Link::record)
                .toList();
        return refresh.refresh(differing, pass.standing(), report);
    }
}
