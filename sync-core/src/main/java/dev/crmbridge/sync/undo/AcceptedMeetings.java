package dev.crmbridge.sync.undo;

import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Transaction;
import java.util.List;

/** Accepting a meeting gives its item another EntryID. Its link follows; the journal keeps the one of before. */
final class AcceptedMeetings {
    private AcceptedMeetings() {}

    /**
     * @param runOrOp id of an operation or a run
     * @return what the journal has of it, each entry with the item as it is called now
     */
    static List<JournalEntry> entries(Transaction tx, String runOrOp) {
        return tx.journal().of(runOrOp).stream()
                .map(entry -> tx.links()
                        .ofRecord(entry.record())
                        .filter(link -> link.globalId() != null)
                        .map(link -> entry.of(link.item()))
                        .orElse(entry))
                .toList();
    }
}
