package dev.crmbridge.sync.mailbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a folder's table: what a listing tells without opening the item.
 *
 * @param version as in {@link OutlookItem}
 * @param subject cut at 255 bytes by Outlook
 * @param start appointment start, else null
 * @param end appointment end, else null
 * @param due task due date, else null
 * @param marked id of the linked record in the item's mark, or null
 * @param linkState crmLinkState, or null when never marked
 * @param globalAppointmentId clean global object id in hex, or null
 * @param inDeletedItems whether the row comes from Deleted Items
 */
public record ItemListing(
        ItemRef ref,
        ItemKind kind,
        String version,
        String subject,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable LocalDate due,
        @Nullable UUID marked,
        ItemMark.@Nullable State linkState,
        boolean trackedCategory,
        @Nullable String globalAppointmentId,
        boolean inDeletedItems) {
    /** @return whether the item's mark says that it is linked, or about to be */
    public boolean saysLinked() {
        return linkState == ItemMark.State.LINKED || linkState == ItemMark.State.PENDING;
    }
}
