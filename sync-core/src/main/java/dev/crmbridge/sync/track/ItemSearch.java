package dev.crmbridge.sync.track;

import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Operation;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads the item an operation is about, wherever it is by now: a meeting request stands for its calendar item, and a calendar item that was
 * replaced, as accepting a meeting does, is found by the global object id that was read before, by this operation or when it was linked. One in
 * Deleted Items gives way to another item of its meeting.
 */
final class ItemSearch {
    private final Ports ports;

    ItemSearch(Ports ports) {
        this.ports = ports;
    }

    CompletableFuture<MailboxResult<OutlookItem>> read(Operation operation) {
        boolean request = operation.itemKind() == ItemKind.MEETING_REQUEST;
        return ports.mailbox(
                        mailbox -> request ? mailbox.calendarItemOf(operation.item()) : mailbox.read(operation.item()))
                .thenCompose(result -> {
                    boolean gone = result.fold(
                            item -> item.facts().inDeletedItems(),
                            failure -> failure instanceof MailboxFailure.NotFound);
                    return gone
                            ? globalId(operation)
                                    .thenCompose(known -> known.isPresent()
                                            ? inCalendar(known.get(), result)
                                            : CompletableFuture.completedFuture(result))
                            : CompletableFuture.completedFuture(result);
                });
    }

    private CompletableFuture<MailboxResult<OutlookItem>> inCalendar(
            String globalId, MailboxResult<OutlookItem> otherwise) {
        return ports.mailbox(mailbox -> mailbox.list(Set.of(ItemKind.APPOINTMENT))
                .fold(
                        items -> {
                            Optional<ItemListing> found = items.stream()
                                    .filter(item ->
                                            globalId.equals(item.globalAppointmentId()) && !item.inDeletedItems())
                                    .findFirst();
                            return found.isPresent() ? mailbox.read(found.get().ref()) : otherwise;
                        },
                        MailboxResult::failed));
    }

    /** @return the global object id that was read when the content of the record was fixed, or null */
    static @Nullable String fixedGlobalId(Operation operation) {
        Snapshot payload = operation.progress().payload();
        return payload == null ? null : FieldRegistry.globalId(payload);
    }

    private CompletableFuture<Optional<String>> globalId(Operation operation) {
        String fixed = fixedGlobalId(operation);
        return fixed != null
                ? CompletableFuture.completedFuture(Optional.of(fixed))
                : ports.store(tx -> tx.links().ofItem(operation.item()).stream()
                        .flatMap(link -> Optional.ofNullable(link.globalId()).stream())
                        .findFirst());
    }
}
