package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.PairFailure;
import dev.crmbridge.sync.store.StoredDifference;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.OtherOrganization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is shown about items. For the engine's thread. */
final class ItemViews {
    private static final Set<ItemKind> KINDS =
            Set.of(ItemKind.TASK, ItemKind.APPOINTMENT, ItemKind.CONTACT, ItemKind.MEETING_REQUEST);
    private static final int SHORTEST_PREFIX = 8;
    private static final Pattern ENTRY_ID = Pattern.compile("[0-9A-Fa-f]{24,}");

    private final Ports ports;
    private final Ledger ledger;

    ItemViews(Ports ports, Ledger ledger) {
        this.ports = ports;
        this.ledger = ledger;
    }

    /** What the store knows about items, by EntryID. */
    private record Known(
            Map<String, Link> links,
            Map<String, Link> meetings,
            Map<String, Operation> operations,
            Map<String, Integer> questions,
            Map<RecordRef, PairFailure> failures,
            Map<String, OtherOrganization> elsewhere) {
        /** A meeting request is shown as its calendar item is. */
        @Nullable
        Link linkOf(ItemListing listing) {
            Link own = links.get(listing.ref().entryId());
            String globalId = listing.kind() == ItemKind.MEETING_REQUEST ? listing.globalAppointmentId() : null;
            return own != null || globalId == null ? own : meetings.get(globalId);
        }

        static Known read(Transaction tx) {
            Map<String, Link> links = new HashMap<>();
            Map<String, Link> meetings = new HashMap<>();
            tx.links().all().stream().filter(Link::isLinked).forEach(link -> {
                links.put(link.item().entryId(), link);
                if (link.globalId() != null) {
                    meetings.put(link.globalId(), link);
                }
            });
            Map<String, Operation> operations = new HashMap<>();
            tx.outbox()
                    .newestPerItem()
                    .forEach(operation -> operations.put(operation.item().entryId(), operation));
            Map<String, Integer> questions = new HashMap<>();
            for (StoredDifference difference : tx.conflicts().all()) {
                if (difference.difference().asks()) {
                    questions.merge(difference.item().entryId(), 1, Integer::sum);
                }
            }
            Map<RecordRef, PairFailure> failures = new HashMap<>();
            tx.pairFailures().open().forEach(failure -> failures.put(failure.record(), failure));
            Map<String, OtherOrganization> elsewhere = new HashMap<>();
            tx.links().elsewhere().forEach(link -> elsewhere.put(link.item().entryId(), OtherOrganization.of(link)));
            return new Known(links, meetings, operations, questions, failures, elsewhere);
        }
    }

    CompletableFuture<List<ItemRow>> items() {
        return ports.mailbox(mailbox -> mailbox.list(KINDS)).thenCompose(listed -> {
            if (!(listed instanceof MailboxResult.Ok<List<ItemListing>> ok)) {
                String why = listed.fold(list -> "", failure -> failure.message());
                return CompletableFuture.failedFuture(
                        new IllegalStateException("The mailbox cannot be listed now: " + why + "."));
            }
            return ports.store(Known::read)
                    .thenApply(known -> ok.value().stream()
                            .filter(listing -> !listing.inDeletedItems()
                                    || known.links().containsKey(listing.ref().entryId()))
                            .map(listing -> row(listing, known))
                            .toList());
        });
    }

    /** Mail is not listed, but a whole EntryID finds it. */
    CompletableFuture<List<ItemRow>> resolve(String idOrPrefix) {
        return listed(idOrPrefix)
                .thenCompose(
                        rows -> rows.isEmpty() && ENTRY_ID.matcher(idOrPrefix).matches()
                                ? mail(ItemRef.ofDefaultStore(idOrPrefix))
                                : CompletableFuture.completedFuture(rows));
    }

    private CompletableFuture<List<ItemRow>> mail(ItemRef ref) {
        return ports.mailbox(mailbox -> mailbox.read(ref))
                .thenCompose(result -> result.fold(
                        item -> item.kind() == ItemKind.MAIL
                                ? ports.store(tx -> List.of(
                                        row(item, tx.outbox().newestFor(ref).orElse(null))))
                                : CompletableFuture.completedFuture(List.of()),
                        failure -> CompletableFuture.completedFuture(List.of())));
    }

    private static ItemRow row(OutlookItem mail, @Nullable Operation newest) {
        String subject = mail.field(ItemField.SUBJECT) instanceof ItemValue.Text text ? text.value() : "";
        return new ItemRow(
                mail.ref(),
                mail.kind(),
                subject,
                null,
                null,
                null,
                state(null, newest, 0, null),
                null,
                null,
                error(newest, null));
    }

    private CompletableFuture<List<ItemRow>> listed(String idOrPrefix) {
        String wanted = idOrPrefix.toUpperCase(Locale.ROOT);
        return items().thenApply(rows -> {
            List<ItemRow> exact = rows.stream()
                    .filter(row -> row.ref().entryId().toUpperCase(Locale.ROOT).equals(wanted))
                    .toList();
            if (!exact.isEmpty() || wanted.length() < SHORTEST_PREFIX) {
                return exact;
            }
            return rows.stream()
                    .filter(row -> row.ref().entryId().toUpperCase(Locale.ROOT).startsWith(wanted))
                    .toList();
        });
    }

    private static ItemRow row(ItemListing listing, Known known) {
        String entryId = listing.ref().entryId();
        Link link = known.linkOf(listing);
        Operation newest = known.operations().get(entryId);
        PairFailure failure = link == null ? null : known.failures().get(link.record());
        OtherOrganization elsewhere = known.elsewhere().get(entryId);
        return new ItemRow(
                listing.ref(),
                listing.kind(),
                listing.subject(),
                listing.start(),
                listing.end(),
                listing.due(),
                state(link, newest, known.questions().getOrDefault(entryId, 0), failure),
                link == null ? null : link.record(),
                link == null ? null : reference(link, "regardingobjectid"),
                elsewhere == null ? error(newest, failure) : elsewhere.sentence());
    }

    static ItemRow.State state(
            @Nullable Link link, @Nullable Operation newest, int questions, @Nullable PairFailure failure) {
        if (newest != null && newest.state().outcome().waitsForPerson()) {
            return ItemRow.State.NEEDS_PERSON;
        } else if (newest != null && !newest.state().outcome().isFinal()) {
            return ItemRow.State.PENDING;
        } else if (link != null) {
            return link.asks() || questions > 0
                    ? ItemRow.State.NEEDS_PERSON
                    : failure == null ? ItemRow.State.LINKED : ItemRow.State.FAILED;
        }
        return newest != null && newest.state().outcome() == Outcome.FAILED
                ? ItemRow.State.FAILED
                : ItemRow.State.UNTRACKED;
    }

    static @Nullable String error(@Nullable Operation newest, @Nullable PairFailure failure) {
        if (failure != null) {
            return failure.reason();
        } else if (newest == null) {
            return null;
        }
        Operation.State state = newest.state();
        boolean trouble = state.outcome() == Outcome.FAILED
                || state.outcome() == Outcome.REFUSED
                || (state.outcome() == Outcome.PENDING && state.code() != null);
        return trouble ? state.reason() : null;
    }

    static @Nullable Found reference(Link link, String field) {
        if (!(link.base().value(field) instanceof FieldValue.Reference reference)) {
            return null;
        }
        String name = reference.name() == null ? reference.target().toString() : reference.name();
        return new Found(reference.target(), name, null, null, true);
    }

    CompletableFuture<ItemStatus> why(ItemRow item) {
        return ports.store(tx -> {
                    List<Link> links = new ArrayList<>(tx.links().ofItem(item.ref()));
                    if (links.isEmpty() && item.record() != null) {
                        tx.links().ofRecord(item.record()).ifPresent(links::add); // a meeting request
                    }
                    return new Behind(
                            links.stream().filter(Link::isLinked).findFirst().orElse(null),
                            links.stream()
                                    .filter(link -> !link.isLinked())
                                    .findFirst()
                                    .orElse(null),
                            decisions(tx, item.ref()),
                            tx.outbox().openFor(item.ref()));
                })
                .thenApply(behind -> status(item, behind));
    }

    /** What was decided while the CRM was another one's says less than that. */
    private List<ItemStatus.Decision> decisions(Transaction tx, ItemRef item) {
        List<ItemStatus.Decision> decisions = new ArrayList<>();
        OtherOrganization.of(tx, item)
                .map(other -> new ItemStatus.Decision(
                        ports.reactor().now(), "left-alone", other.sentence(), ReasonCode.OTHER_ORGANIZATION))
                .ifPresent(decisions::add);
        decisions.addAll(tx.decisions().of(item));
        return decisions;
    }

    private record Behind(
            @Nullable Link link, @Nullable Link kept, List<ItemStatus.Decision> decisions, List<Operation> open) {}

    private ItemStatus status(ItemRow item, Behind behind) {
        Link link = behind.link();
        return new ItemStatus(
                item,
                link == null
                        ? new ItemStatus.Tie(null, null, ItemStatus.Deletion.NONE, behind.kept() != null)
                        : tie(link, ports),
                link == null ? null : reference(link, "regardingobjectid"),
                link == null ? null : reference(link, "parentcustomerid"),
                behind.decisions(),
                behind.open().stream().map(ledger::view).toList());
    }

    /** The state of a record that is gone says nothing any more. */
    static ItemStatus.Tie tie(Link link, Ports ports) {
        ItemStatus.Deletion deletion = deletion(link);
        return new ItemStatus.Tie(
                new OperationView.Linked(link.record(), ports.recordUrl(link.record())),
                deletion == ItemStatus.Deletion.OF_THE_RECORD ? null : RecordStates.of(link.base()),
                deletion,
                false);
    }

    private static ItemStatus.Deletion deletion(Link link) {
        if (!link.asks()) {
            return ItemStatus.Deletion.NONE;
        }
        return link.seen().crmMissing() == 0 ? ItemStatus.Deletion.OF_THE_ITEM : ItemStatus.Deletion.OF_THE_RECORD;
    }
}
