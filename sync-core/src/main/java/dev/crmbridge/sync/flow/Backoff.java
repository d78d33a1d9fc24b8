package dev.crmbridge.sync.flow;

import java.time.Duration;

/**
 * How long to wait before trying again: doubling from {@code first} to {@code most}, half of it by chance so that many clients do
 * not come back together.
 */
public record Backoff(Duration first, Duration most) {
    /** @return from 2 s to 5 min */
    public static Backoff standard() {
        return new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));
    }

    /**
     * @param attempts how often it was tried already, from 1
     * @param chance from 0 up to but not including 1
     */
    public Duration delay(int attempts, double chance) {
        long full = first.toMillis();
        for (int i = 1; i < attempts && full < most.toMillis(); i++) {
            full *= 2;
        }
        full = Math.min(full, most.toMillis());
        return Duration.ofMillis(full / 2 + (long) (chance * full / 2));
    }
}
