package dev.crmbridge.acceptance.com;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Waits for what happens in other processes.
 *
 * @param seconds the longest
 * @param scene tells for a failure how things stand
 */
record Waiting(long seconds, Callable<String> scene) {
    /** Looks again and again until it is so. */
    void until(String what, Callable<Boolean> reached) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!reached.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain until " + what + "; " + scene.call());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
