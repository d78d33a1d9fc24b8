package dev.crmbridge.sync.run;

import dev.crmbridge.crm.ChangeQuery;
import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.store.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks the CRM what changed, one request per table while nothing did.
 *
 * <p>A usual poll asks for rows modified since the newest one known, with overlap. A sweep asks for the versions of all rows instead, which
 * also shows what is gone. Only rows with another version than the known one are read in full.
 */
final class CrmPoll {
    private static final int IDS_PER_REQUEST = 200;

    private final Ports ports;
    private final Duration overlap;

    CrmPoll(Ports ports, Duration overlap) {
        this.ports = ports;
        this.overlap = overlap;
    }

    /**
     * @param links linked pairs
     * @param wanted records to be read in any case
     * @param sweep whether to look for records that are gone
     */
    CompletableFuture<CrmResult<CrmPicture>> poll(List<Link> links, Set<RecordRef> wanted, UUID user, boolean sweep) {
        Map<String, Map<UUID, Link>> tables = new TreeMap<>();
        links.forEach(link -> tables.computeIfAbsent(link.record().entity(), table -> new HashMap<>())
                .put(link.record().id(), link));
        return ports.store(tx -> {
                    Map<String, Instant> since = new HashMap<>();
                    tables.keySet()
                            .forEach(table -> tx.settings()
                                    .get(watermark(table))
                                    .ifPresent(text -> since.put(table, Instant.parse(text))));
                    return since;
                })
                .thenCompose(since -> ports.crm(crm -> {
                    Found found = new Found();
                    for (Map.Entry<String, Map<UUID, Link>> table : tables.entrySet()) {
                        Asked asked = new Asked(table.getKey(), table.getValue(), idsOf(wanted, table.getKey()), user);
                        CrmResult<Void> result = sweep
                                ? sweep(crm, asked, found)
                                : changes(crm, asked, since.get(table.getKey()), found);
                        if (result instanceof CrmResult.Failed<Void> failed) {
                            return CrmResult.<Found>failed(failed.failure());
                        }
                    }
                    return CrmResult.ok(found);
                }))
                .thenCompose(result -> result.fold(
                        found -> ports.storing(tx -> found.newest.forEach(
                                        (table, time) -> tx.settings().put(watermark(table), time.toString())))
                                .thenApply(stored -> CrmResult.ok(new CrmPicture(found.rows, found.suspects))),
                        failure -> CompletableFuture.completedFuture(CrmResult.<CrmPicture>failed(failure))));
    }

    private record Asked(String table, Map<UUID, Link> links, Set<UUID> wanted, UUID user) {
        Set<String> columns() {
            Set<String> columns = new HashSet<>(FieldRegistry.of(table).columns());
            columns.add("ownerid");
            return columns;
        }

        boolean withParties() {
            return table.equals("appointment");
        }
    }

    private static final class Found {
        private final Map<RecordRef, CrmRow> rows = new HashMap<>();
        private final Set<RecordRef> suspects = new HashSet<>();
        private final Map<String, Instant> newest = new HashMap<>();
    }

    private CrmResult<Void> changes(Crm crm, Asked asked, @Nullable Instant newest, Found found) {
        Instant since = newest == null ? null : newest.minus(overlap);
        return then(
                crm.changed(new ChangeQuery(asked.table(), asked.columns(), since, asked.user(), asked.withParties())),
                rows -> {
                    for (CrmRow row : rows) {
                        noteNewest(found, row);
                        Link link = asked.links().get(row.ref().id());
                        if (link != null && !link.seen().crmEtag().equals(row.etag())) {
                            found.rows.put(row.ref(), row);
                        }
                    }
                    Set<UUID> missing = new HashSet<>(asked.wanted());
                    missing.removeIf(id -> found.rows.containsKey(new RecordRef(asked.table(), id)));
                    return read(crm, asked, missing, found);
                });
    }

    private CrmResult<Void> sweep(Crm crm, Asked asked, Found found) {
        return then(crm.changed(new ChangeQuery(asked.table(), Set.of(), null, asked.user(), false)), rows -> {
            Map<UUID, String> versions = new HashMap<>();
            for (CrmRow row : rows) {
                versions.put(row.ref().id(), row.etag());
                noteNewest(found, row);
            }
            Set<UUID> ids = new HashSet<>(asked.wanted());
            asked.links().forEach((id, link) -> {
                if (!link.seen().crmEtag().equals(versions.get(id))) {
                    ids.add(id);
                }
            });
            return read(crm, asked, ids, found);
        });
    }

    private static CrmResult<Void> read(Crm crm, Asked asked, Set<UUID> ids, Found found) {
        List<UUID> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += IDS_PER_REQUEST) {
            Set<UUID> some = Set.copyOf(all.subList(from, Math.min(all.size(), from + IDS_PER_REQUEST)));
            CrmResult<Void> result =
                    then(crm.readAll(asked.table(), some, asked.columns(), asked.withParties()), rows -> {
                        Set<UUID> missing = new HashSet<>(some);
                        for (CrmRow row : rows) {
                            found.rows.put(row.ref(), row);
                            missing.remove(row.ref().id());
                        }
                        missing.forEach(id -> found.suspects.add(new RecordRef(asked.table(), id)));
                        return CrmResult.done();
                    });
            if (result instanceof CrmResult.Failed<Void>) {
                return result;
            }
        }
        return CrmResult.done();
    }

    private static CrmResult<Void> then(
            CrmResult<List<CrmRow>> result, java.util.function.Function<List<CrmRow>, CrmResult<Void>> next) {
        return result.fold(next, CrmResult::failed);
    }

    private static void noteNewest(Found found, CrmRow row) {
        if (row.value("modifiedon") instanceof CrmValue.Moment moment) {
            found.newest.merge(row.ref().entity(), moment.value(), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private static Set<UUID> idsOf(Set<RecordRef> refs, String table) {
        Set<UUID> ids = new HashSet<>();
        refs.stream().filter(ref -> ref.entity().equals(table)).forEach(ref -> ids.add(ref.id()));
        return ids;
    }

    private static String watermark(String table) {
        return "watermark." + table;
    }
}
