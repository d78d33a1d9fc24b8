package dev.crmbridge.sync.adopt;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.adopt.MarkedItems.Good;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.track.OfferedTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which items with a foreign mark may be linked to the record it names (Dynamics CRM for Outlook, hidden item properties: act on the
 * own organisation only, and tell copies by the EntryID in the mark). Pure.
 */
final class AdoptionRules {
    private AdoptionRules() {}

    /**
     * Judges the items whose marks name one record.
     *
     * @param group the items as listed
     * @param items the same items as read, in the same order
     * @param organization organisation we are signed in to
     * @param there EntryIDs of everything that was listed
     * @return one ruling per item
     */
    static List<Ruling> judge(List<ItemListing> group, List<OutlookItem> items, UUID organization, Set<String> there) {
        int originals = (int) items.stream().filter(AdoptionRules::isOriginal).count();
        List<Ruling> rulings = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            rulings.add(judge(group.get(i), items.get(i), organization, there, originals, group.size()));
        }
        return rulings;
    }

    private static Ruling judge(
            ItemListing listing, OutlookItem item, UUID organization, Set<String> there, int originals, int count) {
        ItemMark mark = item.mark();
        if (mark == null || mark.state() == ItemMark.State.UNLINKED) {
            return leave(listing, ReasonCode.NOT_TRACKED, "Its mark was taken off.");
        }
        if (!mark.organization().equals(organization)) {
            return leave(
                    listing,
                    ReasonCode.OTHER_ORGANIZATION,
                    "It is marked as tracked in another organization than the one you are signed in to. It is left alone.");
        }
        boolean moved = !isOriginal(item);
        if (moved && (mark.entryId() != null && there.contains(mark.entryId()) || originals > 0)) {
            return leave(
                    listing,
                    ReasonCode.COPY,
                    "It is a copy of a tracked item and carries that one's mark. A copy is not tracked; track it to get a record"
                            + " of its own.");
        }
        if (count > 1 && originals != 1) {
            return leave(
                    listing,
                    ReasonCode.COPY,
                    count
                            + " items carry the mark of one record, and which of them is the original cannot be told. Track the one"
                            + " that belongs to the record.");
        }
        return mayBeTracked(listing, item, mark);
    }

    private static Ruling mayBeTracked(ItemListing listing, OutlookItem item, ItemMark mark) {
        OutlookItem.Facts facts = item.facts();
        if (facts.recurring()) {
            return leave(
                    listing,
                    ReasonCode.RECURRING,
                    "It is marked as tracked, but belongs to a series. Recurring items are not kept in step.");
        } else if (facts.assigned()) {
            return leave(
                    listing,
                    ReasonCode.ASSIGNED_TASK,
                    "It is marked as tracked, but the task was assigned to or by somebody else. Only your own tasks are kept in"
                            + " step.");
        } else if (!facts.inDefaultExchangeStore()) {
            return leave(
                    listing,
                    ReasonCode.WRONG_STORE,
                    "It is marked as tracked, but is not in your own Exchange mailbox.");
        } else if (facts.openWithUnsavedEdits() || !facts.withheld().isEmpty()) {
            return new Ruling.Leave(
                    listing,
                    ReasonCode.ITEM_UNREADABLE,
                    "It is marked as tracked, but cannot be read completely now. The next run tries again.",
                    Good.ONCE);
        }
        List<RecordRef> records = records(item, mark);
        return records.isEmpty()
                ? leave(
                        listing,
                        ReasonCode.TYPE_NOT_OFFERED,
                        "It is marked as tracked as " + mark.record().entity()
                                + ", which items of this kind are not kept in step with.")
                : new Ruling.Read(listing, item, records);
    }

    private static List<RecordRef> records(OutlookItem item, ItemMark mark) {
        List<String> offered = OfferedTables.of(item.kind());
        String told = mark.record().entity();
        return told.isEmpty()
                ? offered.stream()
                        .map(table -> new RecordRef(table, mark.record().id()))
                        .toList()
                : offered.contains(told) ? List.of(mark.record()) : List.of();
    }

    /** A mark names the EntryID it was written under; one without an EntryID says nothing. */
    private static boolean isOriginal(OutlookItem item) {
        ItemMark mark = item.mark();
        return mark != null
                && mark.entryId() != null
                && mark.entryId().equals(item.ref().entryId());
    }

    private static Ruling leave(ItemListing listing, ReasonCode code, String reason) {
        return new Ruling.Leave(listing, code, reason, Good.WHILE_UNCHANGED);
    }
}
