package dev.crmbridge.service.api;

import dev.crmbridge.sync.Engine;
import dev.crmbridge.web.server.RequestRefused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on a server thread for what the engine promised, so that the engine's own threads never write to a socket. */
public final class Awaited {
    static final Duration USUAL = Duration.ofSeconds(60);
    /** Longest wait for something that may look at every item. */
    public static final Duration FULL_PASS = Duration.ofMinutes(30);

    private Awaited() {}

    /**
     * Waits until something that was decided about settings is in force.
     *
     * @param refusal why it cannot be, as a sentence; empty when it is
     * @throws RequestRefused 400 {@code bad-setting} with that sentence
     */
    public static void inForce(CompletableFuture<Optional<String>> refusal) {
        of(refusal).ifPresent(why -> {
            throw new RequestRefused(400, "bad-setting", why);
        });
    }

    public static <T> T of(CompletableFuture<T> promise) {
        return of(promise, USUAL);
    }

    /**
     * @throws RequestRefused 409 {@code answer-not-expected} for an answer that does not fit, 503 {@code engine-busy} when it
     *     takes too long; what was promised may still happen
     */
    public static <T> T of(CompletableFuture<T> promise, Duration limit) {
        try {
            return promise.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            if (cause instanceof Engine.RefusedAnswer refused) {
                throw new RequestRefused(409, "answer-not-expected", String.valueOf(refused.getMessage()));
            }
            if (cause instanceof RequestRefused refused) {
                throw refused;
            }
            throw new IllegalStateException("the engine failed", cause);
        } catch (TimeoutException late) {
            throw new RequestRefused(
                    503,
                    "engine-busy",
                    "No answer within " + limit.toSeconds() + " seconds; the work goes on. Look again.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new RequestRefused(503, "stopping", "The service is stopping.");
        }
    }
}
