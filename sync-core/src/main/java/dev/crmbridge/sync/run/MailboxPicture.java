package dev.crmbridge.sync.run;

import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.store.LinkOutline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One complete listing, to find linked items in: by EntryID, otherwise by global id, otherwise by mark. An item that is found under its
 * EntryID is the original; others with the same mark are copies and stay untracked. Immutable.
 */
final class MailboxPicture {
    private final Map<String, ItemListing> byEntryId = new HashMap<>();
    private final Map<String, ItemListing> byGlobalId = new HashMap<>();
    private final Map<UUID, ItemListing> byMark = new HashMap<>();

    MailboxPicture(List<ItemListing> listings) {
        for (ItemListing listing : listings) {
            byEntryId.put(listing.ref().entryId(), listing);
            if (listing.globalAppointmentId() != null) {
                byGlobalId.merge(listing.globalAppointmentId(), listing, MailboxPicture::preferKept);
            }
            if (listing.marked() != null) {
                byMark.merge(listing.marked(), listing, MailboxPicture::preferKept);
            }
        }
    }

    /** @return where the item of a link is, or null when it is nowhere */
    @Nullable
    ItemListing find(LinkOutline link) {
        ItemListing found = byEntryId.get(link.item().entryId());
        if (found == null && link.globalId() != null) {
            found = byGlobalId.get(link.globalId());
        }
        return found == null ? byMark.get(link.record().id()) : found;
    }

    private static ItemListing preferKept(ItemListing one, ItemListing other) {
        return one.inDeletedItems() && !other.inDeletedItems() ? other : one;
    }
}
