package dev.crmbridge.sync.run;

import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.store.LinkOutline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complete listing and the linked pairs, brought together.
 *
 * @param listed all items of the listing
 * @param links linked pairs
 * @param items the item of each pair, in the order of the pairs; null when it is nowhere
 */
record Matched(List<ItemListing> listed, List<LinkOutline> links, List<@Nullable ItemListing> items) {
    static Matched of(List<ItemListing> listed, List<LinkOutline> links) {
        var picture = new MailboxPicture(listed);
        List<@Nullable ItemListing> items = new ArrayList<>(links.size());
        links.forEach(link -> items.add(picture.find(link)));
        return new Matched(listed, links, items);
    }

    /**
     * Nearly always every mark that says linked is that of its item's own link; then there is neither a copy nor a mark of somebody else.
     *
     * @return whether there is another mark
     */
    boolean anyStray() {
        int marks = 0;
        for (ItemListing item : listed) {
            marks += saysLinked(item) ? 1 : 0;
        }
        int own = 0;
        for (int i = 0; i < links.size(); i++) {
            ItemListing item = items.get(i);
            LinkOutline link = links.get(i);
            own += item != null
                            && saysLinked(item)
                            && link.record().id().equals(item.marked())
                            && link.item().entryId().equals(item.ref().entryId())
                    ? 1
                    : 0;
        }
        return marks > own;
    }

    private static boolean saysLinked(ItemListing item) {
        return item.marked() != null && item.saysLinked() && !item.inDeletedItems();
    }
}
