package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.Participant;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.people.AddressBook;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Tells which people of an appointment are records of the CRM. Takes one call to Outlook, and one request for the
 * addresses that were not asked for in the last minutes. For the engine's thread.
 */
final class Attending {
    private static final int MOST_LOOKED_UP = 100;

    private final Ports ports;
    private final RecordPeople people;
    private final AddressBook book;

    Attending(Ports ports, AddressBook book) {
        this.ports = ports;
        this.people = new RecordPeople(ports);
        this.book = book;
    }

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
        List<String> some = attendees.stream()
                .map(attendee -> AddressBook.small(attendee.address()))
                .distinct()
                .limit(MOST_LOOKED_UP)
                .toList();
        return Patience.with(ports, book.ask(some))
                .thenApply(done -> attendees.stream().map(this::participant).toList());
    }

    private Participant participant(Attendee attendee) {
        return book.known(attendee.address())
                .map(records -> new Participant(
                        attendee,
                        records.stream()
                                .map(found -> new Participant.Known(
                                        new OperationView.Linked(found.ref(), ports.recordUrl(found.ref())), found))
                                .toList(),
                        true))
                .orElseGet(() -> new Participant(attendee, List.of(), false));
    }
}
