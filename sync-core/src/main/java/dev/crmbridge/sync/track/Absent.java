package dev.crmbridge.sync.track;

import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Operation;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is left of an item that went while it was being tracked. */
final class Absent {
    private Absent() {}

    /** @param ref the calendar item when the operation names a meeting request */
    static OutlookItem item(Operation operation, ItemRef ref, ZoneId zone) {
        ItemKind kind = operation.itemKind() == ItemKind.MEETING_REQUEST ? ItemKind.APPOINTMENT : operation.itemKind();
        return new OutlookItem(
                ref,
                kind,
                "",
                Map.of(),
                new OutlookItem.Facts(
                        false,
                        false,
                        true,
                        false,
                        ItemSearch.fixedGlobalId(operation),
                        OutlookItem.MeetingRole.NONE,
                        zone,
                        false,
                        Set.of()),
                List.of(),
                Set.of(),
                null);
    }
}
