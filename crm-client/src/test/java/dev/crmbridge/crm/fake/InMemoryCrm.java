package dev.crmbridge.crm.fake;

import dev.crmbridge.crm.AddressColumns;
import dev.crmbridge.crm.Addressed;
import dev.crmbridge.crm.AnsweredPair;
import dev.crmbridge.crm.ChangeQuery;
import dev.crmbridge.crm.ChangedRows;
import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DetectionSwitches;
import dev.crmbridge.crm.DuplicateRows;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.OpenActivities;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CRM in memory, seen by one user, with the server's rules: ids and versions, states, closed activities read-only,
 * privileges, published duplicate rules, and faults on demand. Thread-safe; deterministic.
 *
 * <p>{@link #server()} is the other way in: what administrators and colleagues do.
 */
public final class InMemoryCrm implements Crm {
    private final InMemoryServer server;
    private final Identity identity;
    private final Map<CrmOperation, Long> counts = new EnumMap<>(CrmOperation.class);
    private final List<Map.Entry<CrmOperation, Fault>> scripted = new ArrayList<>();
    private long calls;
    private FaultPlan faults = FaultPlan.NONE;

    /** @param clock gives createdon and modifiedon */
    public InMemoryCrm(InstantSource clock) {
        this.server = new InMemoryServer(clock);
        this.identity = server.identity();
    }

    /** The same server as another user sees it, with the same rights. */
    public InMemoryCrm(InMemoryServer server, UUID user) {
        this.server = server;
        this.identity = new Identity(
                user, server.identity().businessUnit(), server.identity().organization());
    }

    private Identity identity() {
        Identity now = server.identity();
        return new Identity(identity.user(), now.businessUnit(), now.organization());
    }

    /** @return the server behind, for doing things as somebody else */
    public InMemoryServer server() {
        return server;
    }

    /** Replaces the plan of faults. */
    public synchronized void faults(FaultPlan plan) {
        faults = plan;
    }

    /** Lets the next call of {@code operation} go wrong once; comes before the plan, in the order it was asked for. */
    public synchronized void failNext(CrmOperation operation, Fault fault) {
        scripted.add(Map.entry(operation, fault));
    }

    /** @return how many requests of {@code operation} were made */
    public synchronized long requests(CrmOperation operation) {
        return counts.getOrDefault(operation, 0L);
    }

    /** @return how many requests were made at all */
    public synchronized long requests() {
        return calls;
    }

    /** Sets all counters to zero. */
    public synchronized void resetCounters() {
        counts.clear();
        calls = 0;
    }

    private synchronized <T> CrmResult<T> call(CrmOperation operation, Supplier<CrmResult<T>> work) {
        Fault fault = nextFault(operation);
        calls++;
        counts.merge(operation, 1L, Long::sum);
        if (fault instanceof Fault.BeforeCommit before) {
            return CrmResult.failed(before.failure());
        }
        CrmResult<T> result = work.get();
        return fault instanceof Fault.AfterCommit after ? CrmResult.failed(after.failure()) : result;
    }

    private Fault nextFault(CrmOperation operation) {
        for (Map.Entry<CrmOperation, Fault> entry : scripted) {
            if (entry.getKey() == operation) {
                scripted.remove(entry);
                return entry.getValue();
            }
        }
        return faults.next(operation, calls);
    }

    @Override
    public CrmResult<Identity> whoAmI() {
        return call(
                CrmOperation.WHO_AM_I,
                () -> server.privileges().none()
                        ? CrmResult.failed(CrmFailure.Denied.withoutRole())
                        : CrmResult.ok(identity()));
    }

    @Override
    public CrmResult<Privileges> privileges() {
        return call(CrmOperation.PRIVILEGES, () -> CrmResult.ok(server.privileges()));
    }

    @Override
    public CrmResult<String> create(RecordRef ref, RowWrite row, DuplicateCheck check) {
        return call(CrmOperation.CREATE, () -> server.create(ref, row, check, identity.user()));
    }

    @Override
    public CrmResult<String> update(RecordRef ref, RowWrite row, @Nullable String etag, DuplicateCheck check) {
        return call(CrmOperation.UPDATE, () -> server.update(ref, row, etag, check, identity.user()));
    }

    @Override
    public CrmResult<Void> delete(RecordRef ref, @Nullable String etag) {
        return call(CrmOperation.DELETE, () -> server.delete(ref, etag, identity.user()));
    }

    @Override
    public CrmResult<CrmRow> read(RecordRef ref, Set<String> columns, boolean withParties) {
        return call(CrmOperation.READ, () -> {
            StoredRow row = server.find(ref).orElse(null);
            CrmFailure denied =
                    row == null ? server.denied("Read", ref.entity()) : server.denied("Read", row, identity.user());
            if (denied != null) {
                return CrmResult.failed(denied);
            }
            return row == null
                    ? CrmResult.failed(InMemoryServer.gone(ref))
                    : CrmResult.ok(server.view(row, columns, withParties));
        });
    }

    @Override
    public CrmResult<List<CrmRow>> readAll(String entity, Set<UUID> ids, Set<String> columns, boolean withParties) {
        return query(
                CrmOperation.READ_ALL,
                entity,
                () -> server.readable(entity, identity.user()).stream()
                        .filter(row -> ids.contains(row.ref().id()))
                        .map(row -> server.view(row, columns, withParties))
                        .toList());
    }

    @Override
    public CrmResult<ChangedRows> changed(ChangeQuery query) {
        return query(
                CrmOperation.CHANGED,
                query.entity(),
                () -> new ChangedRows(
                        changed(query, row -> InMemoryServer.isOf(row, query.user())),
                        changed(query, row -> query.named().contains(row.ref().id()))));
    }

    private List<CrmRow> changed(ChangeQuery query, Predicate<StoredRow> wanted) {
        Set<String> columns = InMemoryServer.plus(query.columns(), "modifiedon");
        return server.readable(query.entity(), identity.user()).stream()
                .filter(row -> InMemoryServer.isSince(row, query.since()) && wanted.test(row))
                .map(row -> server.view(row, columns, query.withParties()))
                .toList();
    }

    @Override
    public CrmResult<List<CrmRow>> open(OpenActivities wanted) {
        return query(
                CrmOperation.OPEN,
                wanted.entity(),
                () -> server.readable(wanted.entity(), identity.user()).stream()
                        .filter(row -> !States.isClosed(wanted.entity(), row.state()))
                        .filter(row -> InMemoryServer.hasPart(row, wanted))
                        .map(row -> server.view(row, Set.of("modifiedon", "scheduledend"), false))
                        .toList());
    }

    @Override
    public CrmResult<List<CrmResult<String>>> batch(List<CrmWrite> writes) {
        if (writes.size() > 100) {
            throw new IllegalArgumentException("at most 100 writes in a batch, not " + writes.size());
        }
        return call(CrmOperation.BATCH, () -> {
            List<CrmResult<String>> results = new ArrayList<>();
            for (CrmWrite write : writes) {
                results.add(carryOut(write));
            }
            return CrmResult.ok(List.copyOf(results));
        });
    }

    private CrmResult<String> carryOut(CrmWrite write) {
        if (write instanceof CrmWrite.Create create) {
            return server.create(create.ref(), create.row(), create.check(), identity.user());
        } else if (write instanceof CrmWrite.Update update) {
            return server.update(update.ref(), update.row(), update.etag(), update.check(), identity.user());
        }
        CrmWrite.Delete delete = (CrmWrite.Delete) write;
        return server.delete(delete.ref(), delete.etag(), identity.user())
                .fold(done -> CrmResult.ok(""), CrmResult::failed);
    }

    @Override
    public CrmResult<DuplicateRows> duplicatesOf(RecordRef unsaved, RowWrite row, String matchingEntity, int most) {
        return query(CrmOperation.DUPLICATES_OF, matchingEntity, () -> {
            var found = server.duplicates(unsaved, row.values(), matchingEntity);
            return new DuplicateRows(
                    found.stream()
                            .limit(most)
                            .map(each -> server.view(each, each.values().keySet(), false))
                            .toList(),
                    found.size() > most);
        });
    }

    @Override
    public CrmResult<List<DuplicateRuleRow>> publishedRules() {
        return call(CrmOperation.PUBLISHED_RULES, () -> CrmResult.ok(server.rules()));
    }

    @Override
    public CrmResult<DetectionSwitches> detectionSwitches() {
        return call(CrmOperation.DETECTION_SWITCHES, () -> CrmResult.ok(server.switches()));
    }

    @Override
    public ZoneId rulesZone() {
        return SimpleRules.ZONE;
    }

    @Override
    public CrmResult<List<AnsweredPair>> notDuplicates() {
        return call(CrmOperation.NOT_DUPLICATES, () -> CrmResult.ok(server.answers()));
    }

    @Override
    public CrmResult<List<CrmRow>> rows(String entity, Set<String> columns, @Nullable Instant since, int limit) {
        Set<String> all = InMemoryServer.plus(columns, "modifiedon");
        return query(
                CrmOperation.ROWS,
                entity,
                () -> server.readable(entity, identity.user()).stream()
                        .filter(row -> InMemoryServer.isSince(row, since))
                        .limit(limit)
                        .map(row -> server.view(row, all, false))
                        .toList());
    }

    @Override
    public CrmResult<List<Found>> search(String entity, String text, int limit) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return query(
                CrmOperation.SEARCH,
                entity,
                () -> server.readable(entity, identity.user()).stream()
                        .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .sorted(java.util.Comparator.comparing(StoredRow::name))
                        .limit(limit)
                        .map(row -> new Found(row.ref(), row.name(), null, null, States.isActive(row.state())))
                        .toList());
    }

    @Override
    public CrmResult<List<CrmRow>> withText(String entity, String column, String text, Set<String> columns) {
        return query(
                CrmOperation.WITH_TEXT,
                entity,
                () -> server.readable(entity, identity.user()).stream()
                        .filter(row -> row.values().get(column) instanceof CrmValue.Text value
                                && value.value().equalsIgnoreCase(text))
                        .map(row -> server.view(row, columns, false))
                        .toList());
    }

    @Override
    public CrmResult<List<Addressed>> withAddresses(Set<String> addresses) {
        if (addresses.isEmpty() || addresses.size() > AddressColumns.AT_ONCE) {
            throw new IllegalArgumentException("1 to " + AddressColumns.AT_ONCE + ", not " + addresses.size());
        }
        Set<String> wanted = addresses.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return call(
                CrmOperation.WITH_ADDRESSES,
                () -> CrmResult.ok(AddressColumns.TABLES.stream()
                        .filter(table -> server.denied("Read", table) == null)
                        .flatMap(table -> withAddresses(table, wanted))
                        .toList()));
    }

    private Stream<Addressed> withAddresses(String table, Set<String> wanted) {
        return server.readable(table, identity.user()).stream()
                .flatMap(row -> AddressColumns.of(table).stream()
                        .map(row.values()::get)
                        .filter(CrmValue.Text.class::isInstance)
                        .map(value -> ((CrmValue.Text) value).value().toLowerCase(Locale.ROOT))
                        .filter(wanted::contains)
                        .distinct()
                        .map(address ->
                                new Addressed(address, new Found(row.ref(), row.name(), null, null, isActive(row)))));
    }

    private static boolean isActive(StoredRow row) {
        return !row.value("isdisabled").equals(new CrmValue.Flag(true)) && States.isActive(row.state());
    }

    @Override
    public URI recordUrl(RecordRef ref) {
        return URI.create(
                "http://crm.example/main.aspx?etn=" + ref.entity() + "&id=" + ref.id() + "&pagetype=entityrecord");
    }

    private <T> CrmResult<T> query(CrmOperation operation, String entity, Supplier<T> rows) {
        return call(operation, () -> {
            CrmFailure denied = server.denied("Read", entity);
            return denied == null ? CrmResult.ok(rows.get()) : CrmResult.failed(denied);
        });
    }
}
