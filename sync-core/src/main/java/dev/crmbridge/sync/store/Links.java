package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;
import java.util.Optional;

/** Links between Outlook items and CRM records; a record has at most one. */
public interface Links {
    /** Adds or replaces the link of its record. */
    void put(Link link);

    /** Forgets a link for good. */
    void remove(RecordRef record);

    /** @return the link of a record in any state */
    Optional<Link> ofRecord(RecordRef record);

    /** @return the links of an item in any state, newest first */
    List<Link> ofItem(ItemRef item);

    /** @return links of items with that global appointment id in any state, newest first */
    List<Link> ofGlobalId(String globalId);

    /** @return all links in any state */
    List<Link> all();

    /** @return all links in any state without their bases; asking again costs nothing while no link was changed */
    List<LinkOutline> outlines();
}
