package dev.crmbridge.sync.track;

import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Operation;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is left of an item that went while it was being tracked. */
final class Absent {
    private Absent() {}

    static OutlookItem item(Operation operation, ZoneId zone) {
        ItemKind kind = operation.itemKind() == ItemKind.MEETING_REQUEST ? ItemKind.APPOINTMENT : operation.itemKind();
        return new OutlookItem(
                operation.item(),
                kind,
                "",
                Map.of(),
                new OutlookItem.Facts(
                        false, false, true, false, null, OutlookItem.MeetingRole.NONE, zone, false, Set.of()),
                List.of(),
                Set.of(),
                null);
    }
}
