package dev.crmbridge.outlooksim.mailbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mailbox in memory; guarded by the lock of its {@link SimMailbox}. */
final class MailboxIndex {
    private final Map<String, SimStore> stores = new LinkedHashMap<>();
    private final Map<String, SimFolder> folders = new LinkedHashMap<>();
    private final Map<String, SimItem> items = new LinkedHashMap<>();
    private final Map<String, Map<String, SimItem>> itemsByFolder = new LinkedHashMap<>();
    private List<SimCategory> categories = List.of();
    private long version;

    MailboxIndex(MailboxState state) {
        state.stores().forEach(store -> stores.put(store.storeId(), store));
        state.folders().forEach(folder -> folders.put(folder.entryId(), folder));
        state.items().forEach(this::put);
        categories = state.categories();
    }

    void apply(StateChange change) {
        if (change instanceof StateChange.PutStore put) {
            stores.put(put.store().storeId(), put.store());
        } else if (change instanceof StateChange.PutFolder put) {
            folders.put(put.folder().entryId(), put.folder());
        } else if (change instanceof StateChange.DropFolder drop) {
            folders.remove(drop.entryId());
        } else if (change instanceof StateChange.PutItem put) {
            put(put.item());
        } else if (change instanceof StateChange.DropItem drop) {
            SimItem gone = items.remove(drop.entryId());
            if (gone != null) {
                inFolder(gone.folderId()).remove(gone.entryId());
            }
        } else if (change instanceof StateChange.PutCategories put) {
            categories = put.categories();
        }
    }

    long nextVersion() {
        return version + 1;
    }

    boolean isNew() {
        return stores.isEmpty();
    }

    @Nullable
    SimItem item(String entryId) {
        return items.get(entryId);
    }

    @Nullable
    SimFolder folder(String entryId) {
        return folders.get(entryId);
    }

    List<SimStore> stores() {
        return List.copyOf(stores.values());
    }

    List<SimFolder> folders() {
        return List.copyOf(folders.values());
    }

    List<SimItem> items() {
        return List.copyOf(items.values());
    }

    List<SimItem> items(String folderId) {
        return List.copyOf(itemsByFolder.getOrDefault(folderId, Map.of()).values());
    }

    List<SimCategory> categories() {
        return categories;
    }

    private void put(SimItem item) {
        SimItem before = items.put(item.entryId(), item);
        if (before != null && !before.folderId().equals(item.folderId())) {
            inFolder(before.folderId()).remove(item.entryId());
        }
        inFolder(item.folderId()).put(item.entryId(), item);
        version = Math.max(version, item.version());
    }

    private Map<String, SimItem> inFolder(String folderId) {
        return itemsByFolder.computeIfAbsent(folderId, id -> new LinkedHashMap<>());
    }
}
