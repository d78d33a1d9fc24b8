package dev.crmbridge.embedded.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ticks of a daemon thread of their own, each time. Stateless. */
public final class ThreadedTicks implements Ticks {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadedTicks.class);

    @Override
    public Running every(Duration pause, Runnable task) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "crm-ticks");
            worker.setDaemon(true);
            return worker;
        });
        var unused = thread.scheduleWithFixedDelay(
                () -> run(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return () -> close(thread);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("what is due could not be begun");
        }
    }

    private static void close(ScheduledExecutorService thread) {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.atWarn().log("what is due did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
