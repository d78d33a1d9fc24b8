package dev.crmbridge.outlooksim.mailbox;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers events in order, one at a time, on whichever thread made a change. */
final class EventQueue {
    private static final Logger log = LoggerFactory.getLogger(EventQueue.class);

    private final List<MailboxListener> listeners = new CopyOnWriteArrayList<>();
    private final Queue<MailboxEvent> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    void listen(MailboxListener listener) {
        listeners.add(listener);
    }

    void forget(MailboxListener listener) {
        listeners.remove(listener);
    }

    boolean mayMove(SimItem item, @Nullable SimFolder target) {
        boolean allowed = true;
        for (MailboxListener listener : listeners) {
            allowed &= listener.mayMove(item, target);
        }
        return allowed;
    }

    /** Call under the mailbox's lock, so that the order is that of the changes. */
    void add(List<MailboxEvent> events) {
        waiting.addAll(events);
    }

    /** Call without any lock. */
    void deliver() {
        if (pending.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            for (MailboxEvent event = waiting.poll(); event != null; event = waiting.poll()) {
                tell(event);
            }
            seen = pending.addAndGet(-seen);
        } while (seen != 0);
    }

    private void tell(MailboxEvent event) {
        for (MailboxListener listener : listeners) {
            try {
                listener.happened(event);
            } catch (RuntimeException failure) {
                log.atError().setCause(failure).log("a mailbox listener failed");
            }
        }
    }
}
