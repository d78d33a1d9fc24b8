package dev.crmbridge.sync.loop;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads over one queue: what a person waits for first, then in the order submitted. A thread that hangs can be given up: it is interrupted, never used again, and another one takes
 * its place. Thread-safe.
 */
final class WorkerPool implements AutoCloseable {
    private final Lane lane;
    private final int workers;
    private final PriorityBlockingQueue<Queued> queue = new PriorityBlockingQueue<>();
    private final AtomicLong order = new AtomicLong();
    private final AtomicInteger number = new AtomicInteger();

    WorkerPool(Lane lane, int workers) {
        this.lane = lane;
        this.workers = workers;
        for (int i = 0; i < workers; i++) {
            start();
        }
    }

    /** Who waits for a piece of work. */
    enum Urgency {
        PERSON,
        BACKGROUND,
        /** The end of a worker: after everything else. */
        STOP
    }

    private record Queued(
            Urgency urgency, long number, @Nullable Job job) implements Comparable<Queued> {
        private static final Comparator<Queued> FIRST_TO_LAST =
                Comparator.comparing(Queued::urgency).thenComparingLong(Queued::number);

        @Override
        public int compareTo(Queued other) {
            return FIRST_TO_LAST.compare(this, other);
        }
    }

    /** One piece of work. */
    final class Job implements Runnable {
        private final Runnable work;
        private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
        private volatile long startedNanos;
        private volatile Thread runner = Thread.currentThread();

        private enum State {
            WAITING,
            RUNNING,
            DONE,
            ABANDONED
        }

        private Job(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            runner = Thread.currentThread();
            startedNanos = System.nanoTime();
            if (state.compareAndSet(State.WAITING, State.RUNNING)) {
                work.run();
                state.compareAndSet(State.RUNNING, State.DONE);
            }
        }

        boolean runsLongerThan(Duration patience) {
            return state.get() == State.RUNNING && System.nanoTime() - startedNanos >= patience.toNanos();
        }

        /** @return whether it was given up; false when it finished in the meantime */
        boolean abandon() {
            if (!state.compareAndSet(State.RUNNING, State.ABANDONED)) {
                return false;
            }
            runner.interrupt();
            start();
            return true;
        }

        private boolean abandoned() {
            return state.get() == State.ABANDONED;
        }
    }

    Job submit(Urgency urgency, Runnable work) {
        Job job = new Job(work);
        queue.add(new Queued(urgency, order.incrementAndGet(), job));
        return job;
    }

    private void start() {
        Thread thread = new Thread(
                this::serve,
                "crmbridge-" + lane.name().toLowerCase(java.util.Locale.ROOT) + "-" + number.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try {
            while (true) {
                Job next = queue.take().job();
                if (next == null) {
                    return;
                }
                next.run();
                if (next.abandoned()) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is queued is still done, within a few seconds. */
    @Override
    public void close() {
        for (int i = 0; i < workers; i++) {
            queue.add(new Queued(Urgency.STOP, order.incrementAndGet(), null));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!queue.isEmpty() && System.nanoTime() < end) {
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
