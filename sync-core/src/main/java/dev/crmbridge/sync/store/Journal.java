package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.util.List;

/** What was changed on either side, so that it can be shown and taken back. */
public interface Journal {
    /** Adds an entry at the end. */
    void add(JournalEntry entry);

    /**
     * @param id of a run, an operation, or of operations of one command ({@link Operation.Wish#together()})
     * @return entries, newest first
     */
    List<JournalEntry> of(String id);

    /** @return the last {@code limit} entries, newest first */
    List<JournalEntry> last(int limit);

    /** @return the records of an item's entries, those of newer entries first */
    List<RecordRef> recordsOf(ItemRef item);

    /** Forgets entries made before {@code before}. */
    void purge(Instant before);
}
