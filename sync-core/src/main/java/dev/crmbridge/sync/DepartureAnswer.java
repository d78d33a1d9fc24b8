package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.plan.DepartureChoice;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose for pairs of which one side was deleted.
 *
 * <p>It holds for what the person saw. When a pair waits for something else by now, nothing at all is chosen. Pairs that wait no more are
 * left out, because the others are still what was seen; pairs that came since are not named, so they go on waiting.
 *
 * @param records see {@link DepartureView#record()}
 * @param shown {@link DepartureView#version()} of each question that the person saw, or null when the choice is for whatever these
 *     records wait for now
 */
public record DepartureAnswer(
        List<RecordRef> records,
        DepartureChoice choice,
        @Nullable Set<String> shown) {
    public DepartureAnswer {
        records = List.copyOf(records);
        shown = shown == null ? null : Set.copyOf(shown);
    }

    /** @return a choice for these questions as they are here */
    public static DepartureAnswer to(List<DepartureView> seen, DepartureChoice choice) {
        return new DepartureAnswer(
                seen.stream().map(DepartureView::record).toList(),
                choice,
                Set.copyOf(seen.stream().map(DepartureView::version).toList()));
    }

    /** @return whether the choice is for the question as it is now */
    public boolean isAbout(DepartureView now) {
        return shown == null || shown.contains(now.version());
    }
}
