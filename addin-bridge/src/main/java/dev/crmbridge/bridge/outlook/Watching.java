package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.outlook.dispid.ApplicationEventIds;
import dev.crmbridge.bridge.outlook.dispid.FolderIds;
import dev.crmbridge.bridge.outlook.dispid.ItemsEventIds;
import dev.crmbridge.sync.mailbox.Mailbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what Outlook's events hint at.
 *
 * <p>Subscriptions are made on the COM worker at the end of an operation, because {@code watch} may be called anywhere. An
 * event does not tell the id of its item without a call back into Outlook, which would hold Outlook up: only "something
 * changed" is passed on.
 */
final class Watching {
    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    private static final List<WatchedFolders.Root> FOLDERS =
            List.of(WatchedFolders.Root.TASKS, WatchedFolders.Root.CALENDAR, WatchedFolders.Root.CONTACTS);

    private final List<Mailbox.Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<ComDispatch.Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private @Nullable ComScope sources;
    private boolean attached;

    Mailbox.Watch add(Mailbox.Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Subscribes when somebody listens and this session has no subscriptions yet. */
    void keepUp(ComDispatch com, OutlookSession session) {
        if (listeners.isEmpty() || sources != null) {
            return;
        }
        ComScope scope = new ComScope(com);
        sources = scope;
        try {
            subscriptions.add(com.advise(session.application(), ApplicationEventIds.IID, (event, args) -> {
                if (event == ApplicationEventIds.QUIT) {
                    session.quits();
                    connection(false);
                }
            }));
            for (WatchedFolders.Root root : FOLDERS) {
                subscriptions.add(com.advise(
                        OutlookSession.objectOf(
                                scope.call(session.folders().root(root, scope).object(), FolderIds.ITEMS), "Items"),
                        ItemsEventIds.IID,
                        (event, args) -> listeners.forEach(Mailbox.Listener::somethingChanged)));
            }
        } catch (ComException | BrokenAnswer failure) {
            // hints only: listings find every change
            LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("not all folder events could be subscribed");
        }
    }

    /** Ends the subscriptions of a session that ends. */
    void forget() {
        subscriptions.forEach(ComDispatch.Subscription::close);
        subscriptions.clear();
        ComScope scope = sources;
        sources = null;
        if (scope != null) {
            scope.close();
        }
    }

    /** Passes the signal on when it is news. */
    void connection(boolean now) {
        synchronized (listeners) {
            if (attached == now) {
                return;
            }
            attached = now;
        }
        listeners.forEach(listener -> listener.connection(now));
    }
}
