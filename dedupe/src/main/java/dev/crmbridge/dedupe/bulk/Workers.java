package dev.crmbridge.dedupe.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The threads of one run. Close it when the run ends; all its threads end then. */
public final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    /** @param count number of threads, at least 1 */
    public Workers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "bulk duplicates");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** @return number of threads */
    public int count() {
        return count;
    }

    /** @return the result of {@code task}, which runs beside the caller */
    public <T> Future<T> start(Callable<T> task) {
        return threads.submit(task);
    }

    /** @return the results of {@code task}, run once by each thread; the first failure is thrown after all ended */
    public <T> List<T> each(Callable<T> task) {
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(task));
        }
        return results(running);
    }

    /** @return the results of all; the first failure is thrown after all ended */
    public static <T> List<T> results(List<Future<T>> running) {
        List<T> results = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<T> each : running) {
            try {
                results.add(each.get());
            } catch (ExecutionException problem) {
                failure = failure == null ? unwrapped(problem) : failure;
            } catch (InterruptedException interrupted) {
                running.forEach(other -> other.cancel(true));
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    private static RuntimeException unwrapped(ExecutionException problem) {
        Throwable cause = problem.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(problem);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
