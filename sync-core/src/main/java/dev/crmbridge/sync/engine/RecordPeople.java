package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.Participant;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.Attendee;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in an activity according to the CRM: its items have no people in Outlook when it began in the CRM. One request for a record
 * that was not asked for in the last minutes. For the engine's thread.
 */
final class RecordPeople {
    private static final int MOST_REMEMBERED = 200;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Ports ports;
    private final Map<RecordRef, Answer> remembered = new HashMap<>();
    private final Map<RecordRef, CompletableFuture<Boolean>> asking = new HashMap<>();

    RecordPeople(Ports ports) {
        this.ports = ports;
    }

    private record Answer(Instant at, List<Participant> people) {}

    /** @return the people, or empty when the CRM could not be asked or did not tell in time */
    CompletableFuture<Optional<List<Participant>>> of(RecordRef record) {
        Instant now = ports.reactor().now();
        remembered.values().removeIf(answer -> answer.at().plus(FRESH).isBefore(now));
        if (remembered.containsKey(record) || !ports.reachability().online()) {
            return CompletableFuture.completedFuture(known(record));
        }
        return Patience.with(ports, asking.computeIfAbsent(record, this::ask)).thenApply(done -> known(record));
    }

    private Optional<List<Participant>> known(RecordRef record) {
        return Optional.ofNullable(remembered.get(record)).map(Answer::people);
    }

    private CompletableFuture<Boolean> ask(RecordRef record) {
        return ports.crm(crm -> crm.read(record, Set.of("subject"), true)).thenApply(result -> {
            asking.remove(record);
            return result.fold(
                    row -> {
                        remember(record, row.parties());
                        return true;
                    },
                    failure -> false);
        });
    }

    private void remember(RecordRef record, List<ActivityParty> parties) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        List<Participant> people = parties.stream()
                .flatMap(party -> participant(party).stream())
                .sorted((one, other) ->
                        one.attendee().type().compareTo(other.attendee().type()))
                .toList();
        remembered.put(record, new Answer(ports.reactor().now(), people));
    }

    private Optional<Participant> participant(ActivityParty party) {
        Attendee.Type part = part(party.role());
        if (part == null) {
            return Optional.empty();
        }
        RecordRef ref = party.party();
        String name = party.name() != null ? party.name() : party.address() != null ? party.address() : "";
        return Optional.of(new Participant(
                new Attendee(party.address(), name, part),
                ref == null
                        ? List.of()
                        : List.of(new Participant.Known(
                                new OperationView.Linked(ref, ports.recordUrl(ref)),
                                new Found(ref, name.isEmpty() ? ref.toString() : name, null, null, true))),
                true));
    }

    /** @return null for roles that are not people who take part */
    private static Attendee.@Nullable Type part(ActivityParty.Role role) {
        return switch (role) {
            case ORGANIZER -> Attendee.Type.ORGANIZER;
            case REQUIRED, CUSTOMER -> Attendee.Type.REQUIRED;
            case OPTIONAL -> Attendee.Type.OPTIONAL;
            case RESOURCE -> Attendee.Type.RESOURCE;
            case SENDER, TO, CC, BCC, REGARDING, OWNER -> null;
        };
    }
}
