package dev.crmbridge.outlooksim.mailbox;

import org.jspecify.annotations.Nullable;

/** Follows a mailbox. Called on the thread that made a change, never while a lock of the mailbox is held. */
public interface MailboxListener {
    /**
     * Asked before an item leaves its folder by a move or deletion.
     *
     * @param item the item
     * @param target where it goes, null when it is deleted for good
     * @return false to refuse
     */
    default boolean mayMove(SimItem item, @Nullable SimFolder target) {
        return true;
    }

    /**
     * Told after a change, in the order of the changes. Must hand over and return.
     *
     * @param event what happened
     */
    void happened(MailboxEvent event);
}
