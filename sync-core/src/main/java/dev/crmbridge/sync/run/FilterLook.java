package dev.crmbridge.sync.run;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.store.Arrival;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/** Asks the CRM what filters name, and the store and the mailbox what is known about that. Changes nothing. */
final class FilterLook {
    private static final Set<ItemKind> KINDS = Set.of(ItemKind.TASK, ItemKind.APPOINTMENT);
    private static final int IDS_PER_REQUEST = 900;

    private final Ports ports;
    private final IntSupplier pastDays;

    /** @param pastDays for how many days back appointments come, in force now; 0 = however old they are */
    FilterLook(Ports ports, IntSupplier pastDays) {
        this.ports = ports;
        this.pastDays = pastDays;
    }

    /** One request per filter; the mailbox is listed only when a record is not linked yet. */
    CompletableFuture<MailboxResult<FilterPicture>> look(Collection<Filter> filters, Standing standing) {
        UUID user = standing.identity().user();
        int days = pastDays.getAsInt();
        Instant oldest = days == 0 ? Instant.MIN : ports.reactor().now().minus(Duration.ofDays(days));
        CompletableFuture<Answers> asked = filters.isEmpty()
                ? CompletableFuture.completedFuture(new Answers(Map.of(), Map.of(), Set.of()))
                : ports.crm(crm -> CrmResult.ok(ask(crm, filters, user, oldest)))
                        .thenApply(result -> result.fold(answers -> answers, failure -> failed(filters, failure)));
        return asked.thenCompose(answers -> ports.store(
                        tx -> known(tx, answers, standing.identity().organization()))
                .thenCompose(known -> {
                    FilterPicture picture = new FilterPicture(
                            answers.members(),
                            answers.failures(),
                            answers.past(),
                            known,
                            FilterPicture.Mailbox.NOT_LISTED);
                    return picture.candidates().isEmpty()
                            ? CompletableFuture.completedFuture(MailboxResult.ok(picture))
                            : list(picture);
                }));
    }

    private CompletableFuture<MailboxResult<FilterPicture>> list(FilterPicture picture) {
        return ports.mailboxInBackground(mailbox -> mailbox.list(KINDS))
                .thenApply(listed -> listed instanceof MailboxResult.Ok<List<ItemListing>> ok
                        ? MailboxResult.ok(picture.with(FilterPicture.Mailbox.of(ok.value())))
                        : listed.fold(ok -> MailboxResult.ok(picture), MailboxResult::failed));
    }

    private record Answers(
            Map<Filter, Map<RecordRef, String>> members, Map<Filter, CrmFailure> failures, Set<RecordRef> past) {}

    private static Answers failed(Collection<Filter> filters, CrmFailure failure) {
        Map<Filter, CrmFailure> failures = new EnumMap<>(Filter.class);
        filters.forEach(filter -> failures.put(filter, failure));
        return new Answers(Map.of(), failures, Set.of());
    }

    private static Answers ask(Crm crm, Collection<Filter> filters, UUID user, Instant oldest) {
        Map<Filter, Map<RecordRef, String>> members = new EnumMap<>(Filter.class);
        Map<Filter, CrmFailure> failures = new EnumMap<>(Filter.class);
        Set<RecordRef> past = new HashSet<>();
        for (Filter filter : filters) {
            CrmResult<List<CrmRow>> answer = crm.open(filter.query(user));
            if (answer instanceof CrmResult.Ok<List<CrmRow>> ok) {
                Map<RecordRef, String> versions = new LinkedHashMap<>();
                ok.value().forEach(row -> {
                    versions.put(row.ref(), row.etag());
                    if (filter.isPast(row, oldest)) {
                        past.add(row.ref());
                    }
                });
                members.put(filter, versions);
            } else {
                failures.put(filter, ((CrmResult.Failed<List<CrmRow>>) answer).failure());
            }
        }
        return new Answers(members, failures, past);
    }

    private static FilterPicture.Known known(Transaction tx, Answers answers, UUID organization) {
        Map<RecordRef, LinkOutline> linked = new HashMap<>();
        for (LinkOutline link : tx.links().outlines()) {
            if (link.isLinked() && link.organization().equals(organization)) {
                linked.put(link.record(), link);
            }
        }
        Map<RecordRef, Arrival> arrivals = new LinkedHashMap<>();
        for (Arrival arrival : tx.arrivals().all()) {
            if (arrival.organization().equals(organization)) {
                arrivals.put(arrival.record(), arrival);
            }
        }
        Set<RecordRef> wanted = new HashSet<>();
        answers.members().values().forEach(records -> wanted.addAll(records.keySet()));
        wanted.removeAll(linked.keySet());
        arrivals.values().stream()
                .filter(arrival -> arrival.state() == Arrival.State.COMING)
                .forEach(arrival -> wanted.add(arrival.record()));
        Map<RecordRef, Link> links = new HashMap<>();
        wanted.forEach(record -> tx.links().ofRecord(record).ifPresent(link -> links.put(record, link)));
        return new FilterPicture.Known(linked, links, arrivals, underWay(tx));
    }

    /** Track fixes a record's key before the record exists, and links it a moment after. */
    private static Set<RecordRef> underWay(Transaction tx) {
        Set<RecordRef> records = new HashSet<>();
        for (Operation operation : tx.outbox().open()) {
            RecordRef fixed = operation.progress().record();
            if (fixed != null) {
                records.add(fixed);
            }
        }
        return records;
    }

    /** Reads records by their ids; those that do not exist or may not be read are left out. */
    CompletableFuture<CrmResult<FilterPicture.Rows>> rows(Map<RecordRef, Filter> wanted) {
        if (wanted.isEmpty()) {
            return CompletableFuture.completedFuture(CrmResult.ok(new FilterPicture.Rows(Map.of())));
        }
        Map<Filter, List<UUID>> ids = new EnumMap<>(Filter.class);
        wanted.forEach((record, filter) ->
                ids.computeIfAbsent(filter, any -> new java.util.ArrayList<>()).add(record.id()));
        return ports.crm(crm -> read(crm, ids));
    }

    private static CrmResult<FilterPicture.Rows> read(Crm crm, Map<Filter, List<UUID>> ids) {
        Map<RecordRef, CrmRow> rows = new HashMap<>();
        for (Map.Entry<Filter, List<UUID>> each : ids.entrySet()) {
            String table = each.getKey().table();
            boolean people = FieldRegistry.of(table).isCalendar();
            List<UUID> all = each.getValue();
            for (int from = 0; from < all.size(); from += IDS_PER_REQUEST) {
                Set<UUID> some = Set.copyOf(all.subList(from, Math.min(all.size(), from + IDS_PER_REQUEST)));
                CrmResult<List<CrmRow>> answer =
                        crm.readAll(table, some, each.getKey().columns(), people);
                if (!(answer instanceof CrmResult.Ok<List<CrmRow>> ok)) {
                    return answer.map(failed -> new FilterPicture.Rows(Map.of()));
                }
                ok.value().forEach(row -> rows.put(row.ref(), row));
            }
        }
        return CrmResult.ok(new FilterPicture.Rows(rows));
    }
}
