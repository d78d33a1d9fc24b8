package dev.crmbridge.dedupe.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.testkit.Property;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bulk detection finds what comparing every pair finds, however bad the hash and however small the memory. */
class BulkPropertyTest {
    private static final KeyHash EIGHT_BITS =
            (bytes, from, length) -> KeyHash.standard().of(bytes, from, length) >> 56;

    @Test
    void groupsAndDistinctPairsEqualBruteForce() {
        Property.holds("bulk equals brute force", 400, random -> compare(random, KeyHash.standard()));
    }

    @Test
    void aHashOfEightBitsChangesNoAnswer() {
        Property.holds("bulk equals brute force with an 8-bit hash", 150, random -> compare(random, EIGHT_BITS));
    }

    @Test
    void aHashThatIsAlwaysEqualChangesNoAnswer() {
        Property.holds("bulk equals brute force without a hash", 50, random -> compare(random, (b, f, l) -> 7));
    }

    private static void compare(SplittableRandom random, KeyHash hash) {
        BulkRun run = run(random);
        long memory = random.nextBoolean() ? Long.MAX_VALUE / 2 : random.nextInt(3_000);
        List<RuleGroups> groups = run.groups(hash, memory, new HeapSpill(), 1 + random.nextInt(3), BulkControl.none());

        for (int rule = 0; rule < groups.size(); rule++) {
            assertThat(run.pairsOf(groups.get(rule))).isEqualTo(run.pairs(rule, rule + 1));
            assertThat(PairCount.of(groups.get(rule), run.population, BulkControl.none()))
                    .isEqualTo(run.pairs(rule, rule + 1).size());
        }
        assertThat(PairCount.ofAll(groups, run.population, BulkControl.none()))
                .isEqualTo(run.pairs(0, groups.size()).size());
    }

    private static BulkRun run(SplittableRandom random) {
        int rows = 1 + random.nextInt(160);
        int boundary = random.nextInt(rows + 1);
        boolean across = random.nextInt(3) == 0;
        boolean several = random.nextInt(3) == 0;
        BitSet inactive = new BitSet();
        if (random.nextBoolean()) {
            for (int row = 0; row < rows; row++) {
                inactive.set(row, random.nextInt(3) == 0);
            }
        }
        List<PairKind> rules = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int rule = 0; rule < count; rule++) {
            rules.add(new PairKind(across, random.nextBoolean()));
        }
        BulkRun run = new BulkRun(rules, rows, boundary, inactive);
        for (int rule = 0; rule < count; rule++) {
            int values = 1 + random.nextInt(random.nextBoolean() ? 3 : 200);
            int blank = random.nextInt(5);
            for (int row = 0; row < rows; row++) {
                for (int key = several ? random.nextInt(4) : 1; key > 0; key--) {
                    if (random.nextInt(8) >= blank) {
                        run.key(rule, row, "k" + random.nextInt(values));
                    }
                }
            }
        }
        return run;
    }
}
