package dev.crmbridge.outlooksim.model;

import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.HResult;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.util.HashMap;
import java.util.Map;

/** One object per EntryID for as long as anyone refers to it, as in Outlook. Used in the apartment only. */
final class ItemCache {
    private final ObjectModel model;
    private final Map<String, ItemObject> open = new HashMap<>();

    ItemCache(ObjectModel model) {
        this.model = model;
    }

    /** @throws ComException NOT_FOUND */
    ItemObject get(String entryId) {
        return of(model.mailbox()
                .find(entryId)
                .orElseThrow(() -> new ComException(HResult.NOT_FOUND, "there is no item with that EntryID")));
    }

    ItemObject of(SimItem item) {
        ItemObject known = open.get(item.entryId());
        if (known != null) {
            return known;
        }
        ItemObject fresh = ItemObject.saved(model, item);
        open.put(item.entryId(), fresh);
        return fresh;
    }

    void keep(String entryId, ItemObject item) {
        open.putIfAbsent(entryId, item);
    }

    void forget(ItemObject item) {
        open.values().remove(item);
    }
}
