package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.embedded.row.Reference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people said about pairs of records that rules take for duplicates, and what searches left out because of it.
 * Stateless; each call takes part in the transaction it is given.
 */
public final class SqliteNotDuplicates {
    private static final Comparator<Reference> BY_TYPE_AND_ID = Comparator.comparing(Reference::table)
            .thenComparing(reference -> reference.id().toString());

    private SqliteNotDuplicates() {}

    /**
     * Two records, in no order: {@code of(a, b)} equals {@code of(b, a)}.
     *
     * @param one the one that comes first by type and id
     */
    public record Pair(Reference one, Reference two) {
        /** @throws IllegalArgumentException when both are the same record */
        public static Pair of(Reference a, Reference b) {
            int order = BY_TYPE_AND_ID.compare(a, b);
            if (order == 0) {
                throw new IllegalArgumentException("a record is no pair");
            }
            return order < 0 ? new Pair(a, b) : new Pair(b, a);
        }

        private List<Object> keys() {
            return List.of(
                    one.table(), one.id().toString(), two.table(), two.id().toString());
        }
    }

    /**
     * A record and a rule, seen from another record.
     *
     * @param ruleId the rule
     */
    public record Other(Reference record, String ruleId) {}

    /**
     * A line of a search's result.
     *
     * @param job the search
     * @param base the record looked at
     * @param duplicate its likely duplicate
     */
    public record Line(UUID job, Reference base, Reference duplicate, String ruleId) {}

    /**
     * A pair that a search left out.
     *
     * @param user who said so; null when the answer is gone since
     * @param at when; null likewise
     */
    public record LeftOut(
            Pair pair, @Nullable UUID user, @Nullable Instant at) {}

    /**
     * What somebody said about a pair under one rule.
     *
     * @param code the matchcode both records had at the answer
     * @param user who said so
     * @param at when
     */
    public record Answer(Pair pair, String ruleId, Matchcode code, UUID user, Instant at) {}

    /**
     * Keeps an answer in place of an earlier one about the same pair.
     *
     * @param codes the rules that took the pair for duplicates, by id, and the matchcodes both records had
     */
    public static void save(Tx tx, Pair pair, UUID user, Instant at, Map<String, Set<Matchcode>> codes) {
        remove(tx, pair);
        codes.forEach((rule, each) -> each.forEach(code -> tx.execute(
                "INSERT INTO crm_notduplicate(one_type, one_id, two_type, two_id, ruleid, high, low, userid, answeredon)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        pair.one().table(),
                        pair.one().id().toString(),
                        pair.two().table(),
                        pair.two().id().toString(),
                        rule,
                        code.high(),
                        code.low(),
                        user.toString(),
                        at.toString()))));
    }

    /** @return whether there was an answer about the pair */
    public static boolean remove(Tx tx, Pair pair) {
        return tx.execute(
                        "DELETE FROM crm_notduplicate WHERE one_type = ? AND one_id = ? AND two_type = ? AND two_id = ?",
                        pair.keys())
                > 0;
    }

    /**
     * The other records, each with a rule, that the rule is not to report for a record: somebody said so while the other
     * had the matchcode it has now. The rule reports only records of one matchcode, so the record has it as well.
     */
    public static Set<Other> of(Tx tx, Reference record) {
        String current = " JOIN crm_matchcode m ON m.ruleid = coalesce((SELECT c.setid FROM crm_codeset c"
                + " WHERE c.ruleid = n.ruleid), n.ruleid) AND m.side = '" + Side.MATCHING.name()
                + "' AND m.high = n.high AND m.low = n.low";
        List<Object> key = List.of(record.table(), record.id().toString());
        Set<Other> others = new HashSet<>();
        others.addAll(tx.query(
                "SELECT n.two_type, n.two_id, n.ruleid FROM crm_notduplicate n" + current
                        + " AND m.type = n.two_type AND m.id = n.two_id WHERE n.one_type = ? AND n.one_id = ?",
                key,
                SqliteNotDuplicates::other));
        others.addAll(tx.query(
                "SELECT n.one_type, n.one_id, n.ruleid FROM crm_notduplicate n" + current
                        + " AND m.type = n.one_type AND m.id = n.one_id WHERE n.two_type = ? AND n.two_id = ?",
                key,
                SqliteNotDuplicates::other));
        return others;
    }

    /**
     * The answers that were given under a rule while the pairs had one of some matchcodes. They hold for pairs that the rule finds by
     * that code.
     *
     * @return the pairs by code; a code without answers is missing
     */
    public static Map<Matchcode, Set<Pair>> of(Tx tx, String ruleId, Collection<Matchcode> codes) {
        Map<Matchcode, Set<Pair>> pairs = new HashMap<>();
        tx.query(
                JsonLists.WITH_WANTED
                        + "SELECT n.one_type, n.one_id, n.two_type, n.two_id, n.high, n.low FROM wanted w"
                        + " CROSS JOIN crm_notduplicate n INDEXED BY crm_notduplicate_rule"
                        + " WHERE n.ruleid = ? AND n.high = w.high AND n.low = w.low",
                List.of(JsonLists.of(codes), ruleId),
                line -> pairs.computeIfAbsent(new Matchcode(line.getLong(5), line.getLong(6)), code -> new HashSet<>())
                        .add(new Pair(reference(line, 1), reference(line, 3))));
        return pairs;
    }

    /** All answers, whether or not they hold now, in the order of the pairs' types and ids, of the rules' ids and of the codes. */
    public static List<Answer> all(Tx tx) {
        return tx.query(
                "SELECT one_type, one_id, two_type, two_id, ruleid, high, low, userid, answeredon FROM crm_notduplicate"
                        + " ORDER BY one_type, one_id, two_type, two_id, ruleid, high, low",
                List.of(),
                line -> new Answer(
                        new Pair(reference(line, 1), reference(line, 3)),
                        line.getString(5),
                        new Matchcode(line.getLong(6), line.getLong(7)),
                        UUID.fromString(line.getString(8)),
                        Instant.parse(line.getString(9))));
    }

    private static Other other(ResultSet line) throws SQLException {
        return new Other(reference(line, 1), line.getString(3));
    }

    private static Reference reference(ResultSet line, int first) throws SQLException {
        return new Reference(line.getString(first), UUID.fromString(line.getString(first + 1)));
    }

    /** Notes that a search left lines out. */
    public static void leaveOut(Tx tx, List<Line> lines) {
        tx.executeAll(
                "INSERT OR IGNORE INTO crm_leftout(jobid, base_type, base_id, duplicate_type, duplicate_id, ruleid)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                lines.stream()
                        .map(line -> List.of(
                                line.job().toString(),
                                line.base().table(),
                                line.base().id().toString(),
                                line.duplicate().table(),
                                line.duplicate().id().toString(),
                                line.ruleId()))
                        .toList());
    }

    /** Forgets that lines of a pair were left out, and says which they were, of every search. */
    public static List<Line> takeLeftOut(Tx tx, Pair pair) {
        String where = " WHERE (base_type = ? AND base_id = ? AND duplicate_type = ? AND duplicate_id = ?)"
                + " OR (duplicate_type = ? AND duplicate_id = ? AND base_type = ? AND base_id = ?)";
        List<Object> both = new java.util.ArrayList<>(pair.keys());
        both.addAll(pair.keys());
        List<Line> lines = tx.query(
                "SELECT jobid, base_type, base_id, duplicate_type, duplicate_id, ruleid FROM crm_leftout" + where
                        + " ORDER BY jobid, base_type, base_id, ruleid",
                both,
                line -> new Line(
                        UUID.fromString(line.getString(1)), reference(line, 2), reference(line, 4), line.getString(6)));
        tx.execute("DELETE FROM crm_leftout" + where, both);
        return lines;
    }

    /** The pairs a search left out, each once, in the order of type and id. */
    public static List<LeftOut> leftOut(Tx tx, UUID job) {
        return tx.query(
                "WITH pair(one_type, one_id, two_type, two_id) AS (SELECT DISTINCT"
                        + " CASE WHEN forward THEN base_type ELSE duplicate_type END,"
                        + " CASE WHEN forward THEN base_id ELSE duplicate_id END,"
                        + " CASE WHEN forward THEN duplicate_type ELSE base_type END,"
                        + " CASE WHEN forward THEN duplicate_id ELSE base_id END"
                        + " FROM (SELECT *, (base_type, base_id) < (duplicate_type, duplicate_id) AS forward"
                        + " FROM crm_leftout WHERE jobid = ?))"
                        + " SELECT p.one_type, p.one_id, p.two_type, p.two_id, min(n.userid), min(n.answeredon) FROM pair p"
                        + " LEFT JOIN crm_notduplicate n USING (one_type, one_id, two_type, two_id)"
                        + " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
                List.of(job.toString()),
                line -> new LeftOut(
                        new Pair(reference(line, 1), reference(line, 3)),
                        line.getString(5) == null ? null : UUID.fromString(line.getString(5)),
                        line.getString(6) == null ? null : Instant.parse(line.getString(6))));
    }

    /** A record is gone or no longer on its own: forgets all that was said and left out about it. */
    public static void removeRecord(Tx tx, Reference record) {
        List<Object> twice = List.of(
                record.table(),
                record.id().toString(),
                record.table(),
                record.id().toString());
        tx.execute(
                "DELETE FROM crm_notduplicate WHERE (one_type = ? AND one_id = ?) OR (two_type = ? AND two_id = ?)",
                twice);
        tx.execute(
                "DELETE FROM crm_leftout WHERE (base_type = ? AND base_id = ?)"
                        + " OR (duplicate_type = ? AND duplicate_id = ?)",
                twice);
    }

    /** A rule is gone: forgets what was said and left out because of it. */
    public static void removeRule(Tx tx, String ruleId) {
        tx.execute("DELETE FROM crm_notduplicate WHERE ruleid = ?", List.of(ruleId));
        tx.execute("DELETE FROM crm_leftout WHERE ruleid = ?", List.of(ruleId));
    }

    /** A search is gone: forgets what it left out. */
    public static void removeJob(Tx tx, UUID job) {
        tx.execute("DELETE FROM crm_leftout WHERE jobid = ?", List.of(job.toString()));
    }
}
