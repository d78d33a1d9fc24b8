package dev.crmbridge.outlooksim.mailbox;

import java.util.List;

/**
 * A whole mailbox as it was committed.
 *
 * @param stores all stores, the default one first; empty for a mailbox never used
 * @param folders all folders
 * @param items all items in the order they were first saved
 * @param categories master category list
 */
public record MailboxState(
        List<SimStore> stores, List<SimFolder> folders, List<SimItem> items, List<SimCategory> categories) {
    public MailboxState {
        stores = List.copyOf(stores);
        folders = List.copyOf(folders);
        items = List.copyOf(items);
        categories = List.copyOf(categories);
    }

    /** @return a mailbox never used */
    public static MailboxState empty() {
        return new MailboxState(List.of(), List.of(), List.of(), List.of());
    }
}
