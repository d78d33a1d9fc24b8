package dev.crmbridge.sync.store;

import dev.crmbridge.sync.ItemStatus.Decision;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;

/** Why items are as they are; the last {@value #KEPT} decisions of each item are kept. */
public interface Decisions {
    /** Number of decisions kept per item. */
    int KEPT = 50;

    /** Adds a decision, unless it only repeats the item's last one. */
    void add(ItemRef item, Decision decision);

    /** @return decisions of an item, newest first */
    List<Decision> of(ItemRef item);
}
