package dev.crmbridge.sync.filter;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Whether a record that was read becomes an item now. Pure. */
public sealed interface Entry {
    /**
     * It does.
     *
     * @param content what the item is made from
     * @param organizer whether the user organizes it, or it is nothing that is organized
     */
    record Comes(Snapshot content, boolean organizer) implements Entry {}

    /**
     * It does not, as long as the record stays as it is.
     *
     * @param reason as a sentence
     */
    record StaysOut(String reason) implements Entry {}

    /**
     * @param row read with {@link Filter#columns} and its people
     * @param user whose filter it is
     * @param meetings global ids of the appointments in the mailbox, in lower case, those in Deleted Items included
     * @param zone the mailbox's zone
     */
    static Entry of(Filter filter, CrmRow row, UUID user, Set<String> meetings, ZoneId zone) {
        if (Membership.of(filter, row, user) instanceof Membership.Left left) {
            return new StaysOut(left.reason());
        }
        Snapshot content = FieldRegistry.of(filter.table()).readCrm(row, zone, null);
        String globalId = FieldRegistry.globalId(content);
        if (globalId != null && meetings.contains(globalId.toLowerCase(Locale.ROOT))) {
            return new StaysOut(
                    "The meeting is in your mailbox already. Track the calendar item to link it to the record.");
        }
        if (FieldRegistry.of(filter.table()).isCalendar()
                && content.value("time").equals(FieldValue.NONE)) {
            return new StaysOut("The record has no start or no end, so it has no place in the calendar.");
        }
        boolean organizer = filter.roles().isEmpty()
                || row.parties().stream()
                        .anyMatch(person -> person.role() == ActivityParty.Role.ORGANIZER
                                && person.party() != null
                                && person.party().id().equals(user));
        return new Comes(content, organizer);
    }
}
