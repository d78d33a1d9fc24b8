package dev.crmbridge.bench.bulk;

import dev.crmbridge.bench.bulk.BulkBench.Found;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB on the same data; its database is in memory, with all processors and no limit of its own. */
final class DuckBulk implements AutoCloseable {
    private final Connection connection;
    private final String source;
    private final String key;

    DuckBulk(Path file, String what) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        run("set threads = " + BulkBench.THREADS);
        String csv = "read_csv('" + file + "', header = true, columns = {'id': 'INTEGER', 'firstname': 'VARCHAR',"
                + " 'lastname': 'VARCHAR', 'email': 'VARCHAR', 'postcode': 'VARCHAR', 'city': 'VARCHAR'})"
                + " where trim(email) <> ''";
        String columns =
                "lower(trim(firstname)) as f, lower(trim(lastname)) as l, lower(trim(email)) as e, trim(postcode) as p";
        switch (what) {
            case "duckdb-file" -> {
                source = "(select id, " + columns + " from " + csv + ")";
                key = "f, l, e, p";
            }
            case "duckdb-keys" -> {
                // Rows without e-mail stay, as they do for the other engine: both get the same keys.
                run(
                        "create table keys as select id, f || '|' || l || '|' || coalesce(e, '') || '|' || p as mc from (select id, "
                                + columns + " from " + csv.replace(" where trim(email) <> ''", "") + ")");
                source = "keys";
                key = "mc";
            }
            default -> {
                run(
                        "create table keys as select id, md5_number(f || '|' || l || '|' || coalesce(e, '') || '|' || p) as mc from (select id, "
                                + columns + " from " + csv.replace(" where trim(email) <> ''", "") + ")");
                source = "keys";
                key = "mc";
            }
        }
    }

    /** Counts the groups, without saying who is in them. */
    Found count() throws SQLException {
        return found("select count(*), sum(n) from (select count(*) as n from " + source + " group by " + key
                + " having count(*) > 1)");
    }

    /** Makes the groups with the rows in them, as the other engine does. */
    Found members() throws SQLException {
        run("create or replace temp table groups as select list(id) as members, count(*) as n from " + source
                + " group by " + key + " having count(*) > 1");
        return found("select count(*), sum(n) from groups");
    }

    private Found found(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return new Found(result.getLong(1), result.getLong(2));
        }
    }

    private void run(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
