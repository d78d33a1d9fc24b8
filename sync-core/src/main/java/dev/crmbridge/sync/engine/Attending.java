package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.AddressColumns;
import dev.crmbridge.crm.Addressed;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Found;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.Participant;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Tells which people of an appointment are records of the CRM. Takes one call to Outlook, and one request per table for a handful of
 * addresses that were not asked for in the last minutes. For the engine's thread.
 */
final class Attending {
    private static final int MOST_LOOKED_UP = 60;
    private static final int MOST_REMEMBERED = 2_000;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Ports ports;
    private final RecordPeople people;
    private final Map<String, Answer> remembered = new HashMap<>();
    private CompletableFuture<Boolean> asking = CompletableFuture.completedFuture(true);

    Attending(Ports ports) {
        this.ports = ports;
        this.people = new RecordPeople(ports);
    }

    private record Answer(Instant at, List<Found> records) {}

    /**
     * A meeting request has the people of its calendar item. An appointment without people in Outlook has those of its record. Other items,
     * requests without a calendar item, and appointments nobody else takes part in stay as they are.
     */
    CompletableFuture<ItemStatus> fill(ItemStatus status) {
        ItemKind kind = status.item().kind();
        if (kind != ItemKind.APPOINTMENT && kind != ItemKind.MEETING_REQUEST) {
            return CompletableFuture.completedFuture(status);
        }
        ItemRef ref = status.item().ref();
        return ports.mailbox(
                        mailbox -> kind == ItemKind.MEETING_REQUEST ? mailbox.calendarItemOf(ref) : mailbox.read(ref))
                .thenCompose(read -> read.fold(
                        item -> item.attendees().isEmpty()
                                ? ofRecord(status)
                                : lookUp(item.attendees()).thenApply(status::withParticipants),
                        failure -> CompletableFuture.completedFuture(status)));
    }

    private CompletableFuture<ItemStatus> ofRecord(ItemStatus status) {
        OperationView.Linked record = status.record();
        return record == null || status.tie().deletion() == ItemStatus.Deletion.OF_THE_RECORD
                ? CompletableFuture.completedFuture(status)
                : people.of(record.ref())
                        .thenApply(found -> found.map(status::withParticipants).orElseGet(status::withUnknownPeople));
    }

    private CompletableFuture<List<Participant>> lookUp(List<Attendee> attendees) {
        Instant now = ports.reactor().now();
        remembered.values().removeIf(answer -> answer.at().plus(FRESH).isBefore(now));
        List<String> unknown = attendees.stream()
                .map(Attending::address)
                .filter(address -> !address.isEmpty() && !remembered.containsKey(address))
                .distinct()
                .limit(MOST_LOOKED_UP)
                .toList();
        if (!unknown.isEmpty() && asking.isDone() && ports.reachability().online()) {
            asking = askAll(unknown, now);
        }
        return Patience.with(ports, asking)
                .thenApply(done -> attendees.stream().map(this::participant).toList());
    }

    private CompletableFuture<Boolean> askAll(List<String> unknown, Instant now) {
        CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(true);
        for (int from = 0; from < unknown.size(); from += AddressColumns.AT_ONCE) {
            Set<String> some =
                    new TreeSet<>(unknown.subList(from, Math.min(from + AddressColumns.AT_ONCE, unknown.size())));
            asked = asked.thenCompose(
                    reachable -> reachable ? ask(some, now) : CompletableFuture.completedFuture(false));
        }
        return asked;
    }

    /** @return false when the CRM could not be asked; nothing is remembered then */
    private CompletableFuture<Boolean> ask(Set<String> addresses, Instant now) {
        CompletableFuture<CrmResult<List<Addressed>>> all = CompletableFuture.completedFuture(CrmResult.ok(List.of()));
        for (String table : AddressColumns.TABLES) {
            all = all.thenCompose(before -> before.fold(
                    found -> ports.crm(crm -> crm.withAddresses(table, addresses))
                            .thenApply(more -> joined(found, more)),
                    failure -> CompletableFuture.completedFuture(CrmResult.failed(failure))));
        }
        return all.thenApply(result -> result.fold(
                found -> {
                    remember(addresses, found, now);
                    return true;
                },
                failure -> false));
    }

    /** Who may not read a table sees nobody of it. */
    private static CrmResult<List<Addressed>> joined(List<Addressed> found, CrmResult<List<Addressed>> more) {
        return more.fold(
                ok -> {
                    List<Addressed> both = new ArrayList<>(found);
                    both.addAll(ok);
                    return CrmResult.ok(both);
                },
                failure -> failure instanceof CrmFailure.Denied ? CrmResult.ok(found) : CrmResult.failed(failure));
    }

    private void remember(Collection<String> addresses, List<Addressed> found, Instant now) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        Map<String, List<Found>> byAddress = found.stream()
                .collect(Collectors.groupingBy(
                        Addressed::address, Collectors.mapping(Addressed::record, Collectors.toList())));
        addresses.forEach(address ->
                remembered.put(address, new Answer(now, byAddress.getOrDefault(address, List.of()))));
    }

    private Participant participant(Attendee attendee) {
        Answer answer = remembered.get(address(attendee));
        if (answer == null) {
            return new Participant(attendee, List.of(), false);
        }
        return new Participant(
                attendee,
                answer.records().stream()
                        .map(found -> new Participant.Known(
                                new OperationView.Linked(found.ref(), ports.recordUrl(found.ref())), found))
                        .toList(),
                true);
    }

    private static String address(Attendee attendee) {
        return attendee.address() == null ? "" : attendee.address().toLowerCase(Locale.ROOT);
    }
}
