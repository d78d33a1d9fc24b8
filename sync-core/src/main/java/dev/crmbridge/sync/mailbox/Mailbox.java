package dev.crmbridge.sync.mailbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's mailbox as the engine sees it.
 *
 * <p>Calls block and are made from the COM worker, one at a time, except {@link #watch}. Nothing here ever sends mail or
 * touches organizer or attendees. Every write is preceded by a version check where the caller names a version.
 */
public interface Mailbox {
    /** @return what mailbox this is; also the probe whether Outlook is there */
    MailboxResult<MailboxInfo> info();

    /**
     * Lists the default folders of the given kinds in the default store, their subfolders, and what of those kinds lies in
     * Deleted Items, through folder tables. All or nothing: a folder that cannot be listed fails the call.
     */
    MailboxResult<List<ItemListing>> list(Set<ItemKind> kinds);

    /** Reads everything that is mapped, and the mark. */
    MailboxResult<OutlookItem> read(ItemRef item);

    /**
     * @return the calendar item a meeting request belongs to; {@link MailboxFailure.NotFound} when it is not in the calendar
     */
    MailboxResult<OutlookItem> calendarItemOf(ItemRef meetingRequest);

    /**
     * Changes fields and saves.
     *
     * @param changes only the fields to change; {@link ItemValue#NONE} empties one
     * @param expectedVersion version the item must still have, or null
     * @return the item as it is after saving
     */
    MailboxResult<OutlookItem> write(ItemRef item, Map<ItemField, ItemValue> changes, @Nullable String expectedVersion);

    /** Creates an item in the kind's default folder, marked from the first save on, without recipients. */
    MailboxResult<OutlookItem> create(ItemKind kind, Map<ItemField, ItemValue> fields, ItemMark mark);

    /** Moves an item to Deleted Items; never deletes for good. */
    MailboxResult<Void> moveToDeletedItems(ItemRef item, @Nullable String expectedVersion);

    /**
     * Moves an item that lies in Deleted Items to the default folder of its kind; one that lies elsewhere stays where it is.
     *
     * @return the item as it is then; its EntryID may be another
     */
    MailboxResult<OutlookItem> restore(ItemRef item);

    /**
     * Writes the mark and the category, keeping all other properties and categories.
     *
     * @return the item as it is after saving, with all mapped fields read again in the same scope, so that an edit made since
     *     the last read is seen
     */
    MailboxResult<OutlookItem> mark(ItemRef item, ItemMark mark);

    /** Removes the category and leaves crmLinkState 0 ("was tracked once") with the record's id, so that it can be relinked. */
    MailboxResult<OutlookItem> unmark(ItemRef item);

    /**
     * Asks to be told about changes. Hints only: some are lost, some come twice; never the only way a change is found.
     *
     * @param listener called on any thread; must return at once
     */
    Watch watch(Listener listener);

    /** Receives hints. */
    interface Listener {
        /** An item was added or changed. */
        void touched(ItemRef item);

        /** Something in a watched folder changed, unknown what. */
        void somethingChanged();

        /** Outlook went away or came back. */
        void connection(boolean attached);
    }

    /** A running watch. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
