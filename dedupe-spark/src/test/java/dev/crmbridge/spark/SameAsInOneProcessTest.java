package dev.crmbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.dedupe.bulk.BulkControl;
import dev.crmbridge.dedupe.bulk.RuleGroups;
import dev.crmbridge.dedupe.file.CsvFormat;
import dev.crmbridge.dedupe.file.FileDetection;
import dev.crmbridge.dedupe.file.FilePlan;
import dev.crmbridge.dedupe.file.FilePlan.Blanks;
import dev.crmbridge.dedupe.file.FileResult;
import dev.crmbridge.dedupe.spec.RuleSpec;
import dev.crmbridge.testkit.Property;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The same question about the same files has the same answer on a cluster and in one process. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Spark reads local files on Windows only with Hadoop's native tools")
class SameAsInOneProcessTest {
    private static final List<String> RULES = List.of(
            "exact(name)",
            "first(name,3)+exact(zip)",
            "last(zip,2)+date(born)",
            "exact(nickname(name))",
            "exact(phone(phone,DE));case",
            "exact(metaphone(name))+exact(zip)",
            "exact(name);accents");

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

    @Test
    void groupsAndPairsOfRandomTablesAreEqual() {
        Property.holds("Spark finds what one process finds", 4, random -> {
            boolean two = random.nextBoolean();
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < (two ? 2 : 1); i++) {
                files.add(people(random, "people" + i + ".csv"));
            }
            List<String> rules = new ArrayList<>(RULES.subList(0, 2 + random.nextInt(RULES.size() - 1)));
            Blanks blanks = Blanks.values()[random.nextInt(3)];
            FileResult here = here(files, rules, blanks);
            JobPlan plan = new JobPlan("id", rules, two, blanks, "Z");
            TableFiles csv = new TableFiles(TableFiles.Format.csv, ",", "UTF-8", false);
            List<InputTable> tables = files.stream()
                    .map(file -> csv.read(spark, file.toString(), "id"))
                    .toList();
            try (SparkDetection there = new SparkDetection(plan, tables)) {
                DetectionResult result = there.run();
                assertThat(result.rows()).isEqualTo(here.rows());
                assertThat(result.broken()).isEqualTo(here.brokenRows());
                for (int rule = 0; rule < rules.size(); rule++) {
                    FileResult.RuleResult expected = here.rules().get(rule);
                    DetectionResult.OfRule found = result.rules().get(rule);
                    assertThat(found.groups()).isEqualTo(expected.groups().count());
                    assertThat(found.pairs()).isEqualTo(Optional.of(BigInteger.valueOf(expected.pairs())));
                    assertThat(found.unreadableDates())
                            .isEqualTo(expected.unreadableDates().rows());
                }
                assertThat(result.pairs()).isEqualTo(Optional.of(BigInteger.valueOf(here.pairs())));
                assertThat(groups(there)).isEqualTo(groups(here, rules));
            }
        });
    }

    private FileResult here(List<Path> files, List<String> rules, Blanks blanks) throws Exception {
        List<RuleSpec> specs = new ArrayList<>();
        for (String rule : rules) {
            specs.add(RuleSpec.parse(rule));
        }
        return FileDetection.run(
                new FilePlan(
                        files,
                        specs,
                        blanks,
                        CsvFormat.detected(),
                        ZoneOffset.UTC,
                        new FilePlan.Resources(2, 1 << 24, folder)),
                BulkControl.none());
    }

    /** For each rule the groups, each with its rows as table and id. */
    static Map<String, Set<Set<String>>> groups(SparkDetection detection) {
        Map<String, Map<String, Set<String>>> named = new HashMap<>();
        for (Row row : detection.listing().collectAsList()) {
            named.computeIfAbsent(row.getString(0), rule -> new HashMap<>())
                    .computeIfAbsent(row.getString(1), code -> new TreeSet<>())
                    .add(row.getInt(3) + ":" + row.getString(4));
        }
        Map<String, Set<Set<String>>> groups = new HashMap<>();
        named.forEach((rule, members) -> groups.put(rule, new HashSet<>(members.values())));
        return groups;
    }

    /** The same of one process; the id of a row is its line. */
    private static Map<String, Set<Set<String>>> groups(FileResult result, List<String> rules) {
        Map<String, Set<Set<String>>> groups = new HashMap<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            RuleGroups found = result.rules().get(rule).groups();
            for (int group = 0; group < found.count(); group++) {
                Set<String> members = new TreeSet<>();
                for (int i = 0; i < found.size(group); i++) {
                    int row = found.row(group, i);
                    int second = result.secondFileFrom();
                    members.add(row < second ? "1:" + row : "2:" + (row - second));
                }
                groups.computeIfAbsent(rules.get(rule), name -> new HashSet<>()).add(members);
            }
        }
        return groups;
    }

    private Path people(SplittableRandom random, String name) throws Exception {
        List<String> names = List.of("Bill", "William", "Zoë", "zoe", " Élodie", "Kim", "KIM", "\"Kim, Jr.\"", "", "李");
        List<String> phones = List.of("030 123456", "+49 (0)30/12 34 56", "0171 5550000", "no phone", "");
        StringBuilder text = new StringBuilder("id,name,zip,born,phone\n");
        int rows = 100 + random.nextInt(200);
        for (int row = 0; row < rows; row++) {
            int line = row + 2;
            if (random.nextInt(40) == 0) {
                text.append(line).append(",one,two,three,four,five\n");
                continue;
            }
            text.append(line)
                    .append(',')
                    .append(names.get(random.nextInt(names.size())))
                    .append(',')
                    .append(random.nextInt(5) == 0 ? "" : Integer.toString(10 + random.nextInt(300)))
                    .append(',')
                    .append(random.nextInt(6) == 0 ? "soon" : "1970-01-0" + (1 + random.nextInt(9)))
                    .append(',')
                    .append(phones.get(random.nextInt(phones.size())))
                    .append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }
}
