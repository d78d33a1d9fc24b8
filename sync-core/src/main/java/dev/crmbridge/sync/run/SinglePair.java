package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.track.TrackFlow;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one pair between passes, when something hints at a change of it. What only a pass may decide is left to one. */
final class SinglePair {
    private static final Logger LOG = LoggerFactory.getLogger(SinglePair.class);

    private final TrackFlow.Parts parts;
    private final Ports ports;
    private final PairWork work;
    private final Runnable passDue;

    /** @param passDue starts a pass, because the change concerns more than the pair */
    SinglePair(TrackFlow.Parts parts, PairWork work, Runnable passDue) {
        this.parts = parts;
        this.ports = parts.ports();
        this.work = work;
        this.passDue = passDue;
    }

    /** Looks at the pair of a record, in its item's turn. */
    CompletableFuture<Boolean> look(RecordRef record) {
        // The CRM's organization first: a link of another one is out of reach then.
        return parts.standing()
                .get()
                .thenCompose(standing -> ports.store(tx -> tx.links().ofRecord(record))
                        .thenApply(found -> new Ready(found.orElse(null), standing)))
                .thenCompose(ready -> ready.link() != null
                                && ready.link().isLinked()
                                && ready.standing() instanceof CrmResult.Ok<Standing> ok
                        ? look(ready.link(), ok.value())
                        : CompletableFuture.completedFuture(false))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.atError().setCause(failure).log("look at a pair failed");
                    }
                });
    }

    private record Ready(@Nullable Link link, CrmResult<Standing> standing) {}

    private CompletableFuture<Boolean> look(Link link, Standing standing) {
        if (PausedPairs.isPaused(link.record().entity(), standing.privileges())) {
            return CompletableFuture.completedFuture(false);
        }
        // In another mailbox the item is not found, which says nothing about it.
        return parts.mailbox()
                .foreign()
                .thenCompose(foreign -> foreign.isPresent()
                        ? CompletableFuture.completedFuture(false)
                        : lookInOwnMailbox(link, standing));
    }

    private CompletableFuture<Boolean> lookInOwnMailbox(Link link, Standing standing) {
        String run = ports.reactor().randomId().toString();
        return work.look(Sighting.hint(link), standing).thenCompose(view -> {
            if (view.item() != null && ChangedItems.passDue(link, view.item())) {
                passDue.run();
                return CompletableFuture.completedFuture(false);
            }
            boolean nothingNew = view.plan().isEmpty()
                    && view.item() != null
                    && view.item().version().equals(link.seen().outlookVersion())
                    && view.row() == null;
            boolean waits = view.plan().actions().stream().anyMatch(action -> action instanceof Action.Wait)
                    || BrakedViews.isOutOfReach(view);
            if (nothingNew || waits) {
                return CompletableFuture.completedFuture(false);
            }
            WriteGate.Member gate = new WriteGate(ports).group().enter();
            return work.carryOut(view, new PairWork.Way(run, standing, gate, false, 1))
                    .thenApply(applied -> {
                        gate.leave();
                        return true;
                    });
        });
    }
}
