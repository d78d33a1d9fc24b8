package dev.crmbridge.sync.run;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a hint without an item is about, found by one listing, so that our own writes coming back as hints cost the CRM nothing.
 *
 * @param records pairs whose item was saved since it was last seen
 * @param pass whether something else changed, so that a full pass is due
 */
record ChangedItems(List<RecordRef> records, boolean pass) {
    /** More pairs than this are cheaper in a pass, which groups their requests. */
    private static final int SINGLY = 10;

    private static final ChangedItems NONE = new ChangedItems(List.of(), false);

    static CompletableFuture<ChangedItems> find(Ports ports) {
        return ports.mailboxInBackground(mailbox -> mailbox.list(FullPass.KINDS))
                .thenCompose(listed -> listed instanceof MailboxResult.Ok<List<ItemListing>> ok
                        ? ports.store(tx -> among(
                                ok.value(),
                                tx.links().outlines().stream()
                                        .filter(LinkOutline::isLinked)
                                        .toList()))
                        : CompletableFuture.completedFuture(NONE));
    }

    /**
     * @return whether an item without a link has the mark or the global id of one that is linked: it was replaced, as accepting a meeting
     *     does, or it is a copy
     */
    static CompletableFuture<Boolean> isLinkedElsewhere(Ports ports, ItemRef ref) {
        return ports.mailboxInBackground(mailbox -> mailbox.read(ref))
                .thenCompose(result -> result.fold(
                        item -> ports.store(tx -> isLinkedElsewhere(tx, item)),
                        failure -> CompletableFuture.completedFuture(false)));
    }

    private static boolean isLinkedElsewhere(Transaction tx, OutlookItem item) {
        ItemMark mark = item.mark();
        String globalId = item.facts().globalAppointmentId();
        return mark != null
                        && mark.state() != ItemMark.State.UNLINKED
                        && tx.links()
                                .ofRecord(mark.record())
                                .filter(Link::isLinked)
                                .isPresent()
                || globalId != null && tx.links().ofGlobalId(globalId).stream().anyMatch(Link::isLinked);
    }

    /** @return whether what happened to the item, other than an edit, has to be seen together with all other items */
    static boolean passDue(Link link, OutlookItem item) {
        ItemMark mark = item.mark();
        return !link.markDue() && (item.facts().inDeletedItems() || mark == null || !mark.categoryPresent());
    }

    private static ChangedItems among(List<ItemListing> listed, List<LinkOutline> links) {
        if (!Copies.among(listed, links).isEmpty()) {
            return new ChangedItems(List.of(), true);
        }
        MailboxPicture picture = new MailboxPicture(listed);
        List<RecordRef> changed = new ArrayList<>();
        for (LinkOutline link : links) {
            Glimpse glimpse = new Glimpse(link, picture.find(link), null, false);
            ItemListing listing = glimpse.listing();
            if (link.markDue()) {
                continue;
            }
            if (listing == null
                    || listing.inDeletedItems()
                    || glimpse.moved()
                    || glimpse.categoryRemoved()
                    || glimpse.markWiped()) {
                return new ChangedItems(List.of(), true);
            }
            if (!listing.version().equals(link.seen().outlookVersion())) {
                changed.add(link.record());
            }
        }
        return changed.size() > SINGLY ? new ChangedItems(List.of(), true) : new ChangedItems(changed, false);
    }
}
