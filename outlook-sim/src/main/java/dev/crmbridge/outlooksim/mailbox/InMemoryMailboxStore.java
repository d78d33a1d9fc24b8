package dev.crmbridge.outlooksim.mailbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps a mailbox for as long as the object lives: for tests and throw-away mailboxes. */
public final class InMemoryMailboxStore implements MailboxStore {
    private final Map<String, SimStore> stores = new LinkedHashMap<>();
    private final Map<String, SimFolder> folders = new LinkedHashMap<>();
    private final Map<String, SimItem> items = new LinkedHashMap<>();
    private List<SimCategory> categories = List.of();

    @Override
    public synchronized MailboxState load() {
        return new MailboxState(
                List.copyOf(stores.values()), List.copyOf(folders.values()), List.copyOf(items.values()), categories);
    }

    @Override
    public synchronized void commit(List<StateChange> changes) {
        changes.forEach(this::apply);
    }

    private void apply(StateChange change) {
        if (change instanceof StateChange.PutStore put) {
            stores.put(put.store().storeId(), put.store());
        } else if (change instanceof StateChange.PutFolder put) {
            folders.put(put.folder().entryId(), put.folder());
        } else if (change instanceof StateChange.DropFolder drop) {
            folders.remove(drop.entryId());
        } else if (change instanceof StateChange.PutItem put) {
            items.put(put.item().entryId(), put.item());
        } else if (change instanceof StateChange.DropItem drop) {
            items.remove(drop.entryId());
        } else if (change instanceof StateChange.PutCategories put) {
            categories = put.categories();
        }
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
