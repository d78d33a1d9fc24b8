package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.flow.Ports;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How long a person waits for the CRM before the page is shown without it: what comes later is there at the next look. */
final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private Patience() {}

    /** @return what {@code answer} says, or false when it takes too long */
    static CompletableFuture<Boolean> with(Ports ports, CompletableFuture<Boolean> answer) {
        CompletableFuture<Boolean> soon = new CompletableFuture<>();
        Runnable inTime = ports.reactor().after(LIMIT, () -> soon.complete(false));
        return answer.thenApply(done -> {
                    inTime.run();
                    return done;
                })
                .applyToEither(soon, done -> done);
    }
}
