package dev.crmbridge.sync.untrack;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.store.Link;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Whether Untrack may delete a record (Outlook tracking, Untrack and delete rules). Pure. */
public final class RecordDeletion {
    private RecordDeletion() {}

    /**
     * @param row the record as it is now, with its owner
     * @param zone zone of the mailbox
     * @return why the record has to stay, as a sentence, or null when it may be deleted
     */
    public static @Nullable String keptBecause(Link link, CrmRow row, Standing standing, ZoneId zone, Instant now) {
        FieldRegistry registry = FieldRegistry.of(link.record().entity());
        Snapshot current = registry.readCrm(row, zone, link.base());
        if (registry.isOneWay()) {
            return "Service activities are changed in the CRM only.";
        }
        if (!standing.may("Delete", link.record().entity())) {
            return "Your security role lacks the privilege "
                    + Standing.privilege("Delete", link.record().entity()) + ".";
        }
        if (registry.closed(current)) {
            return "The record is closed in the CRM.";
        }
        if (registry.isTaskKin()) {
            return null;
        }
        boolean owner = row.value("ownerid") instanceof CrmValue.Lookup lookup
                && lookup.target().id().equals(standing.identity().user());
        if (!owner) {
            return "The record belongs to somebody else.";
        }
        if (registry.isContact()) {
            return null;
        }
        return isOver(current, zone, now) ? "The appointment has begun or is over." : null;
    }

    private static boolean isOver(Snapshot current, ZoneId zone, Instant now) {
        FieldValue time = current.value("time");
        if (time instanceof FieldValue.Span span) {
            return span.start().isBefore(now);
        }
        return time instanceof FieldValue.Days days
                && days.first().isBefore(now.atZone(zone).toLocalDate());
    }
}
