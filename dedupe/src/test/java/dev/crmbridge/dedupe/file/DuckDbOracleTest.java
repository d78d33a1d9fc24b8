package dev.crmbridge.dedupe.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.bulk.BulkControl;
import dev.crmbridge.dedupe.spec.RuleSpec;
import dev.crmbridge.testkit.Property;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database asked the same question about the same file gives the same numbers. */
class DuckDbOracleTest {
    @TempDir
    private Path folder;

    /** A rule in both languages. */
    private record Question(String rule, String key, String filled) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("exact(name)", "lower(trim(name))", "trim(name) <> ''"),
            new Question(
                    "first(name,2)+exact(zip)",
                    "left(lower(trim(name)), 2) || '|' || trim(zip)",
                    "trim(name) <> '' and trim(zip) <> ''"),
            new Question("last(zip,2)", "right(trim(zip), 2)", "trim(zip) <> ''"),
            new Question("exact(name);case", "trim(name)", "trim(name) <> ''"));

    @Test
    void groupsPairsAndDistinctPairsEqualThoseOfADatabase() throws Exception {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            Property.holds("this engine equals DuckDB", 40, random -> {
                Path file = write(random);
                statement.execute("create or replace table people as select * from read_csv('" + file
                        + "', header = true, delim = ',', quote = '\"', all_varchar = true, null_padding = false)");
                statement.execute("update people set name = coalesce(name, ''), zip = coalesce(zip, '')");
                FileResult result = run(file, random);
                List<String> pairs = new ArrayList<>();
                for (int i = 0; i < QUESTIONS.size(); i++) {
                    Question question = QUESTIONS.get(i);
                    String keyed =
                            "(select id, " + question.key() + " as k from people where " + question.filled() + ")";
                    String groups = "(select count(*) as n from " + keyed + " group by k having count(*) > 1)";
                    assertThat((long) result.rules().get(i).groups().count())
                            .isEqualTo(number(statement, "select count(*) from " + groups));
                    assertThat(result.rules().get(i).pairs())
                            .isEqualTo(number(statement, "select coalesce(sum(n * (n - 1) / 2), 0) from " + groups));
                    pairs.add("select a.id as x, b.id as y from " + keyed + " a join " + keyed
                            + " b on a.k = b.k and a.id::int < b.id::int");
                }
                assertThat(result.pairs())
                        .isEqualTo(number(
                                statement, "select count(*) from (" + String.join(" union ", pairs) + ") as every"));
            });
        }
    }

    private FileResult run(Path file, SplittableRandom random) throws Exception {
        List<RuleSpec> rules = new ArrayList<>();
        for (Question question : QUESTIONS) {
            rules.add(RuleSpec.parse(question.rule()));
        }
        long memory = random.nextBoolean() ? 1 << 28 : random.nextInt(20_000);
        return FileDetection.run(
                new FilePlan(
                        List.of(file),
                        rules,
                        FilePlan.Blanks.IGNORE,
                        CsvFormat.detected(),
                        ZoneOffset.UTC,
                        new FilePlan.Resources(1 + random.nextInt(3), memory, folder)),
                BulkControl.none());
    }

    private Path write(SplittableRandom random) throws Exception {
        StringBuilder text = new StringBuilder("id,name,zip\n");
        int rows = 50 + random.nextInt(1500);
        int names = 1 + random.nextInt(400);
        for (int row = 0; row < rows; row++) {
            int name = random.nextInt(names);
            String word = random.nextInt(12) == 0 ? " " : (random.nextBoolean() ? "Name" : "name ") + name;
            text.append(row)
                    .append(',')
                    .append(random.nextInt(4) == 0 ? "\"" + word + "\"" : word)
                    .append(',');
            text.append(random.nextInt(9) == 0 ? "" : Integer.toString(random.nextInt(3000)))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("people.csv"), text);
    }

    private static long number(Statement statement, String query) throws Exception {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
