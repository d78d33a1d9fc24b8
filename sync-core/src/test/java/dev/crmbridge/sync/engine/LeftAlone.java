package dev.crmbridge.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What no program may change in a mailbox: messages, and whom a meeting has invited. Each as a person, or Outlook itself, left it. */
final class LeftAlone {
    private final Map<ItemRef, Message> messages = new HashMap<>();
    private final Map<ItemRef, Invited> meetings = new HashMap<>();

    private record Message(EngineRig rig, OutlookItem as) {}

    private record Invited(EngineRig rig, OutlookItem.MeetingRole role, List<Attendee> people) {}

    /** A mail, or a message about a meeting, came or was changed by hand. */
    void message(EngineRig rig, ItemRef message) {
        messages.put(message, new Message(rig, rig.mailbox.peek(message)));
    }

    /** A message was deleted for good. */
    void erased(ItemRef message) {
        messages.remove(message);
    }

    /** Somebody was invited, or the organizer changed who is. */
    void invited(EngineRig rig, ItemRef meeting) {
        OutlookItem item = rig.mailbox.peek(meeting);
        meetings.put(meeting, new Invited(rig, item.facts().role(), item.attendees()));
    }

    void replaced(ItemRef before, ItemRef now) {
        Invited people = meetings.remove(before);
        if (people != null) {
            meetings.put(now, people);
        }
    }

    void check() {
        messages.forEach((ref, message) -> {
            assertThat(message.rig().mailbox.peek(ref))
                    .as("no message is touched")
                    .isEqualTo(message.as());
            assertThat(message.rig().links())
                    .as("no message is linked")
                    .noneMatch(link -> link.item().equals(ref));
        });
        meetings.forEach((ref, invited) -> {
            OutlookItem item = invited.rig().mailbox.peek(ref);
            assertThat(item.attendees()).as("attendees of %s", item).isEqualTo(invited.people());
            assertThat(item.facts().role()).as("the user's part in %s", item).isEqualTo(invited.role());
        });
    }
}
