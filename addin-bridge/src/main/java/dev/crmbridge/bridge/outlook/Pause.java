package dev.crmbridge.bridge.outlook;

import java.time.Duration;

/** Waits; in tests it only counts. */
@FunctionalInterface
public interface Pause {
    /**
     * @param time how long, never negative
     * @throws InterruptedException when the worker is told to stop
     */
    void pause(Duration time) throws InterruptedException;

    /** @return really sleeps */
    static Pause sleeping() {
        return time -> Thread.sleep(time.toMillis());
    }
}
