package dev.crmbridge.dedupe.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.testkit.Property;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database asked the same question about the same files finds the same rows. Rows of files have no state. */
class DuckDbOracleTest {
    @TempDir
    private Path folder;

    @Test
    void groupsAndPairsOfRandomRulesEqualThoseOfADatabase() throws Exception {
        try (DuckDbOracle database = new DuckDbOracle("id")) {
            Property.holds("this engine equals DuckDB", 10, random -> {
                boolean two = random.nextBoolean();
                List<Path> files = new ArrayList<>();
                for (int i = 0; i < (two ? 2 : 1); i++) {
                    files.add(Files.writeString(folder.resolve("people" + i + ".csv"), RandomPeople.file(random)));
                }
                List<OracleRule> rules = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    rules.add(OracleRule.random(random, RandomPeople.TEXTS, RandomPeople.DATES, two));
                }
                FilePlan.Blanks blanks = FilePlan.Blanks.values()[random.nextInt(3)];
                database.read(files);
                OnePlace here = OnePlace.of(files, "id", rules, blanks, resources(random));
                for (int rule = 0; rule < rules.size(); rule++) {
                    assertThat(here.groups(rule))
                            .as("%s, blanks %s", rules.get(rule).text(), blanks)
                            .isEqualTo(database.groups(rules.get(rule), blanks));
                }
                int one = random.nextInt(rules.size());
                assertThat(here.result().rules().get(one).pairs())
                        .isEqualTo(database.pairs(List.of(rules.get(one)), blanks));
                assertThat(here.result().pairs()).isEqualTo(database.pairs(rules, blanks));
            });
        }
    }

    private FilePlan.Resources resources(SplittableRandom random) {
        long memory = random.nextBoolean() ? 1 << 28 : random.nextInt(20_000);
        return new FilePlan.Resources(1 + random.nextInt(3), memory, folder);
    }
}
