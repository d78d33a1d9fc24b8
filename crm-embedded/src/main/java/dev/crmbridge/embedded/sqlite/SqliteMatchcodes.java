package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Matchcodes in the database. Lives within one transaction and its thread.
 *
 * <p>The codes of a rule lie under its id or, after a new version has taken its place, under the id that version had as a
 * draft, so that the switch writes one line, however many codes there are.
 */
public final class SqliteMatchcodes implements MatchcodeStore {
    /** SQLite would take the primary key, which reads all codes of the rule; without that index the statement fails. */
    static final String PROBE = "SELECT m.type, m.id, m.active, m.canonical FROM crm_matchcode m"
            + " INDEXED BY crm_matchcode_probe"
            + " WHERE m.ruleid = ? AND m.side = ? AND m.high = ? AND m.low = ? AND m.id > ?";

    static final String IN_ORDER = " ORDER BY m.id, m.type LIMIT ?";

    static final String FIND = PROBE + IN_ORDER;

    /** The entries of many codes, of each up to one that stands behind a number of others. */
    static final String FIRST = JsonLists.WITH_WANTED + """
            SELECT m.type, m.id, m.active, m.canonical, m.high, m.low FROM wanted w
            CROSS JOIN crm_matchcode m INDEXED BY crm_matchcode_probe
            WHERE m.ruleid = ? AND m.side = ? AND m.high = w.high AND m.low = w.low
              AND m.id <= coalesce((SELECT l.id FROM crm_matchcode l INDEXED BY crm_matchcode_probe
                WHERE l.ruleid = ? AND l.side = ? AND l.high = w.high AND l.low = w.low
                ORDER BY l.id, l.type LIMIT 1 OFFSET ?), 'g')
            ORDER BY m.high, m.low, m.id, m.type""";

    private final Tx tx;
    private @Nullable Map<String, String> sets;

    /** @param tx the transaction all calls take part in */
    public SqliteMatchcodes(Tx tx) {
        this.tx = tx;
    }

    /** The version of the engine that made all codes; empty when none was noted. */
    public static Optional<String> madeBy(Tx tx) {
        return tx.first("SELECT version FROM crm_coder", List.of(), line -> line.getString(1));
    }

    /** Notes the version of the engine that makes all codes from now on. */
    public static void setMadeBy(Tx tx, String version) {
        tx.execute("DELETE FROM crm_coder", List.of());
        tx.execute("INSERT INTO crm_coder(version) VALUES (?)", List.of(version));
    }

    /** Where the codes of a rule lie. */
    String set(String ruleId) {
        if (sets == null) {
            Map<String, String> read = new HashMap<>();
            tx.query(
                    "SELECT ruleid, setid FROM crm_codeset",
                    List.of(),
                    line -> read.put(line.getString(1), line.getString(2)));
            sets = read;
        }
        return sets.getOrDefault(ruleId, ruleId);
    }

    /**
     * From now on the codes of a rule are those that were made for another one, which is to go.
     *
     * @return where the former codes lie, for {@link #dropSome}
     */
    public String replace(String ruleId, String otherId) {
        String former = set(ruleId);
        tx.execute("INSERT OR REPLACE INTO crm_codeset(ruleid, setid) VALUES (?, ?)", List.of(ruleId, set(otherId)));
        sets = null;
        return former;
    }

    /** A rule is gone for good; it has no codes any more. */
    public void forget(String ruleId) {
        removeRule(ruleId);
        tx.execute("DELETE FROM crm_codeset WHERE ruleid = ?", List.of(ruleId));
        sets = null;
    }

    /**
     * Removes codes that no rule uses any more.
     *
     * @param set where they lie
     * @param most how many to remove at most
     * @return how many were removed; fewer than {@code most} when none are left
     */
    public int dropSome(String set, int most) {
        return tx.execute(
                "DELETE FROM crm_matchcode WHERE (ruleid, side, type, id, ord) IN"
                        + " (SELECT ruleid, side, type, id, ord FROM crm_matchcode WHERE ruleid = ? LIMIT ?)",
                List.of(set, (long) most));
    }

    @Override
    public void put(Entry entry) {
        putAll(List.of(entry));
    }

    @Override
    public void putAll(List<Entry> entries) {
        Entry any = entries.get(0);
        if (entries.size() > 1 || has(any, 1)) {
            remove(any.ruleId(), any.side(), any.type(), any.id());
        }
        for (int ordinal = 0; ordinal < entries.size(); ordinal++) {
            insert(entries.get(ordinal), ordinal);
        }
    }

    /** Whether the record has at least {@code ordinal + 1} codes; most have one, which an insert replaces by itself. */
    private boolean has(Entry entry, int ordinal) {
        return tx.number(
                        "SELECT count(*) FROM crm_matchcode"
                                + " WHERE ruleid = ? AND side = ? AND type = ? AND id = ? AND ord = ?",
                        List.of(set(entry.ruleId()), entry.side().name(), entry.type(), entry.id(), (long) ordinal))
                > 0;
    }

    private void insert(Entry entry, int ordinal) {
        tx.execute(
                "INSERT OR REPLACE INTO crm_matchcode(ruleid, side, type, id, ord, active, high, low, canonical)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        set(entry.ruleId()),
                        entry.side().name(),
                        entry.type(),
                        entry.id(),
                        (long) ordinal,
                        entry.active() ? 1L : 0L,
                        entry.code().high(),
                        entry.code().low(),
                        entry.canonical()));
    }

    @Override
    public void remove(String ruleId, Side side, String type, String id) {
        tx.execute(
                "DELETE FROM crm_matchcode WHERE ruleid = ? AND side = ? AND type = ? AND id = ?",
                List.of(set(ruleId), side.name(), type, id));
    }

    @Override
    public void removeRecord(String type, String id) {
        tx.execute("DELETE FROM crm_matchcode WHERE type = ? AND id = ?", List.of(type, id));
    }

    @Override
    public void removeRule(String ruleId) {
        tx.execute("DELETE FROM crm_matchcode WHERE ruleid = ?", List.of(set(ruleId)));
    }

    @Override
    public List<Entry> find(String ruleId, Side side, Matchcode code, String after, int most) {
        return tx.query(
                FIND,
                List.of(set(ruleId), side.name(), code.high(), code.low(), after, (long) most),
                line -> entry(ruleId, side, code, line));
    }

    @Override
    public Map<Matchcode, List<Entry>> first(String ruleId, Side side, Collection<Matchcode> codes, int most) {
        Map<Matchcode, List<Entry>> entries = new HashMap<>();
        String set = set(ruleId);
        tx.query(
                FIRST,
                List.of(JsonLists.of(codes), set, side.name(), set, side.name(), most - 1L),
                line -> entries.computeIfAbsent(
                                new Matchcode(line.getLong(5), line.getLong(6)), code -> new ArrayList<>())
                        .add(entry(ruleId, side, new Matchcode(line.getLong(5), line.getLong(6)), line)));
        return entries;
    }

    static Entry entry(String ruleId, Side side, Matchcode code, ResultSet line) throws SQLException {
        return new Entry(
                ruleId, side, line.getString(1), line.getString(2), line.getLong(3) != 0, code, line.getBytes(4));
    }

    /** Entries of one record on a rule's matching side. */
    public List<Entry> of(String ruleId, String type, String id) {
        return tx.query(
                "SELECT active, high, low, canonical FROM crm_matchcode"
                        + " WHERE ruleid = ? AND side = ? AND type = ? AND id = ? ORDER BY ord",
                List.of(set(ruleId), Side.MATCHING.name(), type, id),
                line -> new Entry(
                        ruleId,
                        Side.MATCHING,
                        type,
                        id,
                        line.getLong(1) != 0,
                        new Matchcode(line.getLong(2), line.getLong(3)),
                        line.getBytes(4)));
    }

    /** How many records have a matchcode on a rule's matching side. */
    public long count(String ruleId, Matchcode code) {
        return tx.number(
                "SELECT count(*) FROM crm_matchcode INDEXED BY crm_matchcode_probe"
                        + " WHERE ruleid = ? AND side = ? AND high = ? AND low = ?",
                List.of(set(ruleId), Side.MATCHING.name(), code.high(), code.low()));
    }

    /** Ids of records with an entry on a rule's matching side, in order, after a place. */
    public List<String> idsAfter(String ruleId, String type, String place, int limit) {
        return tx.query(
                "SELECT DISTINCT id FROM crm_matchcode"
                        + " WHERE ruleid = ? AND side = ? AND type = ? AND id > ? ORDER BY id LIMIT ?",
                List.of(set(ruleId), Side.MATCHING.name(), type, place, limit),
                line -> line.getString(1));
    }

    @Override
    public long count(String ruleId) {
        return tx.number(
                "SELECT count(*) FROM crm_matchcode WHERE ruleid = ? AND side = ? AND ord = 0",
                List.of(set(ruleId), Side.MATCHING.name()));
    }
}
