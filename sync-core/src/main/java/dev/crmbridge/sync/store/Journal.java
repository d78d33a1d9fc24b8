package dev.crmbridge.sync.store;

import java.time.Instant;
import java.util.List;

/** What was changed on either side, so that it can be shown and taken back. */
public interface Journal {
    /** Adds an entry at the end. */
    void add(JournalEntry entry);

    /** @return entries of a run or an operation, newest first */
    List<JournalEntry> of(String runOrOp);

    /** @return the last {@code limit} entries, newest first */
    List<JournalEntry> last(int limit);

    /** Forgets entries made before {@code before}. */
    void purge(Instant before);
}
