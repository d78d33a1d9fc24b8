package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.DuplicateCoverage;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.flow.OwnWrites;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.store.KnownRecords.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
 * Duplicate detection of the engine: rules and records of the CRM kept locally and refreshed, and the server's own answer where it is
 * asked. For the engine's thread.
 */
public final class DuplicateCheck implements OwnWrites {
    private static final Logger LOG = LoggerFactory.getLogger(DuplicateCheck.class);
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration SWEEP = Duration.ofDays(1);

    private final Ports ports;
    private final ServerDuplicates server;
    private final int mostPerTable;
    private final LocalDuplicates local;
    private final WrittenMeanwhile writtenMeanwhile = new WrittenMeanwhile();
    private final HitConfirmation confirmation;
    private final Map<String, KeptTable> tables = new HashMap<>();
    private DuplicateRules published = DuplicateRules.NONE;
    private Instant refreshedAt = Instant.MIN;

    /**
     * @param mostPerTable records kept per table; the server finds what is not kept
     * @param zone in which people read times
     */
    public DuplicateCheck(Ports ports, int mostPerTable, ZoneId zone) {
        this.ports = ports;
        this.local = new LocalDuplicates(zone);
        this.server = new ServerDuplicates(ports);
        this.confirmation = new HitConfirmation(ports, local, writtenMeanwhile);
        this.mostPerTable = mostPerTable;
    }

    /** Loads what was kept last time. */
    public CompletableFuture<Boolean> load() {
        return ports.store(tx -> {
                    List<DuplicateRuleRow> rows = RulesText.read(tx.settings().get(RulesText.SETTING));
                    Map<String, KeptTable> kept = new HashMap<>();
                    for (String table : rules(rows).matchingTypes()) {
                        KeptTable.read(tx.settings().get(KeptTable.setting(table)))
                                .ifPresent(found -> kept.put(table, found));
                    }
                    return new Kept(rows, kept, tx.knownRecords().all(), PairAnswers.read(tx.settings()));
                })
                .thenApply(kept -> {
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
    public CompletableFuture<Boolean> refresh() {
        Instant now = ports.reactor().now();
        boolean fresh = refreshedAt != Instant.MIN && refreshedAt.plus(FRESH).isAfter(now);
        return fresh ? CompletableFuture.completedFuture(true) : refreshNow();
    }

    /** Reads rules, answers about pairs and changed records now: one request per table while nothing changed. */
    public CompletableFuture<Boolean> refreshNow() {
        Instant begun = ports.reactor().now();
        writtenMeanwhile.begun();
        return ports.crm(Crm::publishedRules)
                .thenCompose(result -> result.fold(
                        rows -> {
                            DuplicateRules rules = rules(rows);
                            List<TableReading.Wanted> wanted = wanted(rules, begun);
                            return ports.crm(crm -> CrmResult.ok(new Read(
                                    rows, TableReading.all(crm, wanted), PairAnswers.read(crm, rules), begun)));
                        },
                        failure -> CompletableFuture.completedFuture(CrmResult.<Read>failed(failure))))
                .thenCompose(result -> result.fold(this::keep, failure -> {
                    LOG.atInfo().addKeyValue("code", failure.code()).log("duplicate rules not refreshed");
                    return CompletableFuture.completedFuture(false);
                }))
                .whenComplete((kept, thrown) -> writtenMeanwhile.ended());
    }

    /** @return which rules are checked here among which records, and what is left to the CRM */
    public DuplicateCoverage known() {
        return Coverage.of(published, tables, local);
    }

    /** @return number of records kept locally */
    public int coverage() {
        return local.size();
    }

    /** @return the duplicates of a record to be saved that are known locally and that nobody said are none */
    public List<Match> check(RecordRef record, Map<String, CrmValue> values) {
        return local.check(record, values);
    }

    /**
     * Checks a record of which only some columns are known, so that a column nobody read does not count as blank.
     *
     * @return the duplicates known locally by rules that compare nothing but {@code columns}
     */
    public List<Match> check(RecordRef record, Map<String, CrmValue> values, Set<String> columns) {
        return local.check(record, values, columns);
    }

    /**
     * Checks the same before a person is asked. What is found is read at the CRM, so that records deleted or changed there since do not count;
     * of very many, those changed last. Without hits nothing is asked.
     */
    public CompletableFuture<FoundDuplicates> checkConfirming(RecordRef record, Map<String, CrmValue> values) {
        return confirmation.of(record, values, Set.of());
    }

    /**
     * Asks after the server saw duplicates that are not known here. Rules that were published meanwhile are read first, because they
     * tell which tables to ask for.
     *
     * @return the duplicates the server sees, of all tables its rules look into
     */
    public CompletableFuture<CrmResult<List<Match>>> askServer(RecordRef record, RowWrite write) {
        return refreshNow().thenCompose(refreshed -> askKnowing(record, write));
    }

    /**
     * Asks the same about a record that is stored, as it would be after a change. The server leaves out pairs of which somebody said that
     * they are none.
     *
     * @param change the columns that are to be replaced
     */
    public CompletableFuture<CrmResult<List<Match>>> askServerAboutChange(RecordRef record, RowWrite change) {
        return refreshNow()
                .thenCompose(refreshed -> server.changed(record, change, published))
                .thenCompose(result -> result.fold(
                        wanted -> askKnowing(record, wanted),
                        failure -> CompletableFuture.completedFuture(CrmResult.failed(failure))));
    }

    private CompletableFuture<CrmResult<List<Match>>> askKnowing(RecordRef record, RowWrite write) {
        return server.of(record, write, published)
                .thenApply(result -> result.map(rows -> local.explain(record, write.values(), rows)));
    }

    /** @return whether the server could see duplicates of that table's records as far as is known */
    public boolean hasRulesFor(String table) {
        return !published.matchingTables(table).isEmpty();
    }

    /** @return whether a rule known by now compares a column of that table's records, here or at the CRM */
    public boolean compares(String table, String column) {
        return published.baseAttributes(table).contains(column);
    }

    /** @return the question for a person */
    public Question.PotentialDuplicates question(
            RecordRef record, Map<String, CrmValue> values, FoundDuplicates found) {
        return new Question.PotentialDuplicates(
                record.entity(), local.shown(record, values), found.matches(), found.unconfirmed());
    }

    @Override
    public void created(RecordRef record, Map<String, CrmValue> values) {
        writtenMeanwhile.written(record);
        local.created(record, values);
    }

    @Override
    public void changed(RecordRef record, Map<String, CrmValue> values) {
        writtenMeanwhile.written(record);
        local.changed(record, values, ports.reactor().now());
    }

    /** A change is read again after a restart, a deletion is not; so what is stored of the record goes too. */
    @Override
    public void gone(RecordRef record) {
        writtenMeanwhile.written(record);
        if (local.remove(record)) {
            ports.storing(tx -> tx.knownRecords().remove(List.of(record)));
        }
    }

    private record Kept(
            List<DuplicateRuleRow> rules, Map<String, KeptTable> tables, List<Known> records, PairAnswers answers) {}

    /** @param answers null when they could not be read, so that those known stay */
    private record Read(
            List<DuplicateRuleRow> rules,
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
            boolean sweep = kept == null
                    || !kept.columns().containsAll(columns)
                    || kept.complete() && !kept.sweptAt().plus(SWEEP).isAfter(now);
            wanted.add(
                    kept == null || sweep
                            ? new TableReading.Wanted(table, columns, null, local.ids(table), mostPerTable)
                            : new TableReading.Wanted(
                                    table, kept.columns(), kept.mark().from(), Set.of(), mostPerTable));
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
            told.records().forEach(local::put);
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
        PairAnswers answers = read.answers();
        if (answers != null) {
            local.answers(answers);
        }
        Map<String, KeptTable> now = Map.copyOf(tables);
        return ports.storing(tx -> {
            tx.settings().put(RulesText.SETTING, RulesText.write(read.rules()));
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
