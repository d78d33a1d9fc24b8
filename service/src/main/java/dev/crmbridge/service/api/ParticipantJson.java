package dev.crmbridge.service.api;

import dev.crmbridge.sync.Participant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in an appointment.
 *
 * @param address null when Outlook does not tell it
 * @param part {@code organizer}, {@code required}, {@code optional} or {@code resource}
 * @param lookedUp whether the CRM was asked; otherwise an empty {@code known} says nothing
 * @param known records with that address
 * @param named whether one of them, the first one that is active, stands for the person in the CRM; otherwise the address does
 */
record ParticipantJson(
        String name, @Nullable String address, String part, boolean lookedUp, List<Known> known, boolean named) {
    /** A record with that address. */
    record Known(RecordJson record, String name, boolean active) {}

    static ParticipantJson of(Participant participant) {
        return new ParticipantJson(
                participant.attendee().name(),
                participant.attendee().address(),
                participant.attendee().type().name().toLowerCase(Locale.ROOT),
                participant.lookedUp(),
                participant.known().stream()
                        .map(known -> new Known(
                                Objects.requireNonNull(RecordJson.of(known.link())),
                                known.record().name(),
                                known.record().active()))
                        .toList(),
                participant.bearer().record().isPresent());
    }
}
