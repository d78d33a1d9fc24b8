package dev.crmbridge.dedupe.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Keys that very many rows share: counted, never written out pair by pair. */
class HotKeyTest {
    private static final int ROWS = 100_000;

    private static List<RuleGroups> groups(int rules, int rows, IntFunction<IntFunction<String>> keyOfRow) {
        BulkKeys keys = new BulkKeys(
                Collections.nCopies(rules, PairKind.within()), KeyHash.standard(), Long.MAX_VALUE / 2, KeySpill.none());
        try (BulkKeys.Writer writer = keys.writer()) {
            for (int rule = 0; rule < rules; rule++) {
                for (int row = 0; row < rows; row++) {
                    byte[] key = keyOfRow.apply(rule).apply(row).getBytes(StandardCharsets.UTF_8);
                    writer.add(rule, row, key, 0, key.length);
                }
            }
        }
        try (Workers workers = new Workers(2)) {
            return Grouping.of(keys, Population.ofOneType(), workers, BulkControl.none());
        }
    }

    private static long distinct(List<RuleGroups> groups) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> PairCount.ofAll(groups, Population.ofOneType(), BulkControl.none()),
                "the pairs of a hot key were written out");
    }

    private static long pairs(long rows) {
        return rows * (rows - 1) / 2;
    }

    @Test
    void oneKeyHeldByAMillionRowsIsOneGroup() {
        int million = 1_000_000;
        List<RuleGroups> groups = groups(1, million, rule -> row -> "n/a");

        assertThat(groups.get(0).count()).isEqualTo(1);
        assertThat(groups.get(0).size(0)).isEqualTo(million);
        assertThat(distinct(groups)).isEqualTo(pairs(million));
    }

    @Test
    void theSameHotKeyUnderEightRulesCountsOnce() {
        assertThat(distinct(groups(8, ROWS, rule -> row -> "n/a"))).isEqualTo(pairs(ROWS));
    }

    @Test
    void hotKeysThatOverlapInEveryCombinationAreCountedExactly() {
        // Rule r splits the rows by bit r of their number, so two rows differ everywhere only when all bits differ.
        int rules = 8;
        List<RuleGroups> groups = groups(rules, 1 << 16, rule -> row -> "b" + (row >> rule & 1));

        long differEverywhere = (1L << 15) * (1 << 8);
        assertThat(distinct(groups)).isEqualTo(pairs(1 << 16) - differEverywhere);
    }

    @Test
    void aHotKeyCutAcrossByAnotherRuleIsCountedExactly() {
        List<RuleGroups> groups =
                groups(2, ROWS, rule -> row -> rule == 0 ? (row < ROWS / 2 ? "x" : "own" + row) : "r" + row % 1000);

        long together = 1000 * pairs(ROWS / 1000);
        long both = 1000 * pairs(ROWS / 1000 / 2);
        assertThat(distinct(groups)).isEqualTo(pairs(ROWS / 2) + together - both);
    }

    @Test
    void aRunCanBeStoppedAtEveryStage() {
        for (BulkControl.Stage stopped : List.of(BulkControl.Stage.GROUPING, BulkControl.Stage.COUNTING)) {
            BulkControl stop = (stage, done, total) -> {
                if (stage == stopped) {
                    throw new CancellationException();
                }
            };
            BulkRun run = new BulkRun(List.of(PairKind.within()), 4, 0, new java.util.BitSet());
            run.key(0, 1, "a");
            run.key(0, 3, "a");

            assertThatThrownBy(() -> PairCount.ofAll(
                            run.groups(KeyHash.standard(), 1 << 20, KeySpill.none(), 2, stop), run.population, stop))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void progressOnlyGrowsAndEndsAtTheWhole() {
        BulkRun run = new BulkRun(List.of(PairKind.within()), 2, 0, new java.util.BitSet());
        long[] last = new long[1];
        run.groups(KeyHash.standard(), 1 << 20, KeySpill.none(), 1, (stage, done, total) -> {
            assertThat(done).isEqualTo(last[0] + 1).isLessThanOrEqualTo(total);
            last[0] = done;
        });
        assertThat(last[0]).isEqualTo(256);
    }

    @Test
    void whatDoesNotFitAndHasNoPlaceIsAFailureNotALoss() {
        BulkRun run = new BulkRun(List.of(PairKind.within()), 2000, 0, new java.util.BitSet());
        for (int row = 0; row < 2000; row++) {
            run.key(0, row, "some key " + row / 2);
        }
        assertThatThrownBy(() -> run.groups(KeyHash.standard(), 1000, KeySpill.none(), 1, BulkControl.none()))
                .isInstanceOf(KeySpillFailure.class);
        HeapSpill spill = new HeapSpill();
        assertThat(run.groups(KeyHash.standard(), 1000, spill, 1, BulkControl.none())
                        .get(0)
                        .count())
                .isEqualTo(1000);
        assertThat(spill.writes()).isPositive();
    }
}
