package dev.crmbridge.dedupe.bulk;

import dev.crmbridge.dedupe.bulk.BulkControl.Stage;
import java.util.Arrays;
import java.util.List;

/**
 * Counts the distinct pairs of overlapping groups without writing them out.
 *
 * <p>Groups are taken in order; a group adds its pairs minus those of its rows that an earlier group holds already. The
 * latter is the same question again, among fewer rows and earlier groups only. Two shortcuts keep it short: an earlier
 * group that holds all rows in question holds all their pairs, and few rows are compared pair by pair. So a key that
 * 100,000 rows share costs about as much under five rules as reading those rows a few times. Not thread-safe.
 */
public final class PairCount {
    private static final int FEW = 48;

    private final List<RuleGroups> rules;
    private final PairFilter filter;
    private final BulkControl control;
    private final int[] firstGroup;
    private final int[] conditions;
    /** For each row the groups that hold it, ascending: where they start in {@link #lists}. */
    private final int[] listStart;

    private final int[] lists;

    private PairCount(List<RuleGroups> rules, Population population, BulkControl control) {
        this.rules = rules;
        this.filter = new PairFilter(population);
        this.control = control;
        this.firstGroup = new int[rules.size() + 1];
        this.conditions = new int[rules.size()];
        for (int r = 0; r < rules.size(); r++) {
            firstGroup[r + 1] = Math.addExact(firstGroup[r], rules.get(r).count());
            conditions[r] = filter.conditions(rules.get(r).kind());
        }
        GroupsOfRows groups = GroupsOfRows.of(rules, Integer.MAX_VALUE);
        listStart = groups.starts();
        lists = groups.groups();
    }

    /** @return number of distinct pairs of one rule */
    public static long of(RuleGroups rule, Population population, BulkControl control) {
        return ofAll(List.of(rule), population, control);
    }

    /** @return number of pairs that at least one rule holds */
    public static long ofAll(List<RuleGroups> rules, Population population, BulkControl control) {
        return new PairCount(rules, population, control).count();
    }

    private long count() {
        long pairs = 0;
        int all = firstGroup[rules.size()];
        for (int r = 0; r < rules.size(); r++) {
            RuleGroups rule = rules.get(r);
            for (int group = 0; group < rule.count(); group++) {
                pairs += filter.pairs(conditions[r], rule.rows(), rule.start(group), rule.end(group));
                pairs -= held(rule.rows(), rule.start(group), rule.end(group), firstGroup[r] + group, conditions[r]);
                if ((group & 0xffff) == 0) {
                    control.step(Stage.COUNTING, firstGroup[r] + group, all);
                }
            }
        }
        control.step(Stage.COUNTING, all, all);
        return pairs;
    }

    /** @return pairs among the rows that meet {@code conditions} and that a group before {@code bound} holds */
    private long held(int[] rows, int from, int to, int bound, int meeting) {
        int places = 0;
        for (int i = from; i < to; i++) {
            places += before(rows[i], bound);
        }
        if (places < 2) {
            return 0;
        }
        return to - from <= FEW
                ? heldPairByPair(rows, from, to, bound, meeting)
                : heldByGroups(rows, from, to, bound, meeting, places);
    }

    /** @return number of groups before {@code bound} that hold {@code row} */
    private int before(int row, int bound) {
        int start = listStart[row];
        int end = listStart[row + 1];
        int at = start;
        while (at < end && lists[at] < bound) {
            at++;
        }
        return at - start;
    }

    private long heldByGroups(int[] rows, int from, int to, int bound, int meeting, int places) {
        long[] sorted = new long[places];
        int filled = 0;
        for (int i = from; i < to; i++) {
            int start = listStart[rows[i]];
            for (int at = start, end = start + before(rows[i], bound); at < end; at++) {
                sorted[filled++] = (long) lists[at] << 32 | i;
            }
        }
        Arrays.sort(sorted);
        for (int start = 0, end; start < places; start = end) {
            end = endOfRun(sorted, start);
            int both = meeting | conditionsOf((int) (sorted[start] >>> 32));
            if (end - start == to - from && both == meeting) {
                return filter.pairs(meeting, rows, from, to);
            }
        }
        long pairs = 0;
        int[] shared = new int[to - from];
        for (int start = 0, end; start < places; start = end) {
            end = endOfRun(sorted, start);
            if (end - start > 1) {
                int group = (int) (sorted[start] >>> 32);
                for (int i = start; i < end; i++) {
                    shared[i - start] = rows[(int) sorted[i]];
                }
                int both = meeting | conditionsOf(group);
                pairs += filter.pairs(both, shared, 0, end - start);
                pairs -= held(shared, 0, end - start, group, both);
            }
        }
        control.step(Stage.COUNTING, bound, firstGroup[rules.size()]);
        return pairs;
    }

    private static int endOfRun(long[] sorted, int start) {
        int end = start + 1;
        while (end < sorted.length && sorted[end] >>> 32 == sorted[start] >>> 32) {
            end++;
        }
        return end;
    }

    private int conditionsOf(int group) {
        int rule = 0;
        while (firstGroup[rule + 1] <= group) {
            rule++;
        }
        return conditions[rule];
    }

    private long heldPairByPair(int[] rows, int from, int to, int bound, int meeting) {
        long pairs = 0;
        for (int i = from; i < to; i++) {
            for (int j = i + 1; j < to; j++) {
                if (filter.allows(meeting, rows[i], rows[j]) && shareEarlier(rows[i], rows[j], bound)) {
                    pairs++;
                }
            }
        }
        return pairs;
    }

    private boolean shareEarlier(int one, int other, int bound) {
        int i = listStart[one];
        int j = listStart[other];
        int endOne = listStart[one + 1];
        int endOther = listStart[other + 1];
        while (i < endOne && j < endOther && lists[i] < bound && lists[j] < bound) {
            if (lists[i] == lists[j]) {
                if (filter.allows(conditionsOf(lists[i]), one, other)) {
                    return true;
                }
                i++;
                j++;
            } else if (lists[i] < lists[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }
}
