package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;

/**
 * A person of a simulated life who has a mailbox and an engine.
 *
 * @param items of that mailbox; grows while the person lives
 */
record SimulatedPerson(EngineRig rig, List<ItemRef> items, SimulatedDesk desk) {
    /** @return whether the item is in this mailbox and not in Deleted Items */
    boolean has(ItemRef item) {
        return items.contains(item) && rig.exists(item);
    }
}
