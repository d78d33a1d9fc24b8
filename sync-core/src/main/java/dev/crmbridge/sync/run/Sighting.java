package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.store.Link;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a pair before it is looked at closely.
 *
 * @param link the pair
 * @param listing the item's row, or null when it is in no folder that was listed, or nothing was listed
 * @param listed whether the mailbox was listed
 * @param row the record, when it was read
 * @param suspect whether the record should have been there and was not, or has to be read for another reason
 */
record Sighting(
        Link link,
        @Nullable ItemListing listing,
        boolean listed,
        @Nullable CrmRow row,
        boolean suspect) {
    /** @return a hint about one pair: look at both sides as far as needed */
    static Sighting hint(Link link) {
        return new Sighting(link, null, false, null, link.seen().crmEtag().isEmpty());
    }

    /** @return whether the item is nowhere to be found */
    boolean itemMissing() {
        return listed && listing == null;
    }

    /** @return whether somebody took the category off and left the mark: untrack by hand */
    boolean categoryRemoved() {
        return listing != null
                && !listing.trackedCategory()
                && listing.marked() != null
                && !listing.inDeletedItems()
                && !link.markDue();
    }

    /** @return whether another client wiped our mark */
    boolean markWiped() {
        return listing != null && listing.marked() == null && !listing.inDeletedItems();
    }

    /** @return whether the item was moved to another EntryID */
    boolean moved() {
        return listing != null && !listing.ref().entryId().equals(link.item().entryId());
    }

    /** @return whether there is anything to look at, apart from the mark */
    boolean worthALook() {
        return !listed
                || itemMissing()
                || moved()
                || categoryRemoved()
                || (listing != null
                        && (listing.inDeletedItems()
                                || !listing.version().equals(link.seen().outlookVersion())))
                || row != null
                || suspect
                || link.seen().crmMissing() > 0
                || link.seen().outlookMissing() > 0;
    }
}
