package dev.crmbridge.bridge.com.jacob;

import com.jacob.com.Dispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.HResult;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds the running Outlook.
 *
 * <p>Outlook enters itself into the table of running objects only when its window first loses the focus, and not at all when it
 * runs without a window. When its process was there at three tries in a row, the class is asked for instead: Outlook has one
 * instance per person, so this gives the one that runs. Source: docs/reference/outlook-com.md.
 */
final class Attaching {
    private static final int TRIES_BEFORE_ASKING_THE_CLASS = 3;

    private final JacobSettings settings;
    private final OutlookPresence presence;
    private final AtomicInteger seenInVain = new AtomicInteger();

    Attaching(JacobSettings settings, OutlookPresence presence) {
        this.settings = settings;
        this.presence = presence;
    }

    /**
     * @throws ComException {@link HResult#MK_UNAVAILABLE} when Outlook does not run, {@link HResult#NEW_OUTLOOK_ONLY} when only
     *     the new Outlook does
     * @throws com.jacob.com.ComFailException with any other HRESULT
     */
    Dispatch attach() {
        try {
            Dispatch running = OutlookInstance.running(settings.programId());
            seenInVain.set(0);
            return running;
        } catch (com.jacob.com.ComFailException failure) {
            if (failure.getHResult() != HResult.MK_UNAVAILABLE) {
                throw failure;
            }
        }
        return attachWithoutTable();
    }

    private Dispatch attachWithoutTable() {
        if (presence.classicRuns()) {
            if (seenInVain.incrementAndGet() >= TRIES_BEFORE_ASKING_THE_CLASS) {
                return OutlookInstance.started(settings.programId());
            }
            throw new ComException(HResult.MK_UNAVAILABLE, "Outlook runs but cannot be attached to yet");
        }
        seenInVain.set(0);
        if (settings.mayStart()) {
            return OutlookInstance.started(settings.programId());
        }
        if (presence.newRuns()) {
            throw new ComException(HResult.NEW_OUTLOOK_ONLY, "only the new Outlook runs");
        }
        throw new ComException(HResult.MK_UNAVAILABLE, "Outlook is not running");
    }
}
