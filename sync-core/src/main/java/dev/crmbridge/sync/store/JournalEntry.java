package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param run id of the run or operation that made it
 * @param action stable word, e.g. {@code create-record}
 * @param before the changed side before, or null when it did not exist
 * @param after the changed side after, or null when it no longer exists
 */
public record JournalEntry(
        String run,
        Instant time,
        ItemRef item,
        RecordRef record,
        String action,
        @Nullable Snapshot before,
        @Nullable Snapshot after) {}
