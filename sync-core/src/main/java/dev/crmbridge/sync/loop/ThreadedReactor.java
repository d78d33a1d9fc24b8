package dev.crmbridge.sync.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real thing: one thread named {@code crmbridge-engine} and daemon workers that are replaced when they hang. */
public final class ThreadedReactor implements Reactor {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedReactor.class);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final WorkerSettings settings;
    private final ScheduledThreadPoolExecutor loop;
    private final Map<Lane, WorkerPool> pools = new EnumMap<>(Lane.class);

    /**
     * Starts the threads.
     *
     * @param random source of jitter and ids
     */
    public ThreadedReactor(InstantSource clock, RandomGenerator random, WorkerSettings settings) {
        this.clock = clock;
        this.random = random;
        this.settings = settings;
        this.loop = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "crmbridge-engine");
            thread.setDaemon(true);
            return thread;
        });
        loop.setRemoveOnCancelPolicy(true);
        loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        for (Lane lane : Lane.values()) {
            pools.put(lane, new WorkerPool(lane, settings.workers(lane)));
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void post(Runnable event) {
        try {
            loop.execute(guarded(event));
        } catch (RejectedExecutionException stopped) {
            LOG.atDebug().log("event after the end ignored");
        }
    }

    @Override
    public Runnable after(Duration delay, Runnable event) {
        try {
            ScheduledFuture<?> timer = loop.schedule(guarded(event), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> timer.cancel(false);
        } catch (RejectedExecutionException stopped) {
            return () -> {};
        }
    }

    @Override
    public <T> CompletableFuture<T> call(Lane lane, Supplier<T> work) {
        return call(lane, WorkerPool.Urgency.PERSON, work);
    }

    @Override
    public <T> CompletableFuture<T> callInBackground(Lane lane, Supplier<T> work) {
        return call(lane, WorkerPool.Urgency.BACKGROUND, work);
    }

    private <T> CompletableFuture<T> call(Lane lane, WorkerPool.Urgency urgency, Supplier<T> work) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        WorkerPool.Job job = poolOf(lane).submit(urgency, () -> {
            try {
                T value = work.get();
                post(() -> reply.complete(value));
            } catch (Throwable thrown) {
                post(() -> reply.completeExceptionally(thrown));
            }
        });
        watch(lane, job, reply);
        return reply;
    }

    /** The patience counts from the moment the work starts, not from the moment it was queued. */
    private <T> void watch(Lane lane, WorkerPool.Job job, CompletableFuture<T> reply) {
        Duration patience = settings.patience(lane);
        Runnable cancel = after(patience, () -> {
            if (reply.isDone()) {
                return;
            }
            if (job.runsLongerThan(patience) && job.abandon()) {
                LOG.atWarn().addKeyValue("lane", lane).log("worker hung and was replaced");
                reply.completeExceptionally(new HungWorker(lane));
            } else {
                watch(lane, job, reply);
            }
        });
        reply.whenComplete((value, failure) -> cancel.run());
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    @Override
    public UUID randomId() {
        return Ids.version4(random.nextLong(), random.nextLong());
    }

    @Override
    public void close() {
        loop.shutdown();
        pools.values().forEach(WorkerPool::close);
    }

    private WorkerPool poolOf(Lane lane) {
        WorkerPool pool = pools.get(lane);
        if (pool == null) {
            throw new IllegalStateException("no workers for lane " + lane);
        }
        return pool;
    }

    private static Runnable guarded(Runnable event) {
        return () -> {
            try {
                event.run();
            } catch (RuntimeException bug) {
                LOG.atError().setCause(bug).log("event failed");
            }
        };
    }
}
