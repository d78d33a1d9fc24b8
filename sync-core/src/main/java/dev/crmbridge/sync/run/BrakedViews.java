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
 * question is open count too, so deletions that come in portions do not pass one by one; what a person chose does not count.
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
        if (held.isEmpty()) {
            return new BrakedViews(views, List.of());
        }
        List<PairView> braked = new ArrayList<>();
        for (PairView view : views) {
            braked.add(deletion(view).filter(held::containsKey).isPresent() ? asked(view) : view);
        }
        return new BrakedViews(braked, List.copyOf(held.values()));
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
