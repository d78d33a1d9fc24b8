package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.Remainder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Links between Outlook items and CRM records; a record has at most one. */
public interface Links {
    /** Adds or replaces the link of its record. One that is not kept in step any more forgets what is covered. */
    void put(Link link);

    /** Forgets a link for good, with what is covered. */
    void remove(RecordRef record);

    /** Remembers with a linked record, besides those remembered before, records a person saw as its possible duplicates and saved it. */
    void cover(RecordRef record, Set<RecordRef> candidates);

    /** @return what is remembered by {@link #cover}, while the record is linked */
    Set<RecordRef> covered(RecordRef record);

    /** Remembers with a link what was left when a person was asked about its deletion, until the link waits for no answer any more. */
    void ask(RecordRef record, Remainder left);

    /** @return what is remembered by {@link #ask} */
    Optional<Remainder> asked(RecordRef record);

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

    /**
     * Has both sides of the linked pairs of some tables looked at again, as if nothing had been seen. Also those of other organizations, when
     * theirs is back: what calls for it holds for the whole data folder and is noticed once.
     *
     * @param tables logical names of the records' tables
     */
    void unsee(Set<String> tables);

    /** @return linked pairs of other organizations than the one these links are limited to; none when they are not limited */
    List<LinkOutline> elsewhere();

    /** @return linked pairs of other organizations than that one; costs nothing while there are none */
    List<LinkOutline> outside(UUID organization);
}
