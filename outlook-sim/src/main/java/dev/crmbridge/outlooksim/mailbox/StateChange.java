package dev.crmbridge.outlooksim.mailbox;

import java.util.List;

/** One durable step of a change; a change is a list of them, committed together. */
public sealed interface StateChange {
    /** Adds or replaces a store. */
    record PutStore(SimStore store) implements StateChange {}

    /** Adds or replaces a folder. */
    record PutFolder(SimFolder folder) implements StateChange {}

    /** Removes a folder. */
    record DropFolder(String entryId) implements StateChange {}

    /** Adds or replaces an item. */
    record PutItem(SimItem item) implements StateChange {}

    /** Removes an item for good. */
    record DropItem(String entryId) implements StateChange {}

    /** Replaces the master category list. */
    record PutCategories(List<SimCategory> categories) implements StateChange {
        public PutCategories {
            categories = List.copyOf(categories);
        }
    }
}
