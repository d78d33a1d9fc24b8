package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.index.DuplicateIndex;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Compares stored matchcodes with the rows they were made of, and mends what differs. Nothing should differ: codes are
 * written in the transaction of their row.
 *
 * @param schema the hosted tables
 * @param rules the rules as rows
 */
public record MatchcodeAudit(Schema schema, StoredRules rules) {
    /**
     * What one comparison came to.
     *
     * @param compared number of records
     * @param different ids of those whose codes differed; they are mended
     */
    public record Finding(int compared, List<String> different) {
        public Finding {
            different = List.copyOf(different);
        }
    }

    /**
     * Compares records of a rule's matching type, in the order of their ids from a place on and round again; a record that
     * is gone but has a code left counts as well.
     *
     * @param rule a rule in force
     * @param place where to begin; a random one makes a random sample
     * @param most number of records to compare, 1 or more
     */
    public Finding mend(Tx tx, Row rule, UUID place, int most) {
        SqliteMatchcodes codes = new SqliteMatchcodes(tx);
        String ruleId = rule.id().toString();
        Table table = schema.get(rule.text("matchingentityname").orElse(""));
        DuplicateIndex index = MatchcodeDetection.index(tx, List.of(rules.rule(tx, rule)));
        List<String> different = new ArrayList<>();
        Set<String> ids = sample(tx, codes, ruleId, table, place.toString(), most);
        for (String id : ids) {
            Optional<Row> row = SqliteRows.find(tx, table, UUID.fromString(id));
            List<Entry> expected = row.map(Candidates::of)
                    .map(candidate -> index.entries(candidate, ruleId))
                    .orElse(List.of());
            if (same(expected, codes.of(ruleId, table.name(), id))) {
                continue;
            }
            different.add(id);
            if (expected.isEmpty()) {
                codes.remove(ruleId, Side.MATCHING, table.name(), id);
            } else {
                codes.putAll(expected);
            }
        }
        return new Finding(ids.size(), different);
    }

    private static Set<String> sample(
            Tx tx, SqliteMatchcodes codes, String ruleId, Table table, String place, int most) {
        Set<String> ids = new TreeSet<>();
        for (String from : List.of(place, "")) {
            int missing = most - ids.size();
            if (missing > 0) {
                SqliteRows.slice(tx, table, from, missing)
                        .forEach(row -> ids.add(row.id().toString()));
                ids.addAll(codes.idsAfter(ruleId, table.name(), from, missing));
            }
        }
        return ids;
    }

    private static boolean same(List<Entry> expected, List<Entry> stored) {
        boolean same = expected.size() == stored.size();
        for (int i = 0; same && i < expected.size(); i++) {
            Entry one = expected.get(i);
            Entry other = stored.get(i);
            same = one.code().equals(other.code())
                    && one.active() == other.active()
                    && Arrays.equals(one.canonical(), other.canonical());
        }
        return same;
    }
}
