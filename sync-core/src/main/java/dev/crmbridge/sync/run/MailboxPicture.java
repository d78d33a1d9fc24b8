package dev.crmbridge.sync.run;

import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.store.LinkOutline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One complete listing, to find linked items in: by EntryID, otherwise by global id, otherwise, at the second look, by mark: at the first
 * one, the original may only be out of sight for a moment and what carries its mark a copy. An item that is found under its EntryID is
 * the original; others with the same mark are copies and stay untracked ({@link Copies}). An original in Deleted Items gives way to an item
 * of the same meeting without mark: Outlook makes that one anew when the request is answered after its item was deleted. For one thread.
 */
final class MailboxPicture {
    private final List<ItemListing> listings;
    private final Map<String, ItemListing> byEntryId;
    private @Nullable Elsewhere elsewhere;

    MailboxPicture(List<ItemListing> listings) {
        this.listings = listings;
        this.byEntryId = new HashMap<>(listings.size() * 2);
        for (ItemListing listing : listings) {
            byEntryId.put(listing.ref().entryId(), listing);
        }
    }

    /** @return where the item of a link is, or null when it is nowhere */
    @Nullable
    ItemListing find(LinkOutline link) {
        ItemListing found = byEntryId.get(link.item().entryId());
        if (found == null) {
            return elsewhere().find(link);
        }
        ItemListing anew = found.inDeletedItems() ? elsewhere().madeAnew(link) : null;
        return anew == null ? found : anew;
    }

    private Elsewhere elsewhere() {
        Elsewhere known = elsewhere;
        if (known == null) {
            known = Elsewhere.of(listings);
            elsewhere = known;
        }
        return known;
    }

    /** By what an item is known that is not where it was; made when the first one is missed. */
    private record Elsewhere(Map<String, ItemListing> byGlobalId, Map<UUID, ItemListing> byMark) {
        private static Elsewhere of(List<ItemListing> listings) {
            Elsewhere all = new Elsewhere(new HashMap<>(), new HashMap<>());
            listings.forEach(all::add);
            return all;
        }

        private void add(ItemListing listing) {
            if (listing.linkState() == ItemMark.State.UNLINKED) {
                return; // untracked once, or a copy whose mark was taken off
            }
            if (listing.globalAppointmentId() != null) {
                byGlobalId.merge(listing.globalAppointmentId(), listing, MailboxPicture::preferKept);
            }
            if (listing.marked() != null) {
                byMark.merge(listing.marked(), listing, MailboxPicture::preferKept);
            }
        }

        private @Nullable ItemListing madeAnew(LinkOutline link) {
            ItemListing found = link.globalId() == null ? null : byGlobalId.get(link.globalId());
            return found == null || found.inDeletedItems() || found.marked() != null ? null : found;
        }

        private @Nullable ItemListing find(LinkOutline link) {
            ItemListing found = link.globalId() == null ? null : byGlobalId.get(link.globalId());
            boolean sightedAgain = link.seen().outlookMissing() > 0;
            return found == null && sightedAgain ? byMark.get(link.record().id()) : found;
        }
    }

    private static ItemListing preferKept(ItemListing one, ItemListing other) {
        return one.inDeletedItems() && !other.inDeletedItems() ? other : one;
    }
}
