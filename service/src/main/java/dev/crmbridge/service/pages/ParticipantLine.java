package dev.crmbridge.service.pages;

import dev.crmbridge.crm.Bearer;
import dev.crmbridge.crm.Found;
import dev.crmbridge.sync.Participant;
import dev.crmbridge.sync.mailbox.Attendee;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in an appointment, as shown.
 *
 * @param address empty when Outlook does not tell it
 * @param hint why there is no record, or which of several stands for the person in the CRM, or null when there is one
 */
public record ParticipantLine(
        String name,
        String address,
        String part,
        List<Known> known,
        @Nullable String hint) {
    /** How many are shown of a large meeting. */
    public static final int SHOWN = 30;

    /** A record with that address. */
    public record Known(String href, String name, TableWord table, boolean active) {}

    public ParticipantLine {
        known = List.copyOf(known);
    }

    static ParticipantLine of(Participant participant) {
        Attendee attendee = participant.attendee();
        String address = attendee.address() == null ? "" : attendee.address();
        return new ParticipantLine(
                attendee.name().isBlank() ? address : attendee.name(),
                address,
                word(attendee.type()),
                participant.known().stream().map(known -> known(known.record())).toList(),
                participant.known().isEmpty() ? hint(participant, address) : choice(participant));
    }

    private static Known known(Found record) {
        return new Known(
                Addresses.openPath(record.ref()),
                record.name(),
                TableWord.of(record.ref().entity()),
                record.active());
    }

    private static String hint(Participant participant, String address) {
        if (address.isEmpty() && !participant.lookedUp()) {
            return "Outlook does not tell the address";
        }
        return participant.lookedUp() ? "not in CRM" : "CRM was not asked";
    }

    private static @Nullable String choice(Participant participant) {
        Bearer bearer = participant.bearer();
        if (bearer instanceof Bearer.Several several) {
            return "the CRM names the address: " + several.count() + " "
                    + TableWord.of(several.table()).many().toLowerCase(Locale.ROOT) + " have it";
        } else if (bearer instanceof Bearer.Nobody) {
            return "the CRM names the address: nobody active has it";
        }
        return participant.known().size() > 1 && bearer instanceof Bearer.One one
                ? "the CRM names " + one.found().name()
                : null;
    }

    private static String word(Attendee.Type type) {
        return switch (type) {
            case ORGANIZER -> "Organizer";
            case REQUIRED -> "Required";
            case OPTIONAL -> "Optional";
            case RESOURCE -> "Resource";
        };
    }
}
