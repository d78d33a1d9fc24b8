package dev.crmbridge.embedded.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Faults waiting to strike. Each strikes the next request it fits, once. Thread-safe.
 *
 * <p>Filled by tests through this object; the server only takes from it.
 */
public final class Faults {
    private record Planned(Fault fault, BiPredicate<String, String> fits, int retryAfterSeconds) {}

    /**
     * A fault that strikes now.
     *
     * @param fault which
     * @param retryAfterSeconds value of Retry-After where the fault has one
     */
    public record Strike(Fault fault, int retryAfterSeconds) {}

    private final Deque<Planned> planned = new ArrayDeque<>();
    private int struck;

    private final boolean overHttp;

    private Faults(boolean overHttp) {
        this.overHttp = overHttp;
    }

    /** No faults yet; only this object can plan some. */
    public static Faults none() {
        return new Faults(false);
    }

    /** No faults yet; the administrator may also plan some over HTTP. For tests that run the server as a process. */
    public static Faults plannableOverHttp() {
        return new Faults(true);
    }

    /** Whether the administrator may plan faults over HTTP. */
    public boolean isPlannableOverHttp() {
        return overHttp;
    }

    /** Lets a fault strike the next request to the Web API. */
    public Faults next(Fault fault) {
        return next(fault, (method, path) -> true, 1);
    }

    /**
     * Lets a fault strike the next request that fits.
     *
     * @param fits decides by method and path below the service root
     * @param retryAfterSeconds value of Retry-After where the fault has one, at least 0
     */
    public synchronized Faults next(Fault fault, BiPredicate<String, String> fits, int retryAfterSeconds) {
        planned.add(new Planned(fault, fits, retryAfterSeconds));
        return this;
    }

    /** Forgets all faults that have not struck. */
    public synchronized void clear() {
        planned.clear();
    }

    /** How many faults have struck since the start. */
    public synchronized int struck() {
        return struck;
    }

    /** Takes the first fault that fits a request, if any. */
    public synchronized Optional<Strike> strike(String method, String path) {
        for (Planned candidate : planned) {
            if (candidate.fits().test(method, path)) {
                planned.remove(candidate);
                struck++;
                return Optional.of(new Strike(candidate.fault(), candidate.retryAfterSeconds()));
            }
        }
        return Optional.empty();
    }
}
