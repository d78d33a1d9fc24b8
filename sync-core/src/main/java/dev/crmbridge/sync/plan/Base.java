package dev.crmbridge.sync.plan;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a pair from earlier runs.
 *
 * @param agreed the values both sides agreed on last
 * @param held differences that are already known and wait, by field name
 * @param parked the question a person has not answered yet, or null
 * @param meeting the user's part in it, as last seen in Outlook
 * @param asked what was left when that question was asked, or null when there is none or it was not kept
 * @param deleting whether the bridge itself asked the CRM to delete the record and has not seen it since
 */
public record Base(
        Snapshot agreed,
        Map<String, Difference> held,
        @Nullable ReasonCode parked,
        Meeting meeting,
        @Nullable Remainder asked,
        boolean deleting) {
    public Base {
        held = Map.copyOf(held);
    }

    /** What is known where nothing is left of which a person was asked. */
    public Base(Snapshot agreed, Map<String, Difference> held, @Nullable ReasonCode parked, Meeting meeting) {
        this(agreed, held, parked, meeting, null, false);
    }

    /** @return a base without differences, questions or other people */
    public static Base of(Snapshot agreed) {
        return new Base(agreed, Map.of(), null, Meeting.NONE);
    }

    /**
     * The user's part in a meeting.
     *
     * @param organizer the user is the organizer, or it is an appointment without other people
     * @param others other people are invited
     */
    public record Meeting(boolean organizer, boolean others) {
        /** No meeting: an appointment of one's own, or a task. */
        public static final Meeting NONE = new Meeting(true, false);

        /**
         * @param before as seen before: an item that is no meeting cannot say who organizes its record
         * @return the user's part as the item shows it
         */
        public static Meeting of(OutlookItem item, Meeting before) {
            return item.facts().role() == OutlookItem.MeetingRole.NONE
                    ? new Meeting(before.organizer(), false)
                    : of(item);
        }

        /** @return the user's part as the item of a new link shows it */
        public static Meeting of(OutlookItem item) {
            OutlookItem.MeetingRole role = item.facts().role();
            boolean others = item.attendees().stream().anyMatch(person -> person.type() != Attendee.Type.ORGANIZER);
            return new Meeting(
                    role != OutlookItem.MeetingRole.ATTENDEE, others && role != OutlookItem.MeetingRole.NONE);
        }
    }
}
