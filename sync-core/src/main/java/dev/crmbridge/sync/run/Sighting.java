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

    /** @return one pair whose record has another version than the one seen last */
    static Sighting unread(Link link) {
        return new Sighting(link, null, false, null, true);
    }

    /** @return whether the item is nowhere to be found */
    boolean itemMissing() {
        return listed && listing == null;
    }
}
