package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.index.DuplicateHit;
import dev.crmbridge.dedupe.index.DuplicateIndex;
import dev.crmbridge.dedupe.index.InMemoryMatchcodeStore;
import dev.crmbridge.dedupe.matchcode.MatchcodeSettings;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.embedded.error.FoundDuplicate;
import dev.crmbridge.embedded.error.FoundDuplicate.NamedRule;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.ReadableMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Other;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteWork;
import dev.crmbridge.embedded.sqlite.Tx;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Duplicate detection by matchcodes kept in the database. Because codes are written in the transaction of the row and
 * writers take turns, of two equal rows saved at once the second always sees the first. Thread-safe.
 */
public final class MatchcodeDetection implements DuplicateDetection {
    private static final MatchcodeSettings SETTINGS = MatchcodeSettings.standard(ZoneOffset.UTC);

    /** Most other rows of one key that a search lists. */
    public static final int MOST_LISTED = 50;

    private final Schema schema;
    private final StoredRules rules;
    private final RuleChecks checks;

    /** @param schema the hosted tables */
    public MatchcodeDetection(Schema schema) {
        this.schema = schema;
        this.rules = new StoredRules(schema);
        this.checks = new RuleChecks(schema);
    }

    static DuplicateIndex index(Tx tx, List<DuplicateRule> rules) {
        return new DuplicateIndex(new SqliteMatchcodes(tx), PublishedRule.all(rules, SETTINGS));
    }

    @Override
    public List<Row> duplicatesOf(Tx tx, Caller caller, Row row, String matchingTable, Part part) {
        List<DuplicateRule> applicable = rules.withStatus(tx, StoredRules.PUBLISHED).stream()
                .filter(rule -> matchingTable.isEmpty() || rule.matchingType().equals(matchingTable))
                .toList();
        return readable(tx, caller, applicable).first(Candidates.of(row), unanswered(tx, row), part.end()).stream()
                .skip(part.from())
                .map(MatchcodeDetection::record)
                .flatMap(found -> SqliteRows.find(tx, schema.get(found.table()), found.id()).stream())
                .toList();
    }

    @Override
    public List<FoundDuplicate> matches(Tx tx, Caller caller, Row row, int most) {
        return named(
                tx,
                readable(tx, caller, rules.withStatus(tx, StoredRules.PUBLISHED))
                        .first(Candidates.of(row), unanswered(tx, row), most));
    }

    @Override
    public List<FoundDuplicate> matchesBy(Tx tx, Caller caller, Row row, Set<String> changed, int most) {
        return named(
                tx,
                readable(tx, caller, rules.withStatus(tx, StoredRules.PUBLISHED))
                        .checkChange(Candidates.of(row), changed, unanswered(tx, row), most));
    }

    /** The rows that were hit with their names and the rules that hit them. */
    private List<FoundDuplicate> named(Tx tx, List<DuplicateHit> hits) {
        return hits.stream()
                .map(hit -> {
                    Reference found = record(hit);
                    Table table = schema.get(found.table());
                    String name = table.identity().primaryName();
                    return new FoundDuplicate(
                            found.table(),
                            found.id(),
                            name.isEmpty()
                                    ? ""
                                    : SqliteRows.find(tx, table, found.id())
                                            .flatMap(row -> row.text(name))
                                            .orElse(""),
                            hit.matches().stream()
                                    .map(match -> new NamedRule(
                                            match.rule().id(), match.rule().name()))
                                    .toList());
                })
                .toList();
    }

    /** Finds only rows the caller may read. */
    private DuplicateIndex readable(Tx tx, Caller caller, List<DuplicateRule> applicable) {
        Map<String, Table> tables = new HashMap<>();
        applicable.forEach(rule -> tables.put(rule.id(), schema.get(rule.matchingType())));
        return new DuplicateIndex(new ReadableMatchcodes(tx, caller, tables), PublishedRule.all(applicable, SETTINGS));
    }

    /** Hits about which nobody said that they are no duplicates. */
    private static Predicate<DuplicateHit> unanswered(Tx tx, Row row) {
        Set<Other> answers = SqliteNotDuplicates.of(tx, row.reference());
        return hit -> hit.matches().stream()
                .anyMatch(match ->
                        !answers.contains(new Other(record(hit), match.rule().id())));
    }

    private static Reference record(DuplicateHit hit) {
        return new Reference(hit.type(), UUID.fromString(hit.id()));
    }

    @Override
    public boolean checksWrites(Tx tx) {
        return flag(tx, "isduplicatedetectionenabled") && flag(tx, "isduplicatedetectionenabledforonlinecreateupdate");
    }

    /** Whether imports keep duplicates out. */
    public boolean checksImports(Tx tx) {
        return flag(tx, "isduplicatedetectionenabled") && flag(tx, "isduplicatedetectionenabledforimport");
    }

    /** Whether a switch of the organization is on. */
    public boolean flag(Tx tx, String column) {
        return SqliteRows.slice(tx, schema.get("organization"), "", 1).stream().anyMatch(row -> row.yes(column));
    }

    @Override
    public Row beforeSave(Tx tx, Row row, @Nullable Row before) {
        if (row.table().name().equals("organization")) {
            new SwitchedOff(schema.get("asyncoperation"), this).apply(tx, row, before);
        }
        return row.table().name().equals("asyncoperation")
                ? JobChecks.checked(row, before)
                : checks.checked(tx, row, before);
    }

    @Override
    public void beforeDelete(Tx tx, Row row) {
        checks.deletable(tx, row);
    }

    @Override
    public void beforeColumnDelete(Tx tx, String table, String column) {
        rules.withStatus(tx, StoredRules.PUBLISHING).stream()
                .filter(rule -> RuleChecks.compares(rule, table, column))
                .findFirst()
                .ifPresent(rule -> {
                    throw RuleChecks.compared(rule, table, column);
                });
    }

    /** Takes a rule out of force and forgets its matchcodes. */
    public void unpublish(Tx tx, Row rule) {
        new SqliteMatchcodes(tx).removeRule(rule.id().toString());
        SqliteWork.on(tx, rule.id().toString()).forEach(work -> SqliteWork.remove(tx, work.job()));
        setStatus(tx, rule, StoredRules.UNPUBLISHED);
    }

    /** Sets the status of a rule, and the state that goes with it. */
    public void setStatus(Tx tx, Row rule, long status) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put("statuscode", status);
        changes.put("statecode", status == StoredRules.PUBLISHED ? 1L : 0L);
        changes.put("versionnumber", SqliteRows.nextVersion(tx));
        SqliteRows.update(tx, rule.table(), rule.id(), changes);
    }

    /** Makes the matchcodes of existing rows under one rule that is being published. */
    public void putUnder(Tx tx, List<Row> rows, Row rule) {
        DuplicateIndex index = index(tx, List.of(rules.rule(tx, rule)));
        index.putAll(rows.stream().map(Candidates::of).toList(), rule.id().toString());
    }

    /**
     * A piece of a search through a whole table. Of a key that more than {@link #MOST_LISTED} others have, one row lists that many.
     *
     * @param table logical name of the table
     * @param job the search
     * @param user for whom it is
     */
    public TableSearch search(Tx tx, String table, UUID job, UUID user) {
        return search(tx, table, new SearchMemory(tx, schema, job, user), SearchPace.STANDARD);
    }

    TableSearch search(Tx tx, String table, SearchMemory memory, SearchPace pace) {
        List<DuplicateRule> ofTable = rules.withStatus(tx, StoredRules.PUBLISHED).stream()
                .filter(rule -> rule.baseType().equals(table))
                .toList();
        return new TableSearch(tx, PublishedRule.all(ofTable, SETTINGS), memory, pace);
    }

    /**
     * The published rules that take one of two rows for a duplicate of the other, by id, each with the matchcode both
     * have, or with one for each way when the rule compares different columns; answers that people gave play no part.
     */
    public Map<String, Set<Matchcode>> agreement(Tx tx, Row one, Row other) {
        List<PublishedRule> published = PublishedRule.all(rules.withStatus(tx, StoredRules.PUBLISHED), SETTINGS);
        Map<String, Set<Matchcode>> codes = new LinkedHashMap<>();
        agreement(published, Candidates.of(one), Candidates.of(other), codes);
        agreement(published, Candidates.of(other), Candidates.of(one), codes);
        return codes;
    }

    /** Looks at the two alone, because a key of theirs may be that of very many rows. */
    private static void agreement(
            List<PublishedRule> published, Candidate base, Candidate matching, Map<String, Set<Matchcode>> codes) {
        DuplicateIndex pair = new DuplicateIndex(new InMemoryMatchcodeStore(), published);
        pair.put(matching);
        pair.check(base).hits().stream()
                .flatMap(hit -> hit.matches().stream())
                .map(match -> match.rule().id())
                .forEach(rule -> pair.entries(matching, rule)
                        .forEach(entry -> codes.computeIfAbsent(rule, id -> new LinkedHashSet<>())
                                .add(entry.code())));
    }

    /** Compares stored matchcodes with the rows they were made of. */
    public MatchcodeAudit audit() {
        return new MatchcodeAudit(schema, rules);
    }

    /** The rules as rows. */
    public StoredRules rules() {
        return rules;
    }

    @Override
    public void saved(Tx tx, Row row) {
        if (row.table().name().equals("asyncoperation") && JobChecks.isCanceled(row)) {
            stop(tx, row);
        }
        index(tx, rules.withStatus(tx, StoredRules.PUBLISHING)).put(Candidates.of(row));
    }

    /** Ends the work of a job, if some is left; a rule that was being published is not, and has no codes. */
    private void stop(Tx tx, Row job) {
        if (SqliteWork.find(tx, job.id()).isEmpty()) {
            return;
        }
        SqliteWork.remove(tx, job.id());
        job.lookup("regardingobjectid")
                .flatMap(rule -> SqliteRows.find(tx, schema.get("duplicaterule"), rule.id()))
                .filter(rule -> rule.number("statuscode").orElse(StoredRules.UNPUBLISHED) == StoredRules.PUBLISHING)
                .ifPresent(rule -> unpublish(tx, rule));
    }

    @Override
    public void merged(Tx tx, Row subordinate) {
        SqliteNotDuplicates.removeRecord(tx, subordinate.reference());
    }

    @Override
    public void deleted(Tx tx, Row row) {
        if (row.table().name().equals("asyncoperation")) {
            stop(tx, row);
            SqliteNotDuplicates.removeJob(tx, row.id());
        }
        new SqliteMatchcodes(tx).removeRecord(row.table().name(), row.id().toString());
        SqliteNotDuplicates.removeRecord(tx, row.reference());
        if (row.table().name().equals("duplicaterule")) {
            new SqliteMatchcodes(tx).forget(row.id().toString());
            SqliteNotDuplicates.removeRule(tx, row.id().toString());
        }
    }
}
