package dev.crmbridge.sync.adopt;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.List;

/** What the rules say about an item with a foreign mark. */
sealed interface Ruling {
    /**
     * Its record is to be read.
     *
     * @param records where the record can be; more than one when the mark does not tell its table
     */
    record Read(ItemListing listing, OutlookItem item, List<RecordRef> records) implements Ruling {}

    /**
     * It is left alone.
     *
     * @param good for how long that is sure
     */
    record Leave(ItemListing listing, ReasonCode code, String reason, MarkedItems.Good good) implements Ruling {}
}
