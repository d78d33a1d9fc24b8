package dev.crmbridge.sync.run;

import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Base;

/** The user's part in a meeting as the item shows it. Pure. */
final class SeenMeeting {
    private SeenMeeting() {}

    static Base.Meeting of(OutlookItem item) {
        OutlookItem.MeetingRole role = item.facts().role();
        boolean others = item.attendees().stream().anyMatch(person -> person.type() != Attendee.Type.ORGANIZER);
        return new Base.Meeting(
                role != OutlookItem.MeetingRole.ATTENDEE, others && role != OutlookItem.MeetingRole.NONE);
    }
}
