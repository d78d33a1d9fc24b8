package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.Snapshot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that began in the CRM and comes, or came, to Outlook by a filter.
 *
 * @param filter word of the filter
 * @param organization CRM organization of the record
 * @param content what the item is made from while it is {@link State#COMING}, fixed before the item is created, so that a crash in
 *     between loses no edit made since; null otherwise
 * @param organizer whether the user organizes it, or it is nothing that is organized; deleting the item of somebody else's appointment
 *     must not delete the appointment
 * @param etag version of the record that {@code content} or {@link State#SKIPPED} is about; otherwise empty
 * @param since when the state began
 */
public record Arrival(
        RecordRef record,
        String filter,
        UUID organization,
        State state,
        @Nullable Snapshot content,
        boolean organizer,
        String etag,
        Instant since) {
    /** How far it came. */
    public enum State {
        /** The item is about to be created, or is there already without its link. */
        COMING,
        /** The item is linked, for as long as the record matches the filter. */
        HERE,
        /** The record stopped to match: the item stayed and was unlinked; it is linked again when the record matches again. */
        LEFT,
        /** It does not come while the record has this version, because of something about the record. */
        SKIPPED,
        /** The person deleted or untracked the item: it does not come again. */
        DECLINED
    }

    /** @return an intent to create an item */
    public static Arrival coming(
            String filter, UUID organization, Snapshot content, boolean organizer, RecordVersion version, Instant now) {
        return new Arrival(
                version.record(), filter, organization, State.COMING, content, organizer, version.etag(), now);
    }

    /** A record as it was read. */
    public record RecordVersion(RecordRef record, String etag) {}

    /** @return a record that stays out as long as it is not changed */
    public static Arrival skipped(String filter, UUID organization, RecordVersion version, Instant now) {
        return new Arrival(version.record(), filter, organization, State.SKIPPED, null, false, version.etag(), now);
    }

    /** @return the same further on, without what an intent needs */
    public Arrival in(State next, Instant now) {
        return new Arrival(record, filter, organization, next, null, organizer, "", now);
    }
}
