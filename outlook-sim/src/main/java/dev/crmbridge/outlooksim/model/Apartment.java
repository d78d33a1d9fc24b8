package dev.crmbridge.outlooksim.model;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Outlook's one thread as a lock: one call at a time; while a call asks an event handler, others may come in. */
final class Apartment {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Runnable atEnd;
    private int suspended;

    /** @param atEnd run at the end of an outermost call unless another call is suspended */
    Apartment(Runnable atEnd) {
        this.atEnd = atEnd;
    }

    <T> T enter(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            if (lock.getHoldCount() == 1 && suspended == 0) {
                atEnd.run();
            }
            lock.unlock();
        }
    }

    /** Runs work that calls out of the apartment; may be called from inside or outside it. */
    <T> T outgoing(Supplier<T> work) {
        int holds = lock.getHoldCount();
        if (holds > 0) {
            suspended++;
        }
        for (int i = 0; i < holds; i++) {
            lock.unlock();
        }
        try {
            return work.get();
        } finally {
            for (int i = 0; i < holds; i++) {
                lock.lock();
            }
            if (holds > 0) {
                suspended--;
            }
        }
    }
}
