package dev.crmbridge.sync.loop;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Daemon threads over one queue. A thread that hangs can be given up: it is interrupted, never used again, and another one takes
 * its place. Thread-safe.
 */
final class WorkerPool implements AutoCloseable {
    private static final Runnable STOP = () -> {};

    private final Lane lane;
    private final int workers;
    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger number = new AtomicInteger();

    WorkerPool(Lane lane, int workers) {
        this.lane = lane;
        this.workers = workers;
        for (int i = 0; i < workers; i++) {
            start();
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

    Job submit(Runnable work) {
        Job job = new Job(work);
        queue.add(job);
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
                Runnable next = queue.take();
                if (next == STOP) {
                    return;
                }
                next.run();
                if (next instanceof Job job && job.abandoned()) {
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
            queue.add(STOP);
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
