package dev.crmbridge.bridge.com.jacob;

import com.jacob.com.Dispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.HResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every COM reference held, by number, and how many were taken and given back.
 *
 * <p>A reference that is released while a call on it has not come back stays until it does: its pointer would dangle otherwise.
 * Thread-safe.
 */
final class References {
    private final Map<Long, Held> held = new HashMap<>();
    private long taken;
    private long released;

    private static final class Held {
        private final Dispatch dispatch;
        private int users;
        private boolean given;

        private Held(Dispatch dispatch) {
            this.dispatch = dispatch;
        }
    }

    /** The right to call an object; ends when closed. */
    final class Use implements AutoCloseable {
        private final Held one;
        private boolean ended;

        private Use(Held one) {
            this.one = one;
        }

        Dispatch dispatch() {
            return one.dispatch;
        }

        @Override
        public void close() {
            @Nullable Dispatch unused = null;
            synchronized (References.this) {
                if (!ended) {
                    ended = true;
                    one.users--;
                    unused = giveBack(one);
                }
            }
            if (unused != null) {
                unused.safeRelease();
            }
        }
    }

    /** Takes over a reference. */
    synchronized ComObject add(Dispatch dispatch) {
        taken++;
        held.put(taken, new Held(dispatch));
        return new ComObject(taken);
    }

    /**
     * Keeps an object alive for a call or a subscription.
     *
     * @throws ComException {@link HResult#DISCONNECTED} when it was released
     */
    synchronized Use use(ComObject object) {
        Held one = held.get(object.id());
        if (one == null) {
            throw new ComException(HResult.DISCONNECTED, "the reference was released");
        }
        one.users++;
        return new Use(one);
    }

    /** Gives a reference back; twice does nothing. */
    void release(ComObject object) {
        @Nullable Dispatch unused;
        synchronized (this) {
            Held one = held.remove(object.id());
            if (one == null) {
                return;
            }
            one.given = true;
            unused = giveBack(one);
        }
        if (unused != null) {
            unused.safeRelease();
        }
    }

    void releaseAll() {
        List<ComObject> all = new ArrayList<>();
        synchronized (this) {
            held.keySet().forEach(id -> all.add(new ComObject(id)));
        }
        all.forEach(this::release);
    }

    /** @return references taken so far */
    synchronized long taken() {
        return taken;
    }

    /** @return references really given back so far */
    synchronized long released() {
        return released;
    }

    private @Nullable Dispatch giveBack(Held one) {
        if (!one.given || one.users > 0) {
            return null;
        }
        released++;
        return one.dispatch;
    }
}
