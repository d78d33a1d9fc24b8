package dev.crmbridge.outlooksim.mailbox;

/** Something that happened in the mailbox, already durable. */
public sealed interface MailboxEvent {
    /**
     * An item appeared in a folder: created, copied or moved in.
     *
     * @param item the item
     * @param inBulk whether it came with so many others that Outlook raises no events for them
     */
    record ItemAdded(SimItem item, boolean inBulk) implements MailboxEvent {}

    /** An item was saved where it is. */
    record ItemChanged(SimItem before, SimItem after) implements MailboxEvent {}

    /** An item left its folder: moved away or gone for good. */
    record ItemRemoved(SimItem item) implements MailboxEvent {}

    /** A folder was added. */
    record FolderAdded(SimFolder folder) implements MailboxEvent {}

    /** A folder was renamed, moved or got a field. */
    record FolderChanged(SimFolder before, SimFolder after) implements MailboxEvent {}

    /** A folder is gone. */
    record FolderRemoved(SimFolder folder) implements MailboxEvent {}

    /** The master category list changed. */
    record CategoriesChanged() implements MailboxEvent {}
}
