package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Organizer and attendees: with them an appointment becomes a meeting, one's own or one received.
 *
 * @param settings tell who the mailbox's owner is
 */
record People(MailboxSettings settings) {
    private static final int OWN = 1;
    private static final int RECEIVED = 3;
    private static final int ACCEPTED = 3;
    private static final int NOT_RESPONDED = 5;

    /** Applies the fields {@code organizer} and {@code attendees}, if given. */
    void fill(ItemDraft draft, JsonNode json) {
        boolean organizerGiven = json.has("organizer");
        boolean attendeesGiven = json.has("attendees");
        if (!organizerGiven && !attendeesGiven) {
            return;
        }
        JsonNode organizerNode = json.path("organizer");
        JsonNode attendeesNode = json.path("attendees");
        List<SimRecipient> attendees = !attendeesGiven
                ? attendees(draft.content())
                : attendeesNode.isNull()
                        ? List.of()
                        : PeopleField.attendees(new FieldValue("attendees", attendeesNode), draft.kind());
        SimRecipient organizer = !organizerGiven
                ? organizer(draft.content())
                : organizerNode.isNull() || organizerNode.asString("x").isEmpty()
                        ? null
                        : known(PeopleField.organizer(new FieldValue("organizer", organizerNode)), draft.content());
        set(draft, organizer, attendees);
    }

    /** Makes a calendar item one that came with a request and was not answered yet. */
    void invited(ItemDraft draft) {
        SimRecipient organizer = organizer(draft.content());
        if (organizer == null) {
            organizer = new SimRecipient("Unknown organizer", "", 0, 0);
        }
        List<SimRecipient> attendees = attendees(draft.content());
        if (attendees.stream().noneMatch(this::isOwner)) {
            attendees = new ArrayList<>(attendees);
            attendees.add(0, new SimRecipient(settings.ownerName(), settings.ownerAddress(), 1, NOT_RESPONDED));
        }
        put(draft, organizer, attendees);
        draft.set("organizer", ItemChange.number(Fields.MEETING_STATUS, RECEIVED));
        draft.set("organizer", ItemChange.number(Fields.RESPONSE_STATUS, NOT_RESPONDED));
    }

    private void set(ItemDraft draft, @Nullable SimRecipient given, List<SimRecipient> attendees) {
        if (draft.kind() == ItemKind.TASK) {
            draft.set("attendees", new ItemChange.SetRecipients(attendees));
            return;
        }
        boolean meeting = draft.kind() == ItemKind.APPOINTMENT && (given != null || !attendees.isEmpty());
        SimRecipient organizer = given == null && meeting
                ? new SimRecipient(settings.ownerName(), settings.ownerAddress(), 0, 0)
                : given;
        put(draft, organizer, attendees);
        if (draft.kind() == ItemKind.APPOINTMENT) {
            boolean own = organizer != null && isOwner(organizer);
            int before = draft.content().number(Fields.MEETING_STATUS, 0);
            boolean settled = meeting && before > 0 && (before == OWN) == own;
            if (!settled) {
                draft.set("organizer", ItemChange.number(Fields.MEETING_STATUS, !meeting ? 0 : own ? OWN : RECEIVED));
                draft.set("organizer", ItemChange.number(Fields.RESPONSE_STATUS, !meeting ? 0 : own ? OWN : ACCEPTED));
            }
        }
    }

    private static void put(ItemDraft draft, @Nullable SimRecipient organizer, List<SimRecipient> attendees) {
        List<SimRecipient> all = new ArrayList<>();
        boolean mail = draft.kind() == ItemKind.MAIL;
        if (organizer != null && !mail) {
            all.add(organizer);
        }
        all.addAll(attendees);
        draft.set("attendees", new ItemChange.SetRecipients(all));
        if (draft.kind() == ItemKind.APPOINTMENT) {
            draft.set(
                    "organizer",
                    organizer == null
                            ? new ItemChange.ClearValue(Fields.ORGANIZER)
                            : ItemChange.text(Fields.ORGANIZER, organizer.name()));
        } else if (organizer != null) {
            draft.set("organizer", ItemChange.text(Fields.SENDER_NAME, organizer.name()));
            draft.set("organizer", ItemChange.text(Fields.SENDER_ADDRESS, organizer.address()));
            draft.set("organizer", ItemChange.text(Fields.SENDER_TYPE, "SMTP"));
        }
    }

    private boolean isOwner(SimRecipient person) {
        return settings.ownerAddress().equalsIgnoreCase(person.address());
    }

    /** A text that names the present organizer leaves name and address as they are. */
    private SimRecipient known(SimRecipient given, ItemContent content) {
        SimRecipient now = organizer(content);
        boolean same = now != null
                && (given.name().equalsIgnoreCase(now.address()) || given.name().equals(now.name()));
        if (same && now != null) {
            return now;
        }
        return given.name().equalsIgnoreCase(settings.ownerAddress())
                ? new SimRecipient(settings.ownerName(), settings.ownerAddress(), 0, 0)
                : given;
    }

    private static @Nullable SimRecipient organizer(ItemContent content) {
        for (SimRecipient person : content.recipients()) {
            if (person.type() == 0) {
                return person;
            }
        }
        String name = content.text(Fields.ORGANIZER) + content.text(Fields.SENDER_NAME);
        return name.isEmpty() ? null : new SimRecipient(name, content.text(Fields.SENDER_ADDRESS), 0, 0);
    }

    private static List<SimRecipient> attendees(ItemContent content) {
        return content.recipients().stream()
                .filter(person -> person.type() != 0)
                .toList();
    }
}
