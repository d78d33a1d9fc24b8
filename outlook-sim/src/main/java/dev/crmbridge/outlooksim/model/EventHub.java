package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.model.EventTarget.PendingEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens to which object, and the thread on which events without an answer go out, in order. */
final class EventHub implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventHub.class);

    private record Advice(SimObject source, String eventSet, EventTarget target) {}

    /** An event: its set, its number and its arguments, which are made in the apartment. */
    record Event(String eventSet, int dispid, Supplier<List<ComValue>> args) {}

    private final ObjectModel model;
    private final Map<Integer, Advice> advices = new LinkedHashMap<>();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "outlook-events");
        thread.setDaemon(true);
        return thread;
    });
    private int next = 1;

    EventHub(ObjectModel model) {
        this.model = model;
    }

    /** In the apartment. */
    int advise(SimObject source, String iid, EventTarget target) {
        String eventSet = EventSets.normal(iid);
        if (!EventSets.fires(source.interfaceName(), eventSet)) {
            throw new ComException(
                    HResult.NO_CONNECTION, source.interfaceName() + " does not fire the events " + eventSet);
        }
        advices.put(next, new Advice(source, eventSet, target));
        return next++;
    }

    /** In the apartment; an unknown cookie does nothing. */
    void unadvise(int cookie) {
        advices.remove(cookie);
    }

    /** In the apartment. */
    boolean anyone(String eventSet) {
        return advices.values().stream().anyMatch(advice -> advice.eventSet().equals(eventSet));
    }

    /** Fires an event later, in order, to those whose source fits. Any thread. */
    void post(Predicate<SimObject> source, Event event) {
        try {
            sender.execute(() -> {
                try {
                    model.enter(() -> prepared(source, event, false)).forEach(PendingEvent::send);
                } catch (RuntimeException failure) {
                    log.atWarn().setCause(failure).log("an event could not be delivered");
                }
            });
        } catch (RejectedExecutionException closed) {
            log.atDebug().log("event after the end");
        }
    }

    /** Runs work after every event posted so far. Any thread. */
    void afterwards(Runnable work) {
        sender.execute(work);
    }

    /** Fires an event with Cancel now; others may call in meanwhile. Any thread. @return whether anyone canceled */
    boolean ask(Predicate<SimObject> source, Event event) {
        List<PendingEvent> pending = model.enter(() -> prepared(source, event, true));
        if (pending.isEmpty()) {
            return false;
        }
        return model.outgoing(() -> {
            boolean canceled = false;
            for (PendingEvent one : pending) {
                canceled |= one.send();
            }
            return canceled;
        });
    }

    private List<PendingEvent> prepared(Predicate<SimObject> source, Event event, boolean cancelable) {
        List<Advice> fitting = advices.values().stream()
                .filter(advice -> advice.eventSet().equals(event.eventSet()) && source.test(advice.source()))
                .toList();
        List<PendingEvent> pending = new ArrayList<>();
        for (Advice advice : fitting) {
            pending.add(advice.target().prepare(event.dispid(), event.args().get(), cancelable));
        }
        return pending;
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
