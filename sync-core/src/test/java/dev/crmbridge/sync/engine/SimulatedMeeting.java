package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.HandmadeItem;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A meeting of a simulated life as its organizer has it at one time.
 *
 * @param globalId clean global object id in hex, in which every mailbox agrees
 */
record SimulatedMeeting(String globalId, String subject, Instant start, List<Attendee> people) {
    private static final int FREE = 0;
    private static final int TENTATIVE = 1;
    private static final int BUSY = 2;

    /** @return a meeting of somebody who is no user, to which the users are invited */
    static SimulatedMeeting of(int number, Instant start) {
        return new SimulatedMeeting(
                "040000008200E00074C5B7101A82E00800000001%05d".formatted(number),
                "Invitation " + number,
                start,
                List.of(
                        new Attendee("organizer@example.com", "Sample Organizer", Attendee.Type.ORGANIZER),
                        new Attendee("owner@example.com", "Sample Owner", Attendee.Type.REQUIRED),
                        new Attendee("colleague@example.com", "Sample Colleague", Attendee.Type.REQUIRED)));
    }

    /** @return the same at another time, with one more guest */
    SimulatedMeeting updated(int number) {
        List<Attendee> more = new ArrayList<>(people);
        String guest = "guest" + number;
        more.add(new Attendee(guest + "@example.com", "Sample " + guest, Attendee.Type.OPTIONAL));
        return new SimulatedMeeting(globalId, "Update " + number, start.plus(Duration.ofHours(number)), more);
    }

    /** @return the same, called off */
    SimulatedMeeting canceled() {
        return new SimulatedMeeting(globalId, "Canceled: " + subject, start, people);
    }

    HandmadeItem request() {
        return item(ItemKind.MEETING_REQUEST);
    }

    /** @return a message of a class of its own, which is nothing the program handles */
    HandmadeItem cancellation() {
        return HandmadeItem.of(ItemKind.OTHER, subject);
    }

    /** @param accepted otherwise it is shown as tentative */
    HandmadeItem calendarItem(boolean accepted) {
        return item(ItemKind.APPOINTMENT).with(ItemField.BUSY_STATUS, new ItemValue.Whole(accepted ? BUSY : TENTATIVE));
    }

    private HandmadeItem item(ItemKind kind) {
        return HandmadeItem.of(kind, subject)
                .with(ItemField.START, new ItemValue.Moment(start))
                .with(ItemField.END, new ItemValue.Moment(start.plus(Duration.ofHours(1))))
                .meeting(OutlookItem.MeetingRole.ATTENDEE, people.toArray(Attendee[]::new))
                .withGlobalId(globalId);
    }

    /** @return what Outlook changes in a calendar item that is there when an update of this content arrives */
    Map<ItemField, ItemValue> update() {
        return Map.of(
                ItemField.SUBJECT, ItemValue.text(subject),
                ItemField.START, new ItemValue.Moment(start),
                ItemField.END, new ItemValue.Moment(start.plus(Duration.ofHours(1))));
    }

    /** @return what Outlook changes in a calendar item that is there when it is called off */
    Map<ItemField, ItemValue> callingOff() {
        return Map.of(ItemField.SUBJECT, ItemValue.text(subject), ItemField.BUSY_STATUS, new ItemValue.Whole(FREE));
    }

    /** @return what answering changes */
    static Map<ItemField, ItemValue> accepting() {
        return Map.of(ItemField.BUSY_STATUS, new ItemValue.Whole(BUSY));
    }
}
