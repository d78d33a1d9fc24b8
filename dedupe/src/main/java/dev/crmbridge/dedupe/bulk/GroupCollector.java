package dev.crmbridge.dedupe.bulk;

import java.util.Arrays;
import java.util.List;

/** The groups one thread finds under one rule. Not thread-safe. */
final class GroupCollector {
    private final PairFilter filter;
    private final int conditions;
    private int[] rows = new int[1024];
    private int[] ends = new int[256];
    private int used;
    private int groups;

    GroupCollector(PairKind kind, PairFilter filter) {
        this.filter = filter;
        this.conditions = filter.conditions(kind);
    }

    /** Adds a group when it holds a pair that counts. */
    void add(int[] members, int size) {
        if (conditions != 0 && filter.pairs(conditions, members, 0, size) == 0) {
            return;
        }
        if (rows.length - used < size) {
            rows = Arrays.copyOf(rows, Math.max(grown(rows.length), Math.addExact(used, size)));
        }
        if (size == 2) {
            rows[used] = members[0];
            rows[used + 1] = members[1];
        } else {
            System.arraycopy(members, 0, rows, used, size);
        }
        used += size;
        if (groups == ends.length) {
            ends = Arrays.copyOf(ends, grown(ends.length));
        }
        ends[groups++] = used;
    }

    private static int grown(int length) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, length * 2L);
    }

    /** @return the groups of all collectors together */
    static RuleGroups joined(PairKind kind, List<GroupCollector> collectors) {
        int places = 0;
        int groups = 0;
        for (GroupCollector collector : collectors) {
            places = Math.addExact(places, collector.used);
            groups += collector.groups;
        }
        int[] rows = new int[places];
        int[] starts = new int[groups + 1];
        int at = 0;
        int group = 0;
        for (GroupCollector collector : collectors) {
            System.arraycopy(collector.rows, 0, rows, at, collector.used);
            for (int i = 0; i < collector.groups; i++) {
                starts[++group] = at + collector.ends[i];
            }
            at += collector.used;
            collector.rows = new int[0];
            collector.ends = new int[0];
        }
        return new RuleGroups(kind, rows, starts);
    }
}
