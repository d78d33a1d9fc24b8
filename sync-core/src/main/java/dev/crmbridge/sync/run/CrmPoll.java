package dev.crmbridge.sync.run;

import dev.crmbridge.crm.ChangeQuery;
import dev.crmbridge.crm.ChangedRows;
import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.flow.KeptOfCrm;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Watermark;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Asks the CRM what changed, one request per table while nothing did.
 *
 * <p>A poll asks for the versions of the rows changed since its {@link Watermark}, a sweep for the versions of all rows, which also shows
 * what is gone. Both ask for rows the user owns, created or takes part in; linked records that were not among them in the last
 * sweep are named in the same request. A record that stops being the user's is named from the next sweep on. Our own writes are
 * known by their versions; only rows with another version than the known one are read in full, and again in every poll until their pair
 * was brought in step. For the engine's thread.
 */
final class CrmPoll implements KeptOfCrm {
    private static final String SETTINGS = "polled-from.";

    private final Ports ports;
    private final Duration overlap;
    private final Map<String, Watermark> marks = new HashMap<>();

    /** Versions that were seen and are not yet those of the links. */
    private final Map<RecordRef, String> owed = new HashMap<>();

    /** Linked records that the question for the user's own rows told, so that they need not be named. */
    private final Set<RecordRef> ofUser = new HashSet<>();

    private boolean swept;
    private int moves;

    CrmPoll(Ports ports, Duration overlap) {
        this.ports = ports;
        this.overlap = overlap;
    }

    @Override
    public void forgetStored(Transaction tx) {
        tx.settings().removeAll(SETTINGS);
    }

    @Override
    public void forget() {
        moves++;
        marks.clear();
        owed.clear();
        ofUser.clear();
        swept = false;
    }

    /**
     * Versions as the CRM told them.
     *
     * @param moves how often the CRM had become another organization's when it was asked
     * @param links linked pairs
     * @param tables tables of their records
     * @param versions by record, of all rows in a sweep, otherwise of those changed lately
     */
    record Versions(
            int moves,
            List<LinkOutline> links,
            Set<String> tables,
            boolean sweep,
            Map<RecordRef, String> versions,
            Map<String, Instant> newest,
            Instant begun,
            Instant ended) {}

    /**
     * Asks for versions.
     *
     * @param links linked pairs
     * @param user who has to do with the rows
     * @param sweep whether to ask for all rows
     */
    CompletableFuture<CrmResult<Versions>> versions(List<LinkOutline> links, UUID user, boolean sweep) {
        Set<String> linked = new HashSet<>();
        links.forEach(link -> linked.add(link.record().entity()));
        Set<String> tables = new TreeSet<>(linked);
        int asked = moves;
        return marks(tables).thenCompose(since -> {
            Instant begun = ports.reactor().now();
            Map<String, Set<UUID>> others = sweep && !swept ? Map.of() : others(links);
            return ports.crm(crm -> ask(crm, tables, user, sweep ? Map.of() : since, others))
                    .thenApply(result -> result.map(told -> {
                        remember(links, told.ofUser(), sweep);
                        return new Versions(
                                asked,
                                links,
                                tables,
                                sweep,
                                told.versions(),
                                told.newest(),
                                begun,
                                ports.reactor().now());
                    }));
        });
    }

    /** Linked records, by table, of which nobody said yet that the user has to do with them. */
    private Map<String, Set<UUID>> others(List<LinkOutline> links) {
        Map<String, Set<UUID>> others = new HashMap<>();
        for (LinkOutline link : links) {
            RecordRef record = link.record();
            if (!ofUser.contains(record)) {
                others.computeIfAbsent(record.entity(), table -> new HashSet<>())
                        .add(record.id());
            }
        }
        return others;
    }

    private void remember(List<LinkOutline> links, Set<RecordRef> told, boolean all) {
        if (all) {
            ofUser.clear();
            swept = true;
        }
        if (!told.isEmpty()) {
            links.stream().map(LinkOutline::record).filter(told::contains).forEach(ofUser::add);
        }
    }

    /** From when on each table is to be asked; a table that was never asked is left out. */
    private CompletableFuture<Map<String, Instant>> marks(Set<String> tables) {
        Set<String> unknown = new HashSet<>(tables);
        unknown.removeAll(marks.keySet());
        CompletableFuture<Map<String, Watermark>> stored = unknown.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : ports.store(tx -> {
                    Map<String, Watermark> found = new HashMap<>();
                    unknown.forEach(table -> tx.settings()
                            .get(setting(table))
                            .ifPresent(text -> found.put(table, Watermark.at(Instant.parse(text)))));
                    return found;
                });
        return stored.thenApply(found -> {
            found.forEach(marks::putIfAbsent);
            Map<String, Instant> since = new HashMap<>();
            marks.forEach((table, mark) -> since.put(table, mark.from()));
            return since;
        });
    }

    /** @param ofUser rows that the user owns, created or takes part in */
    private record Told(Map<RecordRef, String> versions, Set<RecordRef> ofUser, Map<String, Instant> newest) {
        void add(CrmRow row) {
            versions.put(row.ref(), row.etag());
            if (row.value("modifiedon") instanceof CrmValue.Moment moment) {
                newest.merge(row.ref().entity(), moment.value(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
    }

    private static CrmResult<Told> ask(
            Crm crm, Set<String> tables, UUID user, Map<String, Instant> since, Map<String, Set<UUID>> others) {
        Told told = new Told(new HashMap<>(), new HashSet<>(), new HashMap<>());
        for (String table : tables) {
            CrmResult<ChangedRows> answer = crm.changed(new ChangeQuery(
                    table, Set.of(), since.get(table), user, false, others.getOrDefault(table, Set.of())));
            if (!(answer instanceof CrmResult.Ok<ChangedRows> ok)) {
                return answer.map(rows -> told);
            }
            ok.value().named().forEach(told::add);
            ok.value().ofUser().forEach(row -> {
                told.add(row);
                told.ofUser().add(row.ref());
            });
        }
        return CrmResult.ok(told);
    }

    /**
     * Reads the records whose versions are not those of the links.
     *
     * @param wanted records to be read in any case
     */
    CompletableFuture<CrmResult<CrmPicture>> read(Versions seen, Set<RecordRef> wanted) {
        boolean nothingTold = !seen.sweep() && seen.versions().isEmpty();
        for (LinkOutline link : nothingTold ? List.<LinkOutline>of() : seen.links()) {
            String version = seen.versions().get(link.record());
            boolean known = link.seen().crmEtag().equals(version);
            if (!known && (seen.sweep() || version != null)) {
                owed.put(link.record(), version == null ? "" : version);
            }
        }
        Set<RecordRef> due = new HashSet<>(wanted);
        due.addAll(owed.keySet());
        Map<RecordRef, String> known = known(seen.links(), due);
        owed.entrySet().removeIf(each -> {
            String version = known.get(each.getKey());
            return version == null || version.equals(each.getValue());
        });
        due.retainAll(known.keySet());
        due.removeIf(record -> !owed.containsKey(record) && !wanted.contains(record));
        return (due.isEmpty()
                        ? CompletableFuture.completedFuture(
                                CrmResult.<CrmPicture>ok(new CrmPicture(Map.of(), Set.of())))
                        : ports.crm(crm -> FullRows.read(crm, due)))
                .thenCompose(result -> result.fold(
                        picture -> moveOn(seen).thenApply(stored -> CrmResult.ok(withoutKnown(picture, known, wanted))),
                        failure -> CompletableFuture.completedFuture(CrmResult.<CrmPicture>failed(failure))));
    }

    /** Versions the links have of some of their records. */
    private static Map<RecordRef, String> known(List<LinkOutline> links, Set<RecordRef> some) {
        Map<RecordRef, String> known = new HashMap<>();
        if (!some.isEmpty()) {
            for (LinkOutline link : links) {
                if (some.contains(link.record())) {
                    known.put(link.record(), link.seen().crmEtag());
                }
            }
        }
        return known;
    }

    /** What was written by ourselves since the version was told counts as known. */
    private CrmPicture withoutKnown(CrmPicture picture, Map<RecordRef, String> known, Set<RecordRef> wanted) {
        Map<RecordRef, CrmRow> rows = new HashMap<>();
        picture.rows().forEach((record, row) -> {
            if (row.etag().equals(known.get(record))) {
                owed.remove(record);
                if (wanted.contains(record)) {
                    rows.put(record, row);
                }
            } else {
                owed.put(record, row.etag());
                rows.put(record, row);
            }
        });
        // What was not there is asked for by the link that counts its sightings, or found again by the next sweep.
        picture.suspects().forEach(owed::remove);
        return new CrmPicture(rows, picture.suspects());
    }

    private CompletableFuture<Boolean> moveOn(Versions seen) {
        if (seen.moves() != moves) {
            return CompletableFuture.completedFuture(false);
        }
        Map<String, Instant> moved = new HashMap<>();
        for (String table : seen.tables()) {
            Watermark before = marks.get(table);
            Instant newest = seen.newest().get(table);
            if (before == null && newest == null) {
                continue;
            }
            Watermark after = (before == null ? Watermark.at(Instant.EPOCH) : before)
                    .after(seen.begun(), seen.ended(), newest, overlap);
            marks.put(table, after);
            if (before == null || !after.from().equals(before.from())) {
                moved.put(table, after.from());
            }
        }
        return moved.isEmpty()
                ? CompletableFuture.completedFuture(true)
                : ports.storing(
                        tx -> moved.forEach((table, from) -> tx.settings().put(setting(table), from.toString())));
    }

    private static String setting(String table) {
        return SETTINGS + table;
    }
}
