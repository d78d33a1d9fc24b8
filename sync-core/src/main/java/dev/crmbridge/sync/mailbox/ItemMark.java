package dev.crmbridge.sync.mailbox;

import dev.crmbridge.crm.RecordRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What we write on an item so that the link can be found again from the item alone: the user properties {@code crmid},
 * {@code crmorgid}, {@code crmLinkState}, {@code crmObjectTypeCode}, {@code crmregardingobjectid} and kin with the names and
 * meaning of the retired client, one JSON text of ours, and the category "Tracked in CRM".
 *
 * @param organization CRM organization; a mark of another organization is left alone
 * @param record linked record; entity may be {@code ""} when a foreign mark did not tell it
 * @param entryId EntryID of the item when it was marked; differs on a copy; null when the mark did not tell it
 * @param regarding record the tracked one is about, or null
 * @param categoryPresent whether the category "Tracked in CRM" is on the item
 */
public record ItemMark(
        UUID organization,
        RecordRef record,
        State state,
        @Nullable String entryId,
        @Nullable About regarding,
        boolean categoryPresent) {
    /** crmLinkState. */
    public enum State {
        /** 0: was tracked once. */
        UNLINKED,
        /** 1: marked, the record is not there yet. */
        PENDING,
        /** 2: linked. */
        LINKED
    }

    /**
     * The regarding record.
     *
     * @param record null when a foreign mark only told the name
     * @param name name for the person to see; empty when the CRM did not tell it
     */
    public record About(@Nullable RecordRef record, String name) {}
}
