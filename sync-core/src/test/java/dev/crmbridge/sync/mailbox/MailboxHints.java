package dev.crmbridge.sync.mailbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The watch events of {@link InMemoryMailbox}: some get lost, some come twice. */
public final class MailboxHints {
    private final List<Mailbox.Listener> listeners = new CopyOnWriteArrayList<>();
    private int toLose;
    private boolean twice;

    /** The next {@code count} hints are lost. */
    public synchronized void loseNext(int count) {
        toLose = count;
    }

    /** From now on every hint comes twice, or once again. */
    public synchronized void twice(boolean on) {
        twice = on;
    }

    Mailbox.Watch add(Mailbox.Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void fire(Consumer<Mailbox.Listener> hint) {
        int times = 1;
        synchronized (this) {
            if (toLose > 0) {
                toLose--;
                return;
            }
            times += twice ? 1 : 0;
        }
        for (int i = 0; i < times; i++) {
            listeners.forEach(hint);
        }
    }

    /** The connection signal is never lost. */
    void connection(boolean attached) {
        listeners.forEach(listener -> listener.connection(attached));
    }
}
