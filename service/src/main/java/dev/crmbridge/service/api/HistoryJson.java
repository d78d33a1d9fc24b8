package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.HistoryEntry;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One change the bridge made.
 *
 * @param run what to take back
 * @param together what to take back for all items of one command, or null
 * @param time ISO-8601, UTC
 * @param item EntryID
 */
record HistoryJson(
        String run,
        @Nullable String together,
        String time,
        String item,
        String subject,
        RecordJson record,
        String action,
        String what,
        List<HistoryEntry.Change> changes) {
    static HistoryJson of(HistoryEntry entry, Function<RecordRef, URI> urls) {
        return new HistoryJson(
                entry.run(),
                entry.together(),
                entry.time().toString(),
                entry.item().entryId(),
                entry.subject(),
                RecordJson.of(entry.record(), urls),
                entry.action(),
                entry.what(),
                entry.changes());
    }
}
