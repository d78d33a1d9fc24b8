package dev.crmbridge.embedded.jobs;

import java.time.Duration;

/** Does something again and again while the server runs. What is due is decided by whoever is called, not here. */
@FunctionalInterface
public interface Ticks {
    /**
     * Begins; returns at once. Calls come one after the other, from a thread of the implementation.
     *
     * @param pause time between the end of a call and the next, also before the first
     * @param task what to do; a failure of it does not end the calls
     * @return ends the calls; none is running when it returns
     */
    Running every(Duration pause, Runnable task);

    /** Calls that come until it is closed. */
    interface Running extends AutoCloseable {
        @Override
        void close();
    }
}
