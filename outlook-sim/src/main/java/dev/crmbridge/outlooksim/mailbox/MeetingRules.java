package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.PropertyValue.Int;
import java.util.List;

/** How a meeting request becomes a calendar item; source: MeetingItem in the Outlook object model. */
final class MeetingRules {
    private static final List<PropertyKey> TAKEN_OVER = List.of(
            Fields.SUBJECT,
            Fields.BODY,
            Fields.START,
            Fields.END,
            Fields.ALL_DAY,
            Fields.LOCATION,
            Fields.CATEGORIES,
            Fields.IMPORTANCE,
            Fields.SENSITIVITY,
            Fields.ORGANIZER,
            Fields.GLOBAL_ID);

    private MeetingRules() {}

    static ItemContent tentative(ItemContent blank, ItemContent request) {
        ItemContent content = blank;
        for (PropertyKey key : TAKEN_OVER) {
            PropertyValue value = request.values().get(key);
            if (value != null) {
                content = content.with(key, value);
            }
        }
        return content.with(Fields.MEETING_STATUS, new Int(3))
                .with(Fields.RESPONSE_STATUS, new Int(5))
                .with(Fields.BUSY_STATUS, new Int(1))
                .withRecipients(request.recipients())
                .withRecurrence(request.recurrence());
    }
}
