package dev.crmbridge.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.dedupe.MatchcodeStoreContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMatchcodesTest extends MatchcodeStoreContract {
    @TempDir
    Path directory;

    private final List<SqliteDatabase> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(SqliteDatabase::close);
    }

    @Override
    protected MatchcodeStore emptyStore() {
        SqliteDatabase database;
        if (opened.isEmpty()) {
            database = new SqliteDatabase(directory.resolve("codes.sqlite"));
            opened.add(database);
        } else {
            database = opened.get(0);
            database.write(tx -> tx.execute("DELETE FROM crm_matchcode", List.of()));
        }
        return new EachCallATransaction(database);
    }

    /** It read all codes of the rule for each record that was saved or searched for. */
    @Test
    void aCodeIsLookedUpByItsIndexAndNotAmongAllCodesOfTheRule() {
        emptyStore();
        List<String> plan = opened.get(0)
                .read(tx -> tx.query(
                        "EXPLAIN QUERY PLAN " + SqliteMatchcodes.FIND,
                        List.of("rule", "MATCHING", 1L, 2L, "", 500L),
                        line -> line.getString("detail")));

        assertThat(plan)
                .as("found by the index, which gives them in order already")
                .singleElement()
                .asString()
                .contains("crm_matchcode_probe (ruleid=? AND side=? AND high=? AND low=? AND id>?)");
    }

    /** A store whose every call is a transaction of its own, as the contract's tests make single calls. */
    private record EachCallATransaction(SqliteDatabase database) implements MatchcodeStore {
        private void change(java.util.function.Consumer<MatchcodeStore> work) {
            database.write(tx -> {
                work.accept(new SqliteMatchcodes(tx));
                return 0;
            });
        }

        @Override
        public void put(Entry entry) {
            change(store -> store.put(entry));
        }

        @Override
        public void putAll(List<Entry> entries) {
            change(store -> store.putAll(entries));
        }

        @Override
        public void remove(String ruleId, Side side, String type, String id) {
            change(store -> store.remove(ruleId, side, type, id));
        }

        @Override
        public void removeRecord(String type, String id) {
            change(store -> store.removeRecord(type, id));
        }

        @Override
        public void removeRule(String ruleId) {
            change(store -> store.removeRule(ruleId));
        }

        @Override
        public List<Entry> find(String ruleId, Side side, Matchcode code, String after, int most) {
            return database.read(tx -> new SqliteMatchcodes(tx).find(ruleId, side, code, after, most));
        }

        @Override
        public long count(String ruleId) {
            return database.read(tx -> new SqliteMatchcodes(tx).count(ruleId));
        }
    }
}
