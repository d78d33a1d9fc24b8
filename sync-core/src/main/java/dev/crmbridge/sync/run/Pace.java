package dev.crmbridge.sync.run;

import java.time.Duration;

/**
 * When work starts by itself.
 *
 * @param fullPass time between full passes; zero = only when asked
 * @param sweep time between passes that also look for records that are gone; a pass a person asks for always does
 * @param debounce how long a changed item has to be quiet before it is looked at
 * @param overlap how far before the newest known change a poll starts, because commits become visible out of order
 */
public record Pace(Duration fullPass, Duration sweep, Duration debounce, Duration overlap) {
    /** @return a pass every 5 minutes, a sweep every hour, 2 s debounce, 2 min overlap */
    public static Pace standard() {
        return new Pace(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofMinutes(2));
    }

    /** @return nothing by itself but hints, for tests and tools */
    public static Pace onRequest() {
        return new Pace(Duration.ZERO, Duration.ofHours(1), Duration.ofSeconds(2), Duration.ofMinutes(2));
    }
}
