package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Repeats calls that a busy Outlook did not take, with growing pauses, and counts every call.
 *
 * <p>"Rejected" and "retry later" mean that the call did not run, so repeating is safe for every member. Source: COM message
 * filters. All pauses of an operation together are limited, so that it ends before its worker counts as hung.
 *
 * <p>On the COM worker only. A worker that was given up because its call hung is interrupted; when the call comes back after all,
 * nothing more of its operation is carried out, because another worker has taken over.
 */
final class PatientDispatch implements ComDispatch {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ComDispatch com;
    private final Pause pause;
    private final Duration limit;
    private final AtomicInteger calls = new AtomicInteger();
    private final ThreadLocal<Duration> waited = ThreadLocal.withInitial(() -> Duration.ZERO);

    PatientDispatch(ComDispatch com, Pause pause, Duration limit) {
        this.com = com;
        this.pause = pause;
        this.limit = limit;
    }

    /** @return calls made so far, repeated ones included */
    int calls() {
        return calls.get();
    }

    /** An operation begins: its patience is fresh. */
    void begin() {
        waited.set(Duration.ZERO);
    }

    /** @return whether the calling worker was given up */
    static boolean givenUp() {
        return Thread.currentThread().isInterrupted();
    }

    @Override
    public ComObject application() {
        return patiently(com::application);
    }

    @Override
    public ComValue invoke(ComObject target, int dispid, Kind kind, List<ComValue> args) {
        return patiently(() -> com.invoke(target, dispid, kind, args));
    }

    @Override
    public Subscription adviseCanceling(ComObject source, String eventSet, CancelingSink sink) {
        return patiently(() -> com.adviseCanceling(source, eventSet, sink));
    }

    @Override
    public void release(ComObject object) {
        com.release(object);
    }

    @Override
    public void close() {
        com.close();
    }

    private <T> T patiently(Supplier<T> call) {
        Duration next = FIRST_PAUSE;
        while (true) {
            requireWanted();
            calls.incrementAndGet();
            try {
                return wanted(call.get());
            } catch (ComException failure) {
                if (failure.next() != HResult.Next.RETRY
                        || givenUp()
                        || waited.get().compareTo(limit) >= 0) {
                    throw failure;
                }
                rest(next, failure);
                waited.set(waited.get().plus(next));
                next = next.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next.multipliedBy(2);
            }
        }
    }

    /** A result that came too late is given back. */
    private <T> T wanted(T result) {
        if (givenUp()) {
            if (result instanceof ComObject object) {
                com.release(object);
            } else if (result instanceof ComValue.Obj value) {
                com.release(value.object());
            } else if (result instanceof Subscription subscription) {
                subscription.close();
            }
        }
        requireWanted();
        return result;
    }

    private static void requireWanted() {
        if (givenUp()) {
            throw new ComException(HResult.CALL_REJECTED, "this worker was given up");
        }
    }

    private void rest(Duration time, ComException busy) {
        try {
            pause.pause(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy;
        }
    }
}
