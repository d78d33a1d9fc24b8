package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComDispatch;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.bridge.outlook.dispid.ApplicationIds;
import dev.crmbridge.bridge.outlook.dispid.NameSpaceIds;
import dev.crmbridge.bridge.outlook.dispid.StoreIds;
import dev.crmbridge.sync.mailbox.ItemRef;
import org.jspecify.annotations.Nullable;

/**
 * What stays the same as long as Outlook lives: its Application and NameSpace, the default store, the folders.
 *
 * <p>On the COM worker only. After Outlook died it is closed and a new one made.
 */
final class OutlookSession implements AutoCloseable {
    private static final int PRIMARY_EXCHANGE_MAILBOX = 0;

    private final ComScope kept;
    private final ComObject application;
    private final ComObject nameSpace;
    private final WatchedFolders folders;
    private @Nullable DefaultStore defaultStore;
    private boolean guarded;
    private boolean used;
    private volatile boolean quit;

    /** @param exchange whether it is the primary Exchange mailbox */
    record DefaultStore(String storeId, boolean exchange) {}

    private OutlookSession(ComDispatch com, ComScope kept, ComObject application, ComObject nameSpace) {
        this.kept = kept;
        this.application = application;
        this.nameSpace = nameSpace;
        this.folders = new WatchedFolders(com, nameSpace);
    }

    /** Attaches to the running Outlook: two calls. */
    static OutlookSession attach(ComDispatch com) {
        ComScope kept = new ComScope(com);
        try {
            ComObject application = kept.application();
            return new OutlookSession(
                    com, kept, application, objectOf(kept.call(application, ApplicationIds.SESSION), "Session"));
        } catch (RuntimeException failure) {
            kept.close();
            throw failure;
        }
    }

    ComObject application() {
        return application;
    }

    ComObject nameSpace() {
        return nameSpace;
    }

    WatchedFolders folders() {
        return folders;
    }

    DefaultStore defaultStore() {
        DefaultStore known = defaultStore;
        if (known == null) {
            ComObject store = objectOf(kept.call(nameSpace, NameSpaceIds.DEFAULT_STORE), "DefaultStore");
            String id = ComReading.text(kept.call(store, StoreIds.STORE_ID));
            int type = ComReading.whole(kept.call(store, StoreIds.EXCHANGE_STORE_TYPE))
                    .orElseThrow(() -> new BrokenAnswer("ExchangeStoreType is no number"));
            known = new DefaultStore(id, type == PRIMARY_EXCHANGE_MAILBOX);
            defaultStore = known;
        }
        return known;
    }

    /** @return whether the object-model guard refuses PropertyAccessor in this session */
    boolean guarded() {
        return guarded;
    }

    /** The guard refused once: do without PropertyAccessor from now on. */
    void guard() {
        guarded = true;
    }

    /** @return true the first time it is asked */
    boolean firstUse() {
        boolean first = !used;
        used = true;
        return first;
    }

    /** @return whether Outlook said that it quits */
    boolean hasQuit() {
        return quit;
    }

    /** Outlook quits; may be called on any thread. */
    void quits() {
        quit = true;
    }

    /** Opens an item; the reference belongs to {@code scope}. */
    OpenedItem open(ComScope scope, ItemRef item) {
        ComValue storeId = item.storeId().isEmpty() ? ComValue.MISSING : ComValue.of(item.storeId());
        return new OpenedItem(objectOf(
                scope.call(nameSpace, NameSpaceIds.GET_ITEM_FROM_ID, ComValue.of(item.entryId()), storeId), "item"));
    }

    /** @return the StoreID of an item's store, also when its reference leaves it out */
    String storeOf(ItemRef item) {
        return item.storeId().isEmpty() ? defaultStore().storeId() : item.storeId();
    }

    static ComObject objectOf(ComValue value, String what) {
        ComObject object = ComReading.object(value);
        if (object == null) {
            throw new BrokenAnswer("Outlook gave no object for " + what);
        }
        return object;
    }

    @Override
    public void close() {
        folders.close();
        kept.close();
    }
}
