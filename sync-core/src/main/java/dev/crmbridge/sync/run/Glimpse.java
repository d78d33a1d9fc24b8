package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.LinkOutline;
import org.jspecify.annotations.Nullable;

/**
 * What a pass sees of a pair without looking closely: enough to leave most pairs alone.
 *
 * @param outline the pair as stored
 * @param listing the item's row, or null when it is in no folder that was listed
 * @param row the record, when it was read
 * @param suspect whether the record should have been there and was not
 */
record Glimpse(
        LinkOutline outline,
        @Nullable ItemListing listing,
        @Nullable CrmRow row,
        boolean suspect) {
    /** @return whether somebody took the category off and left the mark: untrack by hand */
    boolean categoryRemoved() {
        return listing != null
                && !listing.trackedCategory()
                && listing.marked() != null
                && !listing.inDeletedItems()
                && !outline.markDue();
    }

    /** @return whether another client wiped our mark */
    boolean markWiped() {
        return listing != null && listing.marked() == null && !listing.inDeletedItems();
    }

    /** @return whether the item was moved to another EntryID */
    boolean moved() {
        return listing != null && !listing.ref().entryId().equals(outline.item().entryId());
    }

    /** @return whether there is anything to look at, apart from the mark */
    boolean worthALook() {
        return listing == null
                || moved()
                || categoryRemoved()
                || listing.inDeletedItems()
                || !listing.version().equals(outline.seen().outlookVersion())
                || row != null
                || suspect
                || outline.seen().crmMissing() > 0
                || outline.seen().outlookMissing() > 0;
    }

    /** @return the same for a closer look at the whole link */
    Sighting of(Link link) {
        return new Sighting(link, listing, true, row, suspect);
    }
}
