package dev.crmbridge.dedupe.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A database asked the same question about the same files. Not thread-safe.
 *
 * <p>DuckDB agrees with us on the letters of the Latin, Greek and Cyrillic alphabets with their accents, on ideographs and emoji. It does
 * not on letters that become two ({@code ß}, {@code æ}), do not decompose ({@code ø}, {@code ł}) or change with the language
 * ({@code İ}, {@code ı}, final sigma), on ligatures and other forms of compatibility, and it knows no white space without width.
 * Tests of files that hold those have expected values of their own.
 */
public final class DuckDbOracle implements AutoCloseable {
    private final Connection database;
    private final Statement statement;
    private final String id;
    private int tables;

    /** @param id column that names a row within its file */
    public DuckDbOracle(String id) throws SQLException {
        this.id = id;
        database = DriverManager.getConnection("jdbc:duckdb:");
        statement = database.createStatement();
    }

    /** Reads one or two files with commas, instead of those read before. */
    public void read(List<Path> files) throws IOException, SQLException {
        tables = files.size();
        for (int i = 0; i < tables; i++) {
            String columns = Arrays.stream(
                            Files.readAllLines(files.get(i)).get(0).split(","))
                    .map(name -> "'" + name.strip() + "': 'VARCHAR'")
                    .collect(Collectors.joining(", ", "{", "}"));
            statement.execute(
                    "create or replace table t" + i + " as select row_number() over () as place, * from read_csv('"
                            + files.get(i)
                            + "', header = false, skip = 1, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = "
                            + columns + ")");
        }
    }

    private String keyed(OracleRule rule, FilePlan.Blanks blanks, int table) {
        boolean second = table == 1;
        return "select " + table + " as t, place, trim(\"" + id + "\") as id, " + rule.key(second) + " as k from t"
                + table + " where " + rule.usable(second, blanks);
    }

    private String keyed(OracleRule rule, FilePlan.Blanks blanks) {
        return "(" + keyed(rule, blanks, 0) + (tables == 2 ? " union all " + keyed(rule, blanks, 1) : "") + ")";
    }

    /** @return the groups of a rule, each with its rows as file from 1 and id */
    public Set<Set<String>> groups(OracleRule rule, FilePlan.Blanks blanks) throws SQLException {
        String shared = tables == 2 ? "count(distinct t) = 2" : "count(*) > 1";
        Map<Long, Set<String>> groups = new HashMap<>();
        try (ResultSet rows = statement.executeQuery("with keyed as " + keyed(rule, blanks)
                + ", shared as (select k, row_number() over () as g from keyed group by k having " + shared + ")"
                + " select g, t, id from keyed join shared using (k)")) {
            while (rows.next()) {
                groups.computeIfAbsent(rows.getLong(1), g -> new TreeSet<>())
                        .add(rows.getInt(2) + 1 + ":" + rows.getString(3));
            }
        }
        return new HashSet<>(groups.values());
    }

    /** @return number of distinct pairs that at least one of the rules finds */
    public long pairs(List<OracleRule> rules, FilePlan.Blanks blanks) throws SQLException {
        String order = tables == 2 ? "a.t = 0 and b.t = 1" : "a.place < b.place";
        String pairs = rules.stream()
                .map(rule -> "select a.place as x, b.place as y from " + keyed(rule, blanks) + " a join "
                        + keyed(rule, blanks) + " b on a.k = b.k and " + order)
                .collect(Collectors.joining(" union "));
        try (ResultSet result = statement.executeQuery("select count(*) from (" + pairs + ") as every")) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        database.close();
    }
}
