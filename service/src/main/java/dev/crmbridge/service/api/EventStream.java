package dev.crmbridge.service.api;

import dev.crmbridge.sync.Engine;
import dev.crmbridge.web.server.LiveEvents;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes what the engine tells to the listeners of the event stream, on a thread of its own because a slow listener blocks
 * the sender.
 *
 * <p>Events: {@code operation} and {@code status} carry the JSON of the API for programs; {@code changed} and {@code count}
 * are what the script of the pages understands.
 */
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final LiveEvents listeners = new LiveEvents();
    private final ScheduledExecutorService sender;
    private final AutoCloseable subscription;

    /** @param heartbeat how often a comment is sent, which also finds listeners that left; positive */
    public EventStream(Engine engine, Duration heartbeat) {
        this.sender = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "events");
            thread.setDaemon(true);
            return thread;
        });
        sender.scheduleWithFixedDelay(
                () -> guarded(listeners::heartbeat), heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        this.subscription = engine.listen(event -> {
            try {
                sender.execute(() -> guarded(() -> send(event)));
            } catch (RejectedExecutionException stopping) {
                LOG.atDebug().log("event after the end of the stream");
            }
        });
    }

    void add(SseClient client) {
        listeners.add(client);
    }

    /** Stops listening to the engine and sending, and ends the requests of all listeners. */
    @Override
    public void close() {
        try {
            subscription.close();
        } catch (Exception unexpected) {
            LOG.atWarn().setCause(unexpected).log("event subscription did not close");
        }
        sender.shutdownNow();
        listeners.end();
    }

    private void send(Engine.Event event) {
        if (event instanceof Engine.Event.OperationChanged changed) {
            OperationJson operation = OperationJson.of(changed.operation());
            listeners.send("operation", operation);
            listeners.changed("operation:" + operation.op());
            listeners.changed("item:" + operation.item());
        } else if (event instanceof Engine.Event.StatusChanged changed) {
            StatusJson status = StatusJson.of(changed.status());
            listeners.send("status", status);
            listeners.changed("status");
            listeners.send("count", Map.of("name", "problems", "value", status.problems()));
            listeners.send("count", Map.of("name", "conflicts", "value", status.conflicts()));
        }
    }

    /** A failure must not end the schedule; it is one listener's trouble. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.atDebug().setCause(failed).log("event not delivered");
        }
    }
}
