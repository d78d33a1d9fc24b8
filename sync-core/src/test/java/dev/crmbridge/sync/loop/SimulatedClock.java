package dev.crmbridge.sync.loop;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody moves it. */
public final class SimulatedClock implements InstantSource {
    private Instant now;

    /** @param start first time shown */
    public SimulatedClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves on to a time; never back. */
    public void advanceTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }
}
