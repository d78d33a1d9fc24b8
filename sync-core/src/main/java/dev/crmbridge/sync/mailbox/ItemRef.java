package dev.crmbridge.sync.mailbox;

/**
 * Which Outlook item.
 *
 * @param entryId EntryID in hex; changes when the item moves to another store or a meeting is accepted
 * @param storeId StoreID of the store it lives in; empty = the default store
 */
public record ItemRef(String entryId, String storeId) {
    public ItemRef {
        if (entryId.isEmpty()) {
            throw new IllegalArgumentException("an item that was never saved has no EntryID");
        }
    }

    /** @return an item of the default store */
    public static ItemRef ofDefaultStore(String entryId) {
        return new ItemRef(entryId, "");
    }
}
