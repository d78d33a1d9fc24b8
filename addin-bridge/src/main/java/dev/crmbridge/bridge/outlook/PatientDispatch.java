package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.com.HResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Repeats calls that a busy Outlook did not take, with growing pauses, and counts every call.
 *
 * <p>"Rejected" and "retry later" mean that the call did not run, so repeating is safe for every member. Source: COM message
 * filters. On the COM worker only.
 */
final class PatientDispatch implements ComDispatch {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ComDispatch com;
    private final Pause pause;
    private final Duration limit;
    private int calls;

    PatientDispatch(ComDispatch com, Pause pause, Duration limit) {
        this.com = com;
        this.pause = pause;
        this.limit = limit;
    }

    /** @return calls made so far, repeated ones included */
    int calls() {
        return calls;
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
    public Subscription advise(ComObject source, String eventSet, EventSink sink) {
        return patiently(() -> com.advise(source, eventSet, sink));
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
        Duration waited = Duration.ZERO;
        Duration next = FIRST_PAUSE;
        while (true) {
            calls++;
            try {
                return call.get();
            } catch (ComException failure) {
                if (failure.next() != HResult.Next.RETRY || waited.compareTo(limit) >= 0) {
                    throw failure;
                }
                rest(next, failure);
                waited = waited.plus(next);
                next = next.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next.multipliedBy(2);
            }
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
