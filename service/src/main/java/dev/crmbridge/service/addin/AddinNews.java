package dev.crmbridge.service.addin;

import dev.crmbridge.service.api.OperationJson;
import dev.crmbridge.sync.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happened since the add-in asked last. Each event gets the next number; the add-in names the number it knows and waits
 * until there is a higher one. Only the newest state of the last {@value #MOST_OPERATIONS} operations is kept: who knows less is
 * told to ask for everything again.
 *
 * <p>Thread-safe. Threads of the server wait here; the engine's thread only takes the lock for a moment.
 */
public final class AddinNews implements AutoCloseable {
    static final int MOST_OPERATIONS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(AddinNews.class);

    private final String run = UUID.randomUUID().toString();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition happened = lock.newCondition();
    /** By operation, the one that changed last at the end. */
    private final Map<String, Told> operations = new LinkedHashMap<>();

    private final AutoCloseable subscription;
    private long version = 1;
    private long forgottenUpTo;
    private boolean closed;

    /** Starts listening. */
    public AddinNews(Engine engine) {
        this.subscription = engine.listen(this::heard);
    }

    private record Told(long version, OperationJson operation) {}

    /**
     * What is new.
     *
     * @param run which run of the service says so; numbers of another run mean nothing
     * @param version number to ask with the next time
     * @param all whether more was forgotten than is told here, so that every state has to be asked for again
     * @param operations that changed, in the order in which they changed
     */
    record Since(String run, long version, boolean all, List<OperationJson> operations) {}

    /**
     * Waits for something that {@code after} does not cover.
     *
     * @param after number of the last answer
     * @param knownRun run of the last answer; another run is answered at once
     * @param wait how long at most
     */
    Since since(long after, String knownRun, Duration wait) throws InterruptedException {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (knownRun.equals(run) && version <= after && !closed && left > 0) {
                left = happened.awaitNanos(left);
            }
            boolean all = !knownRun.equals(run) || after < forgottenUpTo || after > version;
            List<OperationJson> changed = new ArrayList<>();
            operations.values().stream()
                    .filter(told -> !knownRun.equals(run) || told.version() > after)
                    .forEach(told -> changed.add(told.operation()));
            return new Since(run, version, all, changed);
        } finally {
            lock.unlock();
        }
    }

    private void heard(Engine.Event event) {
        lock.lock();
        try {
            version++;
            if (event instanceof Engine.Event.OperationChanged changed) {
                OperationJson operation = OperationJson.of(changed.operation());
                operations.remove(operation.op());
                operations.put(operation.op(), new Told(version, operation));
                forgetOldest();
            }
            happened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldest() {
        if (operations.size() > MOST_OPERATIONS) {
            var oldest = operations.entrySet().iterator();
            forgottenUpTo = oldest.next().getValue().version();
            oldest.remove();
        }
    }

    /** Ends the subscription and lets everybody go who waits. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            happened.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            subscription.close();
        } catch (Exception unexpected) {
            LOG.atWarn().setCause(unexpected).log("news subscription did not close");
        }
    }
}
