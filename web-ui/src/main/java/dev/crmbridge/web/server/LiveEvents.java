package dev.crmbridge.web.server;

import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The listeners of one event stream ({@code live.js} on our pages is one).
 *
 * <p>A closed browser is noticed only while writing, so the owner calls {@link #heartbeat} every 15 to 30 seconds. Safe
 * for use by several threads; sending blocks while a slow listener takes the data, so never send from the control thread.
 */
public final class LiveEvents {
    private final Set<SseClient> listeners = ConcurrentHashMap.newKeySet();

    /** Takes a listener until it goes away; pass this to {@code routes.sse}. */
    public void add(SseClient listener) {
        listener.keepAlive();
        listener.onClose(() -> listeners.remove(listener));
        listeners.add(listener);
        listener.sendComment("hello");
    }

    /** Asks pages to fetch again every element whose {@code data-live} is {@code key}, e.g. {@code item:0A1B}. */
    public void changed(String key) {
        send("changed", Map.of("key", key));
    }

    /** Announces a short text in the polite live region: results, counts, progress. */
    public void say(String text) {
        send("say", Map.of("text", text, "level", "status"));
    }

    /** Sends an event of any name; {@code data} becomes JSON. */
    public void send(String event, Object data) {
        for (SseClient listener : listeners) {
            listener.sendEvent(event, data);
        }
    }

    /** Writes a comment to all, which finds those that left. */
    public void heartbeat() {
        for (SseClient listener : listeners) {
            listener.sendComment("still here");
        }
    }

    /** Lets all go: their requests end, so that the server need not wait for them when it stops. */
    public void end() {
        for (SseClient listener : listeners) {
            listener.close();
        }
    }

    /** How many listen now; those that left since the last write still count. */
    public int size() {
        return listeners.size();
    }
}
