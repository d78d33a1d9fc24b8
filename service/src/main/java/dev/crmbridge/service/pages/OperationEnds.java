package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits a moment for operations, so that a page says how they ended and not only that they began. On a server thread. */
final class OperationEnds {
    private static final Logger LOG = LoggerFactory.getLogger(OperationEnds.class);

    private final Map<String, CompletableFuture<OperationView>> ends = new LinkedHashMap<>();

    private OperationEnds(List<OperationView> begun) {
        begun.forEach(view -> ends.put(view.op(), new CompletableFuture<>()));
    }

    /**
     * @param begun as they were accepted
     * @param patience how long to wait at most for those that are pending
     * @return the operations as they are then, in the same order
     */
    static List<OperationView> of(Engine engine, List<OperationView> begun, Duration patience) {
        OperationEnds waiting = new OperationEnds(begun);
        AutoCloseable listening = engine.listen(event -> {
            if (event instanceof Engine.Event.OperationChanged changed) {
                waiting.heard(changed.operation());
            }
        });
        try {
            // Asked after listening began, so that none ends unheard in between.
            begun.forEach(view -> Awaited.of(engine.operation(view.op())).ifPresent(waiting::heard));
            CompletableFuture.allOf(waiting.ends.values().toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            close(listening);
        }
        return begun.stream()
                .map(view -> Objects.requireNonNull(waiting.ends.get(view.op())).getNow(view))
                .toList();
    }

    private void heard(OperationView view) {
        CompletableFuture<OperationView> end = ends.get(view.op());
        if (end != null && view.outcome() != Outcome.PENDING) {
            end.complete(view);
        }
    }

    private static void close(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception unexpected) {
            LOG.atWarn().setCause(unexpected).log("a wait for operations did not stop listening");
        }
    }
}
