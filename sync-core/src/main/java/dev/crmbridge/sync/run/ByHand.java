package dev.crmbridge.sync.run;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.plan.OutlookSide;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.undo.Restored;
import dev.crmbridge.sync.undo.UndoStep;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does for single fields of a pair what a person decided, and nothing else: where a side changed in the same moment, it is decided anew
 * for the sides as they are then. The turn is the caller's.
 */
final class ByHand {
    private final PairWork work;

    ByHand(PairWork work) {
        this.work = work;
    }

    /**
     * A person chose one side's value for a field: it is written to the other side.
     *
     * @param use whose value is used
     */
    CompletableFuture<Applied> choose(Link link, Difference difference, Settlement.Side use, PairWork.Way way) {
        return decide(link, way, (outlook, crm) -> Settlement.of(difference, link.base(), outlook, crm, use))
                .thenApply(tried -> {
                    if (!tried.acted() && tried.applied().end() == Applied.End.DONE) {
                        tried.applied().fail(ReasonCode.CHANGED_SINCE, "it was changed since");
                    }
                    return tried.applied();
                });
    }

    /**
     * Writes values of before to one side, where what replaced them is still there. The other side keeps its own; what differs then
     * waits as a conflict.
     */
    CompletableFuture<Restored> restore(Link link, UndoStep.Restore step, PairWork.Way way) {
        return decide(link, way, (outlook, crm) -> Restoring.actions(step, outlook, crm))
                .thenApply(tried ->
                        Restoring.outcome(step, tried.applied(), step.inCrm() ? tried.crm() : tried.outlook()));
    }

    /**
     * What was done last.
     *
     * @param acted whether there was anything to do
     * @param outlook Outlook's values before that, or null when a side could not be read
     * @param crm the CRM's values before that, or null when a side could not be read
     */
    private record Tried(
            Applied applied,
            boolean acted,
            @Nullable Snapshot outlook,
            @Nullable Snapshot crm) {}

    /** @param decided gets Outlook's and the CRM's values */
    private CompletableFuture<Tried> decide(
            Link link, PairWork.Way way, BiFunction<Snapshot, Snapshot, List<Action>> decided) {
        return work.look(new Sighting(link.unseen(), null, false, null, true), way.standing())
                .thenCompose(view -> {
                    Applied nothing = new Applied(link);
                    if (!(view.sides().outlook() instanceof OutlookSide.Present outlook)
                            || !(view.sides().crm() instanceof CrmSide.Present crm)) {
                        nothing.fail(ReasonCode.RECORD_UNREADABLE, "one side could not be read");
                        return CompletableFuture.completedFuture(new Tried(nothing, false, null, null));
                    }
                    List<Action> actions = decided.apply(outlook.snapshot(), crm.snapshot());
                    return actions.isEmpty()
                            ? CompletableFuture.completedFuture(
                                    new Tried(nothing, false, outlook.snapshot(), crm.snapshot()))
                            : work.carryOut(view.doingPart(link, actions), way.once())
                                    .thenCompose(applied -> applied.end() == Applied.End.LOOK_AGAIN && way.hasNext()
                                            ? decide(applied.link(), way.next(), decided)
                                            : CompletableFuture.completedFuture(
                                                    new Tried(applied, true, outlook.snapshot(), crm.snapshot())));
                });
    }
}
