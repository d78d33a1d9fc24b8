package dev.crmbridge.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.file.FilePlan.Blanks;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HotKeyTest {
    private static final long ROWS = 200_000;

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = LocalSpark.start();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** All rows share a name, each two follow each other with one place, and three rules overlap in all of them. */
    @Test
    void aKeyOfAllRowsIsCountedWithoutWritingItsPairs() {
        Dataset<Row> rows = spark.range(ROWS)
                .select(
                        col("id"),
                        lit("unknown").as("name"),
                        concat(lit("p"), col("id").divide(2).cast("long")).as("place"),
                        col("id").mod(2).cast("string").as("half"));
        JobPlan plan = new JobPlan(
                "id", List.of("exact(name)", "exact(place)", "exact(half)+first(name,3)"), false, Blanks.IGNORE, "Z");
        try (SparkDetection detection = new SparkDetection(plan, List.of(InputTable.of("rows", rows, "id")))) {
            DetectionResult result = detection.run();
            BigInteger all = BigInteger.valueOf(ROWS * (ROWS - 1) / 2);
            long half = ROWS / 2;
            assertThat(result.rules())
                    .extracting(DetectionResult.OfRule::pairs)
                    .containsExactly(
                            Optional.of(all),
                            Optional.of(BigInteger.valueOf(half)),
                            Optional.of(BigInteger.valueOf(half * (half - 1))));
            assertThat(result.rules())
                    .extracting(DetectionResult.OfRule::largest)
                    .containsExactly(ROWS, 2L, half);
            assertThat(result.pairs()).isEqualTo(Optional.of(all));
        }
    }

    @Test
    void pairsAreNotCountedWhereARowIsInTooManyGroups() {
        Dataset<Row> rows = spark.range(4).select(col("id"), lit("x").as("name"));
        List<String> rules = java.util.stream.IntStream.rangeClosed(1, DistinctPairs.MOST_GROUPS + 1)
                .mapToObj(n -> "first(name," + n + ")")
                .toList();
        JobPlan plan = new JobPlan("id", rules, false, Blanks.IGNORE, "Z");
        try (SparkDetection detection = new SparkDetection(plan, List.of(InputTable.of("rows", rows, "id")))) {
            DetectionResult result = detection.run();
            assertThat(result.pairs()).isEmpty();
            assertThat(result.rules())
                    .allSatisfy(rule -> assertThat(rule.pairs()).contains(BigInteger.valueOf(6)));
            assertThat(new ResultText(List.of("rows"), result).warnings())
                    .anyMatch(line -> line.contains("not counted"));
        }
    }
}
