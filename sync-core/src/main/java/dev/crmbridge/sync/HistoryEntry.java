package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change the bridge made, as shown to people.
 *
 * @param run operation or run that made it; what belongs together is taken back together
 * @param together id that takes back everything that one command for several items did, or null
 * @param subject subject of the item or record, or empty
 * @param action stable word, see {@link dev.crmbridge.sync.store.JournalEntry#action()}
 * @param what the same as a sentence for people
 * @param changes fields whose value changed; empty when a whole record or link came or went
 */
public record HistoryEntry(
        String run,
        @Nullable String together,
        Instant time,
        ItemRef item,
        String subject,
        RecordRef record,
        String action,
        String what,
        List<Change> changes) {
    public HistoryEntry {
        changes = List.copyOf(changes);
    }

    /**
     * One field.
     *
     * @param field name of the mapped field, e.g. {@code subject}
     * @param before value before, as shown to people
     * @param after value after, as shown to people
     */
    public record Change(String field, String before, String after) {}
}
