package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.DetectionSwitches;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.DuplicateCoverage;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.flow.KeptOfCrm;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.store.KnownRecords.Known;
import dev.crmbridge.sync.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of the CRM for the duplicate check: rules, switches, answers about pairs, and records; and how it is refreshed. For the
 * engine's thread.
 */
final class KeptCopies implements KeptOfCrm {
    private static final Logger LOG = LoggerFactory.getLogger(KeptCopies.class);
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration SWEEP = Duration.ofDays(1);

    private final Ports ports;
    private final int mostPerTable;
    private final LocalDuplicates local;
    private final WrittenMeanwhile writtenMeanwhile;
    private final Map<String, KeptTable> tables = new HashMap<>();
    private DuplicateRules published = DuplicateRules.NONE;
    private DetectionSwitches switches = DetectionSwitches.ALL_ON;
    private Instant refreshedAt = Instant.MIN;
    private int moves;

    /** @param mostPerTable records kept per table; the server finds what is not kept */
    KeptCopies(Ports ports, int mostPerTable, LocalDuplicates local, WrittenMeanwhile writtenMeanwhile) {
        this.ports = ports;
        this.mostPerTable = mostPerTable;
        this.local = local;
        this.writtenMeanwhile = writtenMeanwhile;
    }

    /** @return rules in force at the CRM, also those that wait for their records or are left to it */
    DuplicateRules published() {
        return published;
    }

    /** @return for what duplicate detection is turned on */
    DetectionSwitches switches() {
        return switches;
    }

    /** @param notLooked why nothing is compared now, or null */
    DuplicateCoverage coverage(@Nullable String notLooked) {
        return Coverage.of(published, tables, local, notLooked);
    }

    @Override
    public void forgetStored(Transaction tx) {
        tx.knownRecords().clear();
        tx.settings().removeAll(KeptTable.SETTINGS);
        for (String name : List.of(RulesText.SETTING, Switched.SETTING, PairAnswers.SETTING)) {
            tx.settings().remove(name);
        }
    }

    @Override
    public void forget() {
        moves++;
        refreshedAt = Instant.MIN;
        switches = DetectionSwitches.ALL_ON;
        published = DuplicateRules.NONE;
        tables.clear();
        local.reset(published, List.of());
        local.answers(PairAnswers.NONE);
    }

    /** Loads what was kept last time. */
    CompletableFuture<Boolean> load() {
        return ports.store(tx -> {
                    List<DuplicateRuleRow> rows = RulesText.read(tx.settings().get(RulesText.SETTING));
                    Map<String, KeptTable> kept = new HashMap<>();
                    for (String table : rules(rows).matchingTypes()) {
                        KeptTable.read(tx.settings().get(KeptTable.setting(table)))
                                .ifPresent(found -> kept.put(table, found));
                    }
                    return new Kept(
                            rows,
                            Switched.read(tx.settings()),
                            kept,
                            tx.knownRecords().all(),
                            PairAnswers.read(tx.settings()));
                })
                .thenApply(kept -> {
                    switches = kept.switches();
                    tables.putAll(kept.tables());
                    published = rules(kept.rules());
                    local.reset(readable(published), kept.records());
                    local.answers(kept.answers());
                    return true;
                });
    }

    /**
     * Reads rules and changed records when the last time is more than 15 minutes ago. A table that cannot be read keeps the records it
     * has and is asked again from where it was.
     */
    CompletableFuture<Boolean> refresh() {
        Instant now = ports.reactor().now();
        boolean fresh = refreshedAt != Instant.MIN && refreshedAt.plus(FRESH).isAfter(now);
        return fresh ? CompletableFuture.completedFuture(true) : refreshNow();
    }

    /** Reads rules, switches, answers about pairs and changed records now: one request per table while nothing changed. */
    CompletableFuture<Boolean> refreshNow() {
        Instant begun = ports.reactor().now();
        int moved = moves;
        writtenMeanwhile.begun();
        return ports.crm(Crm::publishedRules)
                .thenCompose(result -> result.fold(
                        rows -> {
                            DuplicateRules rules = rules(rows);
                            List<TableReading.Wanted> wanted = wanted(rules, begun);
                            return ports.crm(crm -> CrmResult.ok(new Read(
                                    rows,
                                    Switched.read(crm),
                                    TableReading.all(crm, wanted),
                                    PairAnswers.read(crm, rules),
                                    begun)));
                        },
                        failure -> CompletableFuture.completedFuture(CrmResult.<Read>failed(failure))))
                .thenCompose(result -> result.fold(
                        read -> moved == moves ? keep(read) : CompletableFuture.completedFuture(false), failure -> {
                            LOG.atInfo().addKeyValue("code", failure.code()).log("duplicate rules not refreshed");
                            return CompletableFuture.completedFuture(false);
                        }))
                .whenComplete((kept, thrown) -> writtenMeanwhile.ended());
    }

    private record Kept(
            List<DuplicateRuleRow> rules,
            DetectionSwitches switches,
            Map<String, KeptTable> tables,
            List<Known> records,
            PairAnswers answers) {}

    /**
     * @param switches null when they could not be read, so that those known stay
     * @param answers null when they could not be read, so that those known stay
     */
    private record Read(
            List<DuplicateRuleRow> rules,
            @Nullable DetectionSwitches switches,
            List<TableReading.Told> tables,
            @Nullable PairAnswers answers,
            Instant begun) {}

    private DuplicateRules rules(List<DuplicateRuleRow> rows) {
        return DuplicateRules.of(rows, ports.rulesZone()).forTables(FieldRegistry.tables());
    }

    /** A rule that compares a column not read yet has to wait: to it every record would be blank. */
    private DuplicateRules readable(DuplicateRules rules) {
        return rules.where(rule -> {
            KeptTable kept = tables.get(rule.matchingType());
            return kept == null
                    || rule.criteria().stream()
                            .allMatch(criterion -> kept.columns().contains(criterion.matchingAttribute()));
        });
    }

    private List<TableReading.Wanted> wanted(DuplicateRules rules, Instant now) {
        LocalDuplicates future = new LocalDuplicates(ZoneOffset.UTC);
        future.adopt(rules);
        List<TableReading.Wanted> wanted = new ArrayList<>();
        for (String table : future.tables()) {
            KeptTable kept = tables.get(table);
            Set<String> columns = future.columns(table);
            boolean due = kept != null && !kept.sweptAt().plus(SWEEP).isAfter(now);
            boolean all = kept == null || !kept.columns().containsAll(columns) || due && kept.complete();
            wanted.add(
                    kept == null || all
                            ? new TableReading.Wanted(table, columns, null, local.ids(table), mostPerTable)
                            : new TableReading.Wanted(
                                    table,
                                    kept.columns(),
                                    kept.mark().from(),
                                    due ? local.ids(table) : Set.of(),
                                    mostPerTable));
        }
        return wanted;
    }

    private CompletableFuture<Boolean> keep(Read read) {
        refreshedAt = ports.reactor().now();
        published = rules(read.rules());
        List<RecordRef> gone = new ArrayList<>();
        List<Known> changed = new ArrayList<>();
        Set<String> before = Set.copyOf(tables.keySet());
        for (TableReading.Told told : read.tables()) {
            String table = told.wanted().table();
            tables.put(table, KeptTable.after(told, tables.get(table), read.begun(), refreshedAt, OVERLAP));
        }
        tables.keySet().retainAll(published.matchingTypes());
        local.adopt(readable(published));
        for (TableReading.Told all : read.tables()) {
            TableReading.Told told = all.without(writtenMeanwhile.records());
            local.putAll(told.records());
            told.gone().forEach(local::remove);
            List<RecordRef> excess = local.trim(told.wanted().table(), mostPerTable);
            changed.addAll(told.records());
            gone.addAll(told.gone());
            gone.addAll(excess);
            if (!excess.isEmpty()) {
                tables.computeIfPresent(
                        told.wanted().table(),
                        (table, kept) ->
                                new KeptTable(kept.columns(), kept.mark(), kept.sweptAt(), kept.readAt(), false));
            }
        }
        DetectionSwitches told = read.switches();
        if (told != null) {
            switches = told;
        }
        PairAnswers answers = read.answers();
        if (answers != null) {
            local.answers(answers);
        }
        Map<String, KeptTable> now = Map.copyOf(tables);
        return ports.storing(tx -> {
            tx.settings().put(RulesText.SETTING, RulesText.write(read.rules()));
            if (told != null) {
                Switched.keep(tx.settings(), told);
            }
            if (answers != null) {
                answers.keep(tx.settings());
            }
            for (String table : before) {
                if (!now.containsKey(table)) {
                    tx.knownRecords().removeType(table);
                    tx.settings().remove(KeptTable.setting(table));
                }
            }
            tx.knownRecords().put(changed);
            tx.knownRecords().remove(gone);
            now.forEach((table, kept) -> tx.settings().put(KeptTable.setting(table), kept.write()));
        });
    }
}
