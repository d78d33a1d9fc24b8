package dev.crmbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the job reads and writes: Parquet, and CSV of any encoding. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Spark reads local files on Windows only with Hadoop's native tools")
class TableFilesTest {
    private static final String PEOPLE = "id,name\n1,Zoë\n2,ZOE\n3,Lee\n4,\"zoe \"\n";

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        LocalSpark.start().stop();
    }

    @Test
    void theRowsOfTheGroupsAreWrittenAsParquetUnlessAskedOtherwise() throws Exception {
        CommandRun run = CommandRun.of(
                csv("people.csv", PEOPLE),
                "--id=id",
                "--rule=exact(name)",
                "--out",
                folder.resolve("groups").toString());
        assertThat(run.code()).as(run.err()).isZero();

        List<Row> rows = LocalSpark.start()
                .read()
                .parquet(folder.resolve("groups").toString())
                .orderBy("id")
                .collectAsList();
        assertThat(rows).extracting(row -> row.<String>getAs("id")).containsExactly("1", "2", "4");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.schema().fieldNames()).containsExactly("rule", "matchcode", "rows", "table", "id");
            assertThat(row.<String>getAs("rule")).isEqualTo("exact(name)");
            assertThat(row.<String>getAs("matchcode"))
                    .matches("[0-9a-f]{32}")
                    .isEqualTo(rows.get(0).getAs("matchcode"));
            assertThat(row.<Long>getAs("rows")).isEqualTo(3L);
            assertThat(row.<Integer>getAs("table")).isEqualTo(1);
        });
    }

    @Test
    void aNameWithoutAnEndingSaysNothingSoTheFormatIsGiven() throws Exception {
        String table = folder.resolve("people").toString();
        LocalSpark.start()
                .sql("select 1L as id, 'Kim' as name union all select 2L, 'kim' union all select 3L, null")
                .write()
                .parquet(table);

        CommandRun run = CommandRun.of(table, "--id=id", "--rule=exact(name)", "--format=parquet");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().at("/rows/0").asLong()).isEqualTo(3);
        assertThat(run.json().at("/pairs").asLong()).isEqualTo(1);
    }

    @Test
    void theFormatThatIsGivenCountsMoreThanTheName() throws Exception {
        CommandRun run = CommandRun.of(csv("people.parquet", PEOPLE), "--id=id", "--rule=exact(name)", "--format=csv");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().at("/pairs").asLong()).isEqualTo(3);
    }

    @Test
    void aFileOfAnotherFormatIsRefusedByName() throws Exception {
        CommandRun run = CommandRun.of(csv("people.csv", PEOPLE), "--id=id", "--rule=exact(name)", "--format=parquet");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("people.csv cannot be read").doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format=json", "--out-format=json"})
    void aFormatThatIsNotKnownIsWrongUsage(String option) {
        CommandRun run = CommandRun.of("people.csv", "--id=id", "--rule=exact(name)", option);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("csv, parquet");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, false, ''",
        "ISO-8859-1, true, ''",
        "UTF-8, false, '\uFEFF'",
        "UTF-8, true, '\uFEFF'",
        "UTF-16, false, ''", // Java writes a mark for this one
        "UTF-16LE, false, ''",
        "UTF-16LE, false, '\uFEFF'",
        "UTF-16BE, true, '\uFEFF'",
    })
    void lettersAreReadInTheEncodingThatIsGiven(String encoding, boolean lineBreaks, String mark) throws Exception {
        Path file = folder.resolve("people.csv");
        Files.write(file, (mark + PEOPLE).getBytes(Charset.forName(encoding)));
        String[] args = {file.toString(), "--id=id", "--rule=exact(name)", "--encoding", encoding, "--line-breaks"};

        CommandRun run = CommandRun.of(lineBreaks ? args : Arrays.copyOf(args, args.length - 1));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().at("/rows/0").asLong()).isEqualTo(4);
        assertThat(run.json().has("broken")).as(run.err()).isFalse();
        assertThat(run.json().at("/pairs").asLong()).isEqualTo(3);
    }

    @Test
    void anEncodingThatIsNotKnownIsWrongUsage() throws Exception {
        CommandRun run =
                CommandRun.of(csv("people.csv", PEOPLE), "--id=id", "--rule=exact(name)", "--encoding=latin9000");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("the encoding “latin9000” is not known");
    }

    @ParameterizedTest
    @CsvSource({"';'", "\\t", "||"})
    void fieldsAreToldApartByTheDelimiter(String delimiter) throws Exception {
        String between = delimiter.equals("\\t") ? "\t" : delimiter;
        CommandRun run = CommandRun.of(
                csv("people.csv", PEOPLE.replace(",", between)),
                "--id=id",
                "--rule=exact(name)",
                "--delimiter",
                delimiter);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().at("/pairs").asLong()).isEqualTo(3);
    }

    @Test
    void anEmptyDelimiterIsWrongUsage() throws Exception {
        CommandRun run = CommandRun.of(csv("people.csv", PEOPLE), "--id=id", "--rule=exact(name)", "--delimiter=");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--delimiter");
    }

    private String csv(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }
}
