package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import java.util.List;
import java.util.Map;

/**
 * The matchcodes of those rows that a caller may read. The database passes over the others by itself, so that a code of very many rows
 * that are all out of reach is one statement and not one for each of them. Takes no changes. Lives within one transaction and its
 * thread.
 */
public final class ReadableMatchcodes implements MatchcodeStore {
    private final Tx tx;
    private final SqliteMatchcodes all;
    private final Caller caller;
    private final Map<String, Table> tables;

    /**
     * @param caller who reads
     * @param tables the table each rule looks in, by the rule's id; codes of other rules are not found
     */
    public ReadableMatchcodes(Tx tx, Caller caller, Map<String, Table> tables) {
        this.tx = tx;
        this.all = new SqliteMatchcodes(tx);
        this.caller = caller;
        this.tables = Map.copyOf(tables);
    }

    @Override
    public List<Entry> find(String ruleId, Side side, Matchcode code, String after, int most) {
        Table table = tables.get(ruleId);
        if (table == null || AccessRules.depth(caller, Access.READ, table) == Depth.NONE) {
            return List.of();
        }
        SqlText sql = SqlText.join(
                SqlText.of(SqliteMatchcodes.PROBE, all.set(ruleId), side.name(), code.high(), code.low(), after),
                " AND EXISTS (SELECT 1 FROM " + Storage.quoted(table.name()) + " t WHERE t."
                        + Storage.quoted(table.primaryId()) + " = m.id AND ",
                new Visibility(caller).of(table, "t"),
                ")",
                SqlText.of(SqliteMatchcodes.IN_ORDER, (long) most));
        return tx.query(sql.text(), sql.arguments(), line -> SqliteMatchcodes.entry(ruleId, side, code, line));
    }

    @Override
    public long count(String ruleId) {
        throw readOnly();
    }

    @Override
    public void put(Entry entry) {
        throw readOnly();
    }

    @Override
    public void remove(String ruleId, Side side, String type, String id) {
        throw readOnly();
    }

    @Override
    public void removeRecord(String type, String id) {
        throw readOnly();
    }

    @Override
    public void removeRule(String ruleId) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("only for finding what a caller may read");
    }
}
