package dev.crmbridge.sync.run;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.track.TrackFlow;
import dev.crmbridge.sync.undo.NotRestored;
import dev.crmbridge.sync.undo.Restored;
import dev.crmbridge.sync.undo.UndoStep;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Writes the values a person chose for single fields of a pair: one side's of a conflict, or those of before. */
public final class Choices {
    private final TrackFlow.Parts parts;
    private final Ports ports;
    private final ItemTurns turns;
    private final ByHand hand;

    Choices(TrackFlow.Parts parts, ItemTurns turns, PairWork work) {
        this.parts = parts;
        this.ports = parts.ports();
        this.turns = turns;
        this.hand = new ByHand(work);
    }

    /**
     * Uses one side's value for a conflict.
     *
     * @param id id of the conflict
     * @param use whose value is used
     * @return empty when it is settled, otherwise why not, as a sentence
     */
    public CompletableFuture<Optional<String>> choose(String id, Settlement.Side use) {
        Optional<NotRestored> none =
                Optional.of(new NotRestored(ReasonCode.DIFFERENCE_GONE, "There is no open conflict " + id + "."));
        return open(id).thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(none)
                        : turns.take(
                                found.get().link().item(),
                                () -> open(id).thenCompose(now -> now.isEmpty()
                                        ? CompletableFuture.completedFuture(none)
                                        : choose(now.get(), use))))
                .thenApply(trouble -> trouble.map(NotRestored::reason));
    }

    private CompletableFuture<Optional<NotRestored>> choose(Open open, Settlement.Side use) {
        if (use == Settlement.Side.LEAVE && !open.difference().ofDuplicates()) {
            return CompletableFuture.completedFuture(
                    Optional.of(
                            new NotRestored(
                                    ReasonCode.CONFLICT,
                                    "Only a value that may make a duplicate can be left as it is. Choose Outlook's value or the CRM's.")));
        }
        return write(
                ports.reactor().randomId().toString(),
                way -> hand.choose(open.link(), open.difference(), use, way)
                        .thenApply(applied ->
                                Unwritten.why(applied, open.difference().field())),
                Optional::of);
    }

    /**
     * Writes values of before, where the ones that replaced them are still there.
     *
     * @param run for the journal
     * @return what was written, and what was not and why
     */
    public CompletableFuture<Restored> restore(UndoStep.Restore step, String run) {
        var none = new NotRestored(
                ReasonCode.NOT_TRACKED, "The item is not tracked any more; its values stay as they are.");
        return turns.take(
                step.item(),
                () -> linked(step.record())
                        .thenCompose(found -> found.isEmpty()
                                ? CompletableFuture.completedFuture(Restoring.none(step, none))
                                : write(
                                        run,
                                        way -> hand.restore(found.get(), step, way),
                                        why -> Restoring.none(step, why))));
    }

    private CompletableFuture<Optional<Link>> linked(RecordRef record) {
        return ports.store(tx -> tx.links().ofRecord(record).filter(Link::isLinked));
    }

    private CompletableFuture<Optional<Open>> open(String id) {
        return ports.store(tx -> tx.conflicts()
                .find(id)
                .flatMap(stored -> tx.links()
                        .ofRecord(stored.record())
                        .filter(Link::isLinked)
                        .map(link -> new Open(link, stored.difference()))));
    }

    private record Open(Link link, Difference difference) {}

    /** @param unasked what it comes to when the CRM could not be asked who the user is */
    private <T> CompletableFuture<T> write(
            String run, Function<PairWork.Way, CompletableFuture<T>> change, Function<NotRestored, T> unasked) {
        return parts.standing()
                .get()
                .thenCompose(result -> result.fold(
                        standing -> write(run, standing, change),
                        failure -> CompletableFuture.completedFuture(unasked.apply(new NotRestored(
                                ReasonCode.RECORD_UNREADABLE,
                                "The CRM could not be asked who you are: " + failure.message() + ".")))));
    }

    private <T> CompletableFuture<T> write(
            String run, Standing standing, Function<PairWork.Way, CompletableFuture<T>> change) {
        WriteGate.Member gate = new WriteGate(ports).group().enter();
        return change.apply(new PairWork.Way(run, standing, gate, false, 1))
                .whenComplete((written, failure) -> gate.leave());
    }
}
