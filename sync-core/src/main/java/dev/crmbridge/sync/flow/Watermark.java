package dev.crmbridge.sync.flow;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when on a table has to be asked for changes, so that no row is missed that becomes visible late.
 *
 * <p>A row gets its time of change before it is committed, so a newer row may be visible while an older one is not. What is older than
 * the overlap, by the server's clock, is visible. That clock is never read: when a row was seen, the server's time was at least the
 * row's, and since then as much time passed there as here. So the overlap behind the newest row shrinks while nothing happens, and is
 * gone after a poll that began an overlap later. Immutable.
 *
 * @param from rows changed before are known; never goes back
 * @param newest newest time of change seen in this run of the program, or null
 * @param seenAt our time when an answer had that row first, or null
 */
public record Watermark(
        Instant from, @Nullable Instant newest, @Nullable Instant seenAt) {
    /** @return the mark of a table of which nothing is known but that rows changed before {@code from} are */
    public static Watermark at(Instant from) {
        return new Watermark(from, null, null);
    }

    /**
     * @param begun when the poll began, by our clock
     * @param ended when its answer was there, by our clock
     * @param row newest time of change in the answer, or null when it had no row
     * @return the mark for the next poll
     */
    public Watermark after(Instant begun, Instant ended, @Nullable Instant row, Duration overlap) {
        if (row != null && (newest == null || row.isAfter(newest))) {
            return new Watermark(later(row.minus(overlap)), row, ended);
        }
        if (newest == null || seenAt == null) {
            return this;
        }
        Duration passed = Duration.between(seenAt, begun);
        Duration left = passed.isNegative() ? overlap : overlap.minus(passed);
        return new Watermark(later(newest.minus(left.isNegative() ? Duration.ZERO : left)), newest, seenAt);
    }

    private Instant later(Instant other) {
        return other.isAfter(from) ? other : from;
    }
}
