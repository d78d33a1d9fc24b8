package dev.crmbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Spark reads local files on Windows only with Hadoop's native tools")
class DetectCommandTest {
    private static SparkSession spark;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        spark = LocalSpark.start();
    }

    @BeforeEach
    void startAgain() {
        spark = LocalSpark.start(); // the command ends the one it worked with
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void theCountsAreTheJsonOfTheCommandForFilesAndTheRowsOfTheGroupsAreWritten() throws Exception {
        Path people = write("people.csv", "id,name,zip", "1,Kim,10", "2,kim ,20", "3,KIM,10", "4,Lee,10", "5,,10");
        assertThat(run(
                        people.toString(),
                        "--id",
                        "id",
                        "--rule",
                        "exact(name)",
                        "--rule",
                        "exact(name)+exact(zip)",
                        "--out",
                        folder.resolve("groups").toString(),
                        "--out-format",
                        "csv"))
                .isZero();
        JsonNode counts = new ObjectMapper().readTree(text(out));
        assertThat(counts.at("/rows/0").asLong()).isEqualTo(5);
        assertThat(counts.at("/rules/0/pairs").asLong()).isEqualTo(3);
        assertThat(counts.at("/rules/0/largest").asLong()).isEqualTo(3);
        assertThat(counts.at("/rules/1/pairs").asLong()).isEqualTo(1);
        assertThat(counts.at("/pairs").asLong()).isEqualTo(3);
        assertThat(counts.has("broken")).isFalse();
        spark = LocalSpark.start();
        List<Row> rows = spark.read()
                .option("header", true)
                .csv(folder.resolve("groups").toString())
                .collectAsList();
        assertThat(ids(rows, "exact(name)")).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(ids(rows, "exact(name)+exact(zip)")).containsExactlyInAnyOrder("1", "3");
    }

    @Test
    void parquetOfTwoTablesIsComparedByTheKindOfItsColumns() throws Exception {
        Path a = folder.resolve("a.parquet");
        Path b = folder.resolve("b.parquet");
        spark.sql("select 1 as id, date'2026-03-01' as day, 1.50 as sum, true as open, 'x' as note union all"
                        + " select 2, date'2026-03-02', 2, false, 'y'")
                .write()
                .parquet(a.toString());
        spark.sql("select 7 as id, timestamp'2026-03-01 23:30:00Z' as moment, 1.5 as total, true as open, 5 as note")
                .write()
                .parquet(b.toString());
        assertThat(run(
                        a.toString(),
                        b.toString(),
                        "--id",
                        "id",
                        "--zone",
                        "UTC",
                        "--rule",
                        "date(day=moment)+exact(sum=total)+exact(open)"))
                .isZero();
        assertThat(new ObjectMapper().readTree(text(out)).at("/pairs").asLong()).isEqualTo(1);
        LocalSpark.start();
        assertThat(run(a.toString(), b.toString(), "--id", "id", "--rule", "exact(note)"))
                .isEqualTo(2);
        assertThat(text(err)).contains("compares columns of different kinds");
        LocalSpark.start();
        assertThat(run(a.toString(), b.toString(), "--id", "id", "--rule", "first(sum=total,2)"))
                .isEqualTo(2);
        assertThat(text(err)).contains("“sum” holds decimal(12,2), which the rule cannot compare");
    }

    @Test
    void rowsThatCannotBeReadAreCountedAndTold() throws Exception {
        Path people = write("people.csv", "id,name", "1,Kim", "2,Kim,too many", "3", "4,\"Kim\"", "5,\"Ki \"\"m\"\"\"");
        assertThat(run(people.toString(), "--id", "id", "--rule", "exact(name)"))
                .isZero();
        JsonNode counts = new ObjectMapper().readTree(text(out));
        assertThat(counts.at("/rows/0").asLong()).isEqualTo(3);
        assertThat(counts.at("/broken/0").asLong()).isEqualTo(2);
        assertThat(counts.at("/pairs").asLong()).isEqualTo(1);
        assertThat(text(err)).contains("2 rows were left out");
    }

    @Test
    void lineBreaksWithinQuotesNeedTheirOption() throws Exception {
        Path people = write("people.csv", "id,name", "1,\"Kim", "Lee\"", "2,\"kim", "lee\"");
        assertThat(run(people.toString(), "--id", "id", "--rule", "exact(name)", "--line-breaks"))
                .isZero();
        assertThat(new ObjectMapper().readTree(text(out)).at("/pairs").asLong()).isEqualTo(1);
    }

    @Test
    void whatCannotBeDoneIsToldBeforeTheWork() throws Exception {
        Path people = write("people.csv", "id,name,Zip", "1,Kim,1", "1,Lee,2", "2,Lee,2");
        refused(2, "there is no column “first”", people.toString(), "--id", "id", "--rule", "exact(first)");
        refused(2, "there is no column “key”", people.toString(), "--id", "key", "--rule", "exact(name)");
        refused(2, "the rule cannot be read", people.toString(), "--id", "id", "--rule", "same(name)");
        refused(2, "needs two files", people.toString(), "--id", "id", "--rule", "exact(name=zip)");
        refused(
                2,
                "the time zone “Mars” is not known",
                people.toString(),
                "--id",
                "id",
                "--zone",
                "Mars",
                "--rule",
                "exact(name)");
        refused(
                2,
                "--all-blank needs --blank equal",
                people.toString(),
                "--id",
                "id",
                "--all-blank",
                "--rule",
                "exact(name)");
        refused(1, "“1” stands in 2 of them", people.toString(), "--id", "id", "--rule", "exact(name)");
        refused(1, "cannot be read", folder.resolve("none.csv").toString(), "--id", "id", "--rule", "exact(name)");
        Path anonymous = write("anonymous.csv", "id,name", "1,Kim", ",Lee");
        refused(
                1,
                "1 rows have nothing in the column “id”",
                anonymous.toString(),
                "--id",
                "id",
                "--rule",
                "exact(name)");
        Path twice = write("twice.csv", "id,name,name ", "1,Kim,Lee");
        refused(1, "two columns are called “name”", twice.toString(), "--id", "id", "--rule", "exact(name)");
        Path empty = write("empty.csv");
        refused(1, "is empty", empty.toString(), "--id", "id", "--rule", "exact(name)");
        Path fine = write("fine.csv", "id,name", "1,Kim", "2,Kim");
        refused(
                1,
                "the result cannot be written to " + folder,
                fine.toString(),
                "--id",
                "id",
                "--rule",
                "exact(name)",
                "--out",
                folder.toString());
    }

    @Test
    void filesWithOtherColumnsAreNotMixedUp() throws Exception {
        Files.createDirectory(folder.resolve("parts"));
        write("parts/1.csv", "id,name,city", "1,Kim,Bonn");
        write("parts/2.csv", "id,city,name", "2,Bonn,Kim");
        assertThat(run(folder.resolve("parts").toString(), "--id", "id", "--rule", "exact(name)"))
                .isEqualTo(1);
        assertThat(text(err)).contains("header");
    }

    private void refused(int code, String message, String... args) {
        LocalSpark.start();
        err.reset();
        assertThat(run(args)).isEqualTo(code);
        assertThat(text(err)).contains(message).doesNotContain("\tat ");
        assertThat(out.size()).isZero();
    }

    private int run(String... args) {
        return new CommandLine(new DetectCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)))
                .execute(args);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static Set<String> ids(List<Row> rows, String rule) {
        return rows.stream()
                .filter(row -> row.<String>getAs("rule").equals(rule))
                .map(row -> row.<String>getAs("id"))
                .collect(Collectors.toSet());
    }

    private Path write(String name, String... lines) throws Exception {
        List<String> all = new ArrayList<>(List.of(lines));
        return Files.write(folder.resolve(name), all);
    }
}
