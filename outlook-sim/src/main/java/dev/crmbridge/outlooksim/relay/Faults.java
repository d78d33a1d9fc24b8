package dev.crmbridge.outlooksim.relay;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.HResult;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/** Decides by a plan which calls and events go wrong. Thread-safe; the plan can be exchanged at any time. */
public final class Faults {
    /** Waits on the calling thread. */
    @FunctionalInterface
    public interface Pause {
        /** @throws InterruptedException when the thread is to end */
        void take(Duration length) throws InterruptedException;
    }

    private final Pause pause;
    private final List<Runnable> funerals = new CopyOnWriteArrayList<>();
    private FaultPlan plan = FaultPlan.none();
    private SplittableRandom random = new SplittableRandom(0);
    private boolean running = true;
    private int life;
    private long refused;
    private long firstRefusal;
    private long lastRefusal;

    /** Slow calls really take long. */
    public Faults() {
        this(length -> Thread.sleep(length.toMillis()));
    }

    /** @param pause how slow calls wait */
    public Faults(Pause pause) {
        this.pause = pause;
    }

    /** Follows a new plan from the next call on. */
    public synchronized void set(FaultPlan next) {
        plan = next;
        random = new SplittableRandom(next.seed());
        refused = 0;
    }

    /** @return how many calls were refused as busy since the plan was set */
    public synchronized long refused() {
        return refused;
    }

    /** @return time between the first and the last call refused as busy since the plan was set */
    public synchronized Duration refusedFor() {
        return refused == 0 ? Duration.ZERO : Duration.ofNanos(lastRefusal - firstRefusal);
    }

    /** @return the plan followed now */
    public synchronized FaultPlan plan() {
        return plan;
    }

    /** Outlook ends at once: every connection breaks, nobody can attach until {@link #revive}. */
    public void die() {
        synchronized (this) {
            running = false;
            life++;
        }
        funerals.forEach(Runnable::run);
    }

    /** Outlook runs again; what was open before stays broken. */
    public synchronized void revive() {
        running = true;
    }

    /** @return whether Outlook can be attached to */
    public synchronized boolean isRunning() {
        return running;
    }

    /** Runs when Outlook dies. */
    void onDeath(Runnable funeral) {
        funerals.add(funeral);
    }

    synchronized int life() {
        return life;
    }

    synchronized boolean isAlive(int since) {
        return running && life == since;
    }

    /**
     * Before a call.
     *
     * @throws ComException when the call is to fail
     */
    void beforeCall() {
        boolean dies;
        boolean waits;
        FaultPlan now;
        synchronized (this) {
            now = plan;
            dies = hit(now.dead());
            waits = hit(now.slow());
            if (!dies && hit(now.rejected())) {
                throw refusal(HResult.CALL_REJECTED, "Outlook is busy or shows a dialog");
            }
            if (!dies && hit(now.retryLater())) {
                throw refusal(HResult.SERVERCALL_RETRYLATER, "Outlook is busy, try again later");
            }
        }
        if (dies) {
            die();
            revive();
        } else if (waits) {
            rest(now.slowBy());
        }
    }

    private ComException refusal(int code, String message) {
        lastRefusal = System.nanoTime();
        if (refused++ == 0) {
            firstRefusal = lastRefusal;
        }
        return new ComException(code, message);
    }

    synchronized boolean losesEvent() {
        return hit(plan.lostEvents());
    }

    private boolean hit(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    private void rest(Duration length) {
        try {
            pause.take(length);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
