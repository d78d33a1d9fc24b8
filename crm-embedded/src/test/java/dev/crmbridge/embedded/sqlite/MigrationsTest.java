package dev.crmbridge.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.HostedTables;
import dev.crmbridge.embedded.schema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("crm.sqlite");
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    @Test
    void theTablesHaveExactlyTheColumnsOfTheSchema() {
        try (SqliteDatabase database = new SqliteDatabase(file())) {
            for (Table table : HostedTables.schema().tables()) {
                TreeSet<String> expected = new TreeSet<>();
                for (Column column : table.columns().values()) {
                    expected.add(column.name());
                    if (column.isPolymorphic()) {
                        expected.add(column.name() + "_type");
                    }
                }
                List<String> present = database.read(tx ->
                        tx.query("SELECT name FROM pragma_table_info(?)", List.of(table.name()), l -> l.getString(1)));
                assertThat(new TreeSet<>(present)).as(table.name()).isEqualTo(expected);
            }
        }
    }

    @Test
    void everyEarlierVersionIsBroughtForwardWithItsRows() throws SQLException {
        List<String> scripts = Migrations.bundled().scripts();
        for (int version = 1; version < scripts.size(); version++) {
            Path old = directory.resolve("v" + version + ".sqlite");
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + old)) {
                new Migrations(scripts.subList(0, version)).apply(connection, old);
                connection.createStatement().execute("INSERT INTO account(accountid, name) VALUES ('a', 'kept')");
            }
            try (SqliteDatabase database = new SqliteDatabase(old)) {
                assertThat(database.<Long>read(
                                tx -> tx.number("SELECT count(*) FROM account WHERE name = 'kept'", List.of())))
                        .isEqualTo(1);
                assertThat(database.<Long>read(tx -> tx.number("PRAGMA user_version", List.of())))
                        .isEqualTo(scripts.size());
            }
        }
    }

    @Test
    void matchcodesOfAnEarlierVersionStayInForce() throws SQLException {
        List<String> scripts = Migrations.bundled().scripts();
        try (Connection connection = open()) {
            new Migrations(scripts.subList(0, 3)).apply(connection, file());
            connection
                    .createStatement()
                    .execute("INSERT INTO crm_matchcode(ruleid, side, type, id, active, high, low, canonical)"
                            + " VALUES ('r', 'MATCHING', 'contact', 'a', 1, 7, 8, x'01')");
        }
        try (SqliteDatabase database = new SqliteDatabase(file())) {
            assertThat(database.<List<MatchcodeStore.Entry>>read(tx ->
                            new SqliteMatchcodes(tx).find("r", MatchcodeStore.Side.MATCHING, new Matchcode(7, 8))))
                    .extracting(MatchcodeStore.Entry::id)
                    .containsExactly("a");
        }
    }

    @Test
    void aFailingStepLeavesTheFileAsItWas() throws SQLException {
        try (Connection connection = open()) {
            Migrations broken =
                    new Migrations(List.of("CREATE TABLE one (a);\n", "CREATE TABLE two (a);\nNONSENSE;\n"));
            assertThatThrownBy(() -> broken.apply(connection, file())).isInstanceOf(SQLException.class);
            assertThat(Migrations.version(connection)).isEqualTo(1);
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT * FROM two"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aNewerFileIsRefusedAndLeftAlone() throws SQLException {
        try (Connection connection = open()) {
            connection.createStatement().execute("PRAGMA user_version = 999");
        }
        assertThatThrownBy(() -> new SqliteDatabase(file()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("version 999")
                .hasMessageContaining(file().toString());
    }

    @Test
    void aBrokenFileIsNamed() throws Exception {
        Files.writeString(file(), "this is not a database, it is a text of some length. ".repeat(50));
        assertThatThrownBy(() -> new SqliteDatabase(file()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("backup");
    }

    @Test
    void workThatThrowsIsRolledBack() {
        try (SqliteDatabase database = new SqliteDatabase(file())) {
            assertThatThrownBy(() -> database.write(tx -> {
                        tx.execute("INSERT INTO account(accountid) VALUES ('a')", List.of());
                        throw new IllegalStateException("stop");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(database.<Long>read(tx -> tx.number("SELECT count(*) FROM account", List.of())))
                    .isZero();
        }
    }
}
