package dev.crmbridge.service.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl+C and SIGTERM of this process. The virtual machine has begun to end then and cannot be held up for good: when the command does not
 * finish in time, the process ends anyway, and what the service accepted goes on there.
 */
final class InterruptedProcess implements Stop {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean asked;
    private volatile int exitCode;
    private @Nullable Thread hook;

    @Override
    public synchronized void watch() {
        Thread thread = new Thread(this::waitForCommand, "stop");
        Runtime.getRuntime().addShutdownHook(thread);
        hook = thread;
    }

    @Override
    public boolean asked() {
        return asked;
    }

    @Override
    public synchronized void finished(int code) {
        exitCode = code;
        finished.countDown();
        if (hook != null && !asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                hook = null; // it has been started in this moment and ends the process with the code
            }
        }
    }

    private void waitForCommand() {
        asked = true;
        try {
            if (finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
