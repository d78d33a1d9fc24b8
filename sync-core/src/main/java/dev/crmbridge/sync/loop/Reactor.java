package dev.crmbridge.sync.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The engine's thread, its clock, its randomness and its workers.
 *
 * <p>Futures complete on the engine's thread, so their continuations run there, one after the other; {@link #post} may be called
 * from any thread, everything else from the engine's thread only.
 */
public interface Reactor extends AutoCloseable {
    /** @return the time now */
    Instant now();

    /** Runs something on the engine's thread, in the order posted. */
    void post(Runnable event);

    /**
     * Runs something on the engine's thread later.
     *
     * @return cancels it; nothing happens when it already ran
     */
    Runnable after(Duration delay, Runnable event);

    /**
     * Has a worker do something that blocks.
     *
     * @return what {@code work} returned or threw; {@link HungWorker} when it did not come back in time
     */
    <T> CompletableFuture<T> call(Lane lane, Supplier<T> work);

    /**
     * As {@link #call}, for work no person waits for: where there are fewer workers than work, everything called with {@link #call}
     * goes first.
     */
    default <T> CompletableFuture<T> callInBackground(Lane lane, Supplier<T> work) {
        return call(lane, work);
    }

    /** @return a number from 0 up to but not including 1 */
    double random();

    /** @return 16 random bytes for an id */
    java.util.UUID randomId();

    /** Lets what is being written finish, then stops; later posts are ignored. */
    @Override
    void close();

    /** A worker did not come back and was replaced; what it was doing may or may not have been done. */
    final class HungWorker extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param lane the worker's lane */
        public HungWorker(Lane lane) {
            super("a worker of lane " + lane + " did not come back in time and was replaced");
        }
    }
}
