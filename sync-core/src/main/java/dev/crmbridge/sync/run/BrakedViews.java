package dev.crmbridge.sync.run;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.plan.DeletionBrake.Where;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.plan.Remainder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run does after the brake looked at it: where too much would be deleted, a question stands at each pair instead. Pairs whose
 * question is open count too, so deletions that come in portions do not pass one by one; what a person chose does not count. Ends for
 * want of sight are held by the same measure and then only paused: they delete nothing, and nobody has to answer before they go on.
 *
 * @param views the pairs, with deletions replaced by questions where the brake holds
 * @param held why something is held, as sentences; empty when the brake holds nothing
 */
record BrakedViews(List<PairView> views, List<String> held) {
    /** @param linked linked pairs before the run */
    static BrakedViews of(DeletionBrake brake, List<PairView> views, int linked) {
        Map<Where, Integer> counts = new EnumMap<>(Where.class);
        for (PairView view : views) {
            deletion(view).or(() -> open(view)).ifPresent(where -> counts.merge(where, 1, Integer::sum));
        }
        Map<Where, String> held = new EnumMap<>(Where.class);
        counts.forEach((where, count) -> brake.check(where, count, linked).ifPresent(why -> held.put(where, why)));
        int outOfReach = (int) views.stream().filter(BrakedViews::isOutOfReach).count();
        boolean paused = brake.holds(outOfReach, linked);
        if (held.isEmpty() && !paused) {
            return new BrakedViews(views, List.of());
        }
        List<PairView> braked = new ArrayList<>();
        for (PairView view : views) {
            PairView asked = deletion(view).filter(held::containsKey).isPresent() ? asked(view) : view;
            braked.add(paused && isOutOfReach(view) ? paused(view) : asked);
        }
        List<String> sentences = new ArrayList<>(held.values());
        if (paused) {
            sentences.add(outOfReach + " of " + linked
                    + " tracked items have records that you cannot see any more. That is unusually"
                    + " much at once, so nothing is unlinked: they are paused, and go on when you see the records again. Untrack those"
                    + " that you need no more.");
        }
        return new BrakedViews(braked, sentences);
    }

    /** @return whether the pair is to end because the user does not see its record any more, which only a pass does */
    static boolean isOutOfReach(PairView view) {
        return view.plan().actions().stream()
                .anyMatch(action -> action instanceof Action.Unlink && action.code() == ReasonCode.RECORD_OUT_OF_REACH);
    }

    private static PairView paused(PairView view) {
        return view.doing(List.of(new Action.Wait(
                ReasonCode.RECORD_OUT_OF_REACH,
                "You cannot see the record any more, and those of many other tracked items neither. The link stays; it is paused until"
                        + " you see the record again, or untrack the item.")));
    }

    /** @return where the run would delete something that nobody chose */
    private static Optional<Where> deletion(PairView view) {
        return view.plan().actions().stream()
                .filter(action -> action.code() != DepartureChoice.DELETE.code())
                .flatMap(action -> Where.of(action).stream())
                .findFirst();
    }

    private static Optional<Where> open(PairView view) {
        return view.base().parked() == ReasonCode.DELETION_BRAKE
                ? Where.of(view.plan().decision())
                : Optional.empty();
    }

    private static PairView asked(PairView view) {
        Action question = new Action.Park(
                ReasonCode.DELETION_BRAKE,
                "One side was deleted together with many others. Nothing is deleted until you say so under Deletions.",
                Remainder.of(view.sides().outlook(), view.sides().crm()));
        return view.doing(List.of(question));
    }
}
