package dev.crmbridge.bridge.com.jacob;

import com.jacob.com.ComThread;
import java.util.concurrent.CountDownLatch;

/**
 * The multithreaded apartment of this process. A thread of its own keeps it alive: workers come and go, events arrive on threads
 * of COM, and references may be used from each of them.
 */
final class Apartment implements AutoCloseable {
    private final ThreadLocal<Boolean> entered = ThreadLocal.withInitial(() -> false);
    private final CountDownLatch end = new CountDownLatch(1);

    /** Starts; the apartment exists when this returns. */
    Apartment() {
        CountDownLatch begun = new CountDownLatch(1);
        Thread keeper = new Thread(
                () -> {
                    ComThread.InitMTA();
                    begun.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    ComThread.Release();
                },
                "crmbridge-com-apartment");
        keeper.setDaemon(true);
        keeper.start();
        try {
            begun.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the calling thread a member, once. */
    void enter() {
        if (!entered.get()) {
            ComThread.InitMTA();
            entered.set(true);
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
