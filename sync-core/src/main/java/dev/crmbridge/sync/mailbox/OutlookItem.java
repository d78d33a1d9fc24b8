package dev.crmbridge.sync.mailbox;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item as read.
 *
 * @param version changes whenever the item is saved; compare for equality only
 * @param fields the fields that apply to the kind
 * @param mark our mark, or null when there is none
 */
public record OutlookItem(
        ItemRef ref,
        ItemKind kind,
        String version,
        Map<ItemField, ItemValue> fields,
        Facts facts,
        List<Attendee> attendees,
        Set<String> categories,
        @Nullable ItemMark mark) {
    public OutlookItem {
        fields = Map.copyOf(fields);
        attendees = List.copyOf(attendees);
        categories = Set.copyOf(categories);
    }

    /** @return the field's value; {@link ItemValue#NONE} when absent */
    public ItemValue field(ItemField field) {
        return fields.getOrDefault(field, ItemValue.NONE);
    }

    /**
     * What the item rules need to know.
     *
     * @param recurring a series, or an occurrence of one
     * @param assigned a task that somebody was asked to do (delegated, or received as a request)
     * @param inDefaultExchangeStore lives in the default store and that is an Exchange mailbox
     * @param inDeletedItems lies in Deleted Items
     * @param globalAppointmentId clean global object id of an appointment or meeting in hex, or null
     * @param role part the mailbox owner has in a meeting
     * @param zone zone of the mailbox, for dates without time
     * @param openWithUnsavedEdits somebody has it open and has not saved
     * @param withheld names of members the object-model guard refused; empty = everything was readable
     */
    public record Facts(
            boolean recurring,
            boolean assigned,
            boolean inDefaultExchangeStore,
            boolean inDeletedItems,
            @Nullable String globalAppointmentId,
            MeetingRole role,
            ZoneId zone,
            boolean openWithUnsavedEdits,
            Set<String> withheld) {
        public Facts {
            withheld = Set.copyOf(withheld);
        }
    }

    /** Part of the mailbox owner in an appointment (OlMeetingStatus). */
    public enum MeetingRole {
        /** Not a meeting. */
        NONE,
        ORGANIZER,
        ATTENDEE
    }
}
