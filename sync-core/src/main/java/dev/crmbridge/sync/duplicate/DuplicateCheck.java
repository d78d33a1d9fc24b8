package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.Crm;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.store.KnownRecords.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Duplicate detection of the engine: rules and records of the CRM kept locally and refreshed, and the server's own answer where it is
 * asked. For the engine's thread.
 */
public final class DuplicateCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DuplicateCheck.class);
    private static final Duration FRESH = Duration.ofMinutes(15);

    private final Ports ports;
    private final ZoneId zone;
    private final int mostPerTable;
    private final LocalDuplicates local = new LocalDuplicates();
    private Instant refreshedAt = Instant.MIN;

    /**
     * @param zone in which a point in time becomes a day
     * @param mostPerTable records kept per table; the server finds what is not kept
     */
    public DuplicateCheck(Ports ports, ZoneId zone, int mostPerTable) {
        this.ports = ports;
        this.zone = zone;
        this.mostPerTable = mostPerTable;
    }

    /** Loads what was kept last time. */
    public CompletableFuture<Boolean> load() {
        return ports.store(tx -> new Kept(
                        RulesText.read(tx.settings().get(RulesText.SETTING)),
                        tx.knownRecords().all()))
                .thenApply(kept -> {
                    local.reset(rules(kept.rules()), kept.records());
                    return true;
                });
    }

    /** Reads rules and records again when the last time is more than 15 minutes ago; a failed call changes nothing. */
    public CompletableFuture<Boolean> refresh() {
        Instant now = ports.reactor().now();
        boolean fresh = refreshedAt != Instant.MIN && refreshedAt.plus(FRESH).isAfter(now);
        return fresh ? CompletableFuture.completedFuture(true) : refreshNow();
    }

    /** Reads rules and records again now. */
    public CompletableFuture<Boolean> refreshNow() {
        return ports.crm(this::fetch)
                .thenCompose(result -> result.fold(this::keep, failure -> {
                    LOG.atInfo().addKeyValue("code", failure.code()).log("duplicate rules not refreshed");
                    return CompletableFuture.completedFuture(false);
                }));
    }

    /** @return number of records kept locally */
    public int coverage() {
        return local.size();
    }

    /** @return the duplicates of a record to be saved that are known locally */
    public List<Match> check(RecordRef record, Map<String, CrmValue> values) {
        return local.check(record, values);
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

    private CompletableFuture<CrmResult<List<Match>>> askKnowing(RecordRef record, RowWrite write) {
        Set<String> tables = local.rules().matchingTables(record.entity());
        Set<String> asked = tables.isEmpty() ? Set.of(record.entity()) : tables;
        return ports.crm(crm -> {
                    List<CrmRow> rows = new ArrayList<>();
                    for (String table : asked) {
                        CrmResult<List<CrmRow>> answer = crm.duplicatesOf(record, write, table);
                        if (answer instanceof CrmResult.Failed<List<CrmRow>> failed) {
                            return CrmResult.<List<CrmRow>>failed(failed.failure());
                        }
                        rows.addAll(((CrmResult.Ok<List<CrmRow>>) answer).value());
                    }
                    return CrmResult.ok(List.copyOf(rows));
                })
                .thenApply(result -> result.map(rows -> local.explain(record, write.values(), rows)));
    }

    /** @return whether the server could see duplicates of that table's records as far as is known */
    public boolean hasRulesFor(String table) {
        return !local.rules().matchingTables(table).isEmpty();
    }

    /** @return the question for a person */
    public Question.PotentialDuplicates question(RecordRef record, Map<String, CrmValue> values, List<Match> matches) {
        return new Question.PotentialDuplicates(record.entity(), local.shown(record, values), matches);
    }

    /** Remembers a record that we created. */
    public void created(RecordRef record, Map<String, CrmValue> values) {
        if (local.tables().contains(record.entity())) {
            local.put(ComparedRecord.known(new CrmRow(record, "", values, List.of())));
        }
    }

    /** Forgets a record that is gone. */
    public void gone(RecordRef record) {
        local.remove(record);
    }

    private record Kept(List<DuplicateRuleRow> rules, List<Known> records) {}

    private DuplicateRules rules(List<DuplicateRuleRow> rows) {
        return DuplicateRules.of(rows, zone).forTables(FieldRegistry.tables());
    }

    private CrmResult<Kept> fetch(Crm crm) {
        CrmResult<List<DuplicateRuleRow>> published = crm.publishedRules();
        if (published instanceof CrmResult.Failed<List<DuplicateRuleRow>> failed) {
            return CrmResult.failed(failed.failure());
        }
        List<DuplicateRuleRow> rows = ((CrmResult.Ok<List<DuplicateRuleRow>>) published).value();
        LocalDuplicates wanted = new LocalDuplicates();
        wanted.reset(rules(rows), List.of());
        List<Known> records = new ArrayList<>();
        for (String table : wanted.tables()) {
            CrmResult<List<CrmRow>> answer = crm.rows(table, wanted.columns(table), null, mostPerTable);
            if (answer instanceof CrmResult.Ok<List<CrmRow>> ok) {
                ok.value().forEach(row -> records.add(ComparedRecord.known(row)));
            }
        }
        return CrmResult.ok(new Kept(rows, records));
    }

    private CompletableFuture<Boolean> keep(Kept kept) {
        local.reset(rules(kept.rules()), kept.records());
        refreshedAt = ports.reactor().now();
        Set<String> tables = local.tables();
        return ports.storing(tx -> {
            tx.settings().put(RulesText.SETTING, RulesText.write(kept.rules()));
            tables.forEach(tx.knownRecords()::removeType);
            tx.knownRecords().put(kept.records());
        });
    }
}
