package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.sqlite.SqliteWork;
import dev.crmbridge.embedded.sqlite.SqliteWork.Work;
import dev.crmbridge.embedded.sqlite.Transactions;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs unfinished work on a thread of its own, a step of each in turn. Each step is one transaction, so a crash loses nothing and
 * repeats nothing; writers of clients come in between. Thread-safe.
 */
public final class BackgroundWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

    /** One step of a kind of work. */
    @FunctionalInterface
    public interface Step {
        /** Does one step; the work is removed or saved further on before it returns. */
        void run(Tx tx, Work work);
    }

    /** What happens when a step fails for good. */
    @FunctionalInterface
    public interface Failure {
        /** Gives the work up; it must be removed. */
        void run(Tx tx, Work work, String reason);
    }

    private final Transactions transactions;
    private final Map<String, Step> steps;
    private final Failure failure;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread worker = new Thread(task, "crm-jobs");
        worker.setDaemon(true);
        return worker;
    });
    private volatile boolean closed;

    /**
     * @param transactions opens transactions
     * @param steps by kind of work
     * @param failure gives work up
     */
    public BackgroundWork(Transactions transactions, Map<String, Step> steps, Failure failure) {
        this.transactions = transactions;
        this.steps = Map.copyOf(steps);
        this.failure = failure;
    }

    /** Looks for work; called after a start and whenever some was added. Returns at once. */
    public void wake() {
        if (!closed) {
            thread.execute(this::drain);
        }
    }

    /** Waits until the work there is now has ended. */
    public void settle() {
        CompletableFuture.runAsync(this::drain, thread).join();
    }

    private void drain() {
        boolean more = true;
        while (more && !closed) {
            more = transactions.write(this::step);
        }
    }

    private boolean step(Tx tx) {
        Optional<Work> work = SqliteWork.first(tx);
        if (work.isEmpty()) {
            return false;
        }
        Step step = steps.get(work.get().kind());
        try {
            if (step == null) {
                throw new IllegalStateException(
                        "unknown kind of work: " + work.get().kind());
            }
            step.run(tx, work.get());
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("job", work.get().job()).log("background work failed");
            failure.run(tx, work.get(), String.valueOf(e.getMessage()));
        }
        return true;
    }

    /** Lets the running step end; the rest is continued after the next start. */
    @Override
    public void close() {
        closed = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.atWarn().log("background work did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
