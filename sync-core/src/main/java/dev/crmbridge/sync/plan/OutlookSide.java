package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.field.OutlookReading;
import dev.crmbridge.sync.field.Snapshot;
import java.util.Set;

/** Outlook's side of a pair. */
public sealed interface OutlookSide {
    /**
     * The item was read.
     *
     * @param shortened fields that go to the CRM only, for this item
     */
    record Present(Snapshot snapshot, Set<String> shortened) implements OutlookSide {
        public Present {
            shortened = Set.copyOf(shortened);
        }

        /** @return the side of a reading */
        public static Present of(OutlookReading reading) {
            return new Present(reading.snapshot(), reading.shortened());
        }
    }

    /** The item could not be read this time: busy, guarded, open with unsaved edits. */
    record Unreadable() implements OutlookSide {}

    /** The item was not in the last complete listing, by EntryID, global id or mark. */
    record MissingOnce() implements OutlookSide {}

    /** The item was in neither of two complete listings, or lies in Deleted Items. */
    record MissingConfirmed() implements OutlookSide {}

    /**
     * The item is where we do not act (another store, a folder nobody watches, the mark of another organization), or became one that may
     * not be tracked.
     */
    record NotVisible(Because because) implements OutlookSide {
        /** Moved to where we do not act. */
        public NotVisible() {
            this(Because.ELSEWHERE);
        }
    }

    /** Why an item that is there is not kept in step. */
    enum Because {
        /** It lies where we do not act. */
        ELSEWHERE,
        /** It became a series. */
        SERIES,
        /** The task was assigned to or by somebody else. */
        ASSIGNED
    }
}
