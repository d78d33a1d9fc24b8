package dev.crmbridge.sync.untrack;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.Privileges;
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
     * @return why the record has to stay, as sentences, or null when it may be deleted
     */
    public static @Nullable String keptBecause(Link link, CrmRow row, Standing standing, ZoneId zone, Instant now) {
        FieldRegistry registry = FieldRegistry.of(link.record().entity());
        Snapshot current = registry.readCrm(row, zone, link.base());
        String always = alwaysKeptBecause(link.record().entity(), standing.privileges());
        if (always != null) {
            return always;
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

    /** @return why every record of the table has to stay, which is known without the CRM, as sentences; null when some may be deleted */
    public static @Nullable String alwaysKeptBecause(String table, Privileges held) {
        if (FieldRegistry.of(table).isOneWay()) {
            return "Service activities are changed in the CRM only.";
        } else if (held.none()) {
            return CrmFailure.Denied.withoutRole().message();
        }
        return Standing.may(held, "Delete", table) ? null : Privileges.lacking(Standing.privilege("Delete", table));
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
