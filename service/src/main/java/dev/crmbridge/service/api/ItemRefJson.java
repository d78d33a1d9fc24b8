package dev.crmbridge.service.api;

import dev.crmbridge.sync.ItemRow;

/** An item as {@code POST /api/commands} takes it, with its subject for the person to see. */
record ItemRefJson(String entryId, String storeId, String kind, String subject) {
    static ItemRefJson of(ItemRow row) {
        return new ItemRefJson(
                row.ref().entryId(), row.ref().storeId(), row.kind().word(), row.subject());
    }
}
