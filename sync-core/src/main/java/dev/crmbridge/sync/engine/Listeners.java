package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.Engine.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know. Thread-safe. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<Event>> all = new CopyOnWriteArrayList<>();

    AutoCloseable add(Consumer<Event> listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    void tell(Event event) {
        for (Consumer<Event> listener : all) {
            try {
                listener.accept(event);
            } catch (RuntimeException bug) {
                LOG.atError().setCause(bug).log("listener failed");
            }
        }
    }
}
