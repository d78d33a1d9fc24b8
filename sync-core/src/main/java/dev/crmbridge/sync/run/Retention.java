package dev.crmbridge.sync.run;

import dev.crmbridge.sync.flow.Ports;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Forgets the history, and operations that are over, once they are older than the person wants to keep them. Links, what both sides agreed
 * on, open operations and questions are never touched. For the engine's thread.
 */
final class Retention {
    private static final Duration BETWEEN = Duration.ofDays(1);

    private final Ports ports;
    private final Supplier<Duration> kept;
    private Instant lastTime = Instant.MIN;

    /** @param kept how long things are kept, in force now */
    Retention(Ports ports, Supplier<Duration> kept) {
        this.ports = ports;
        this.kept = kept;
    }

    /** Looks at most once a day. Nobody waits for it. */
    void tidy() {
        Instant now = ports.reactor().now();
        if (lastTime != Instant.MIN && lastTime.plus(BETWEEN).isAfter(now)) {
            return;
        }
        lastTime = now;
        Instant before = now.minus(kept.get());
        ports.storing(tx -> {
            tx.journal().purge(before);
            tx.outbox().purgeFinished(before);
        });
    }
}
