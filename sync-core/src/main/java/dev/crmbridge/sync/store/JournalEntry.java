package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param run id of the run or operation that made it
 * @param action stable word, e.g. {@code create-record}
 * @param before the changed side before, or null when it did not exist
 * @param after the changed side after, or null when it no longer exists
 * @param organization CRM organization of the record, or null before it is known; such an entry counts as one of the organization that the
 *     CRM is of now
 * @param agreed what both sides agreed on last, of a deletion: what is deleted may hold more than that, and then it must not count as
 *     agreed when it comes back; null for everything else, and for deletions that an older version journaled
 */
public record JournalEntry(
        String run,
        Instant time,
        ItemRef item,
        RecordRef record,
        String action,
        @Nullable Snapshot before,
        @Nullable Snapshot after,
        @Nullable UUID organization,
        @Nullable Snapshot agreed) {
    /** An entry of the organization that the CRM is of when it is written. */
    public JournalEntry(
            String run,
            Instant time,
            ItemRef item,
            RecordRef record,
            String action,
            @Nullable Snapshot before,
            @Nullable Snapshot after) {
        this(run, time, item, record, action, before, after, null, null);
    }

    /** @return the same with the item as it is called now */
    public JournalEntry of(ItemRef renamed) {
        return new JournalEntry(run, time, renamed, record, action, before, after, organization, agreed);
    }

    /** @return the same, of that organization unless it is of another one already */
    public JournalEntry within(UUID own) {
        return organization == null
                ? new JournalEntry(run, time, item, record, action, before, after, own, agreed)
                : this;
    }

    /** @return the same, with what both sides agreed on last */
    public JournalEntry agreeing(Snapshot last) {
        return new JournalEntry(run, time, item, record, action, before, after, organization, last);
    }

    /** @return whether the change was made in another organization than that one */
    public boolean isOutside(UUID own) {
        return organization != null && !organization.equals(own);
    }
}
