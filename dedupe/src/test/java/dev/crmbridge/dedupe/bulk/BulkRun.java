package dev.crmbridge.dedupe.bulk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rows with keys, their groups by the engine, and the same by comparing all pairs. For tests. */
final class BulkRun {
    final List<PairKind> rules;
    final Population population;
    private final List<List<Set<String>>> keys = new ArrayList<>();
    private final int rows;

    BulkRun(List<PairKind> rules, int rows, int boundary, BitSet inactive) {
        this.rules = rules;
        this.rows = rows;
        this.population = new Population(boundary, inactive);
        for (int rule = 0; rule < rules.size(); rule++) {
            List<Set<String>> ofRule = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                ofRule.add(new TreeSet<>());
            }
            keys.add(ofRule);
        }
    }

    void key(int rule, int row, String key) {
        keys.get(rule).get(row).add(key);
    }

    List<RuleGroups> groups(KeyHash hash, long memory, KeySpill spill, int threads, BulkControl control) {
        BulkKeys collected = new BulkKeys(rules, hash, memory, spill);
        try (BulkKeys.Writer even = collected.writer();
                BulkKeys.Writer odd = collected.writer()) {
            for (int row = 0; row < rows; row++) {
                for (int rule = 0; rule < rules.size(); rule++) {
                    for (String key : keys.get(rule).get(row)) {
                        byte[] bytes = ("<" + key).getBytes(StandardCharsets.UTF_8);
                        (row % 2 == 0 ? even : odd).add(rule, row, bytes, 1, bytes.length - 1);
                    }
                }
            }
        }
        try (Workers workers = new Workers(threads)) {
            return Grouping.of(collected, population, workers, control);
        }
    }

    boolean matches(int rule, int one, int other) {
        PairKind kind = rules.get(rule);
        int first = Math.min(one, other);
        int second = Math.max(one, other);
        boolean firstActive = !population.inactive().get(first);
        boolean secondActive = !population.inactive().get(second);
        if (kind.across() && (first >= population.boundary() || second < population.boundary())) {
            return false;
        }
        if (kind.excludeInactive() && !(secondActive || (firstActive && !kind.across()))) {
            return false;
        }
        Set<String> shared = new TreeSet<>(keys.get(rule).get(first));
        shared.retainAll(keys.get(rule).get(second));
        return !shared.isEmpty();
    }

    /** The pairs of some rules, one by one. */
    Set<List<Integer>> pairs(int fromRule, int toRule) {
        Set<List<Integer>> pairs = new java.util.HashSet<>();
        for (int rule = fromRule; rule < toRule; rule++) {
            for (int one = 0; one < rows; one++) {
                for (int other = one + 1; other < rows; other++) {
                    if (matches(rule, one, other)) {
                        pairs.add(List.of(one, other));
                    }
                }
            }
        }
        return pairs;
    }

    /** The pairs the groups of a rule stand for. */
    Set<List<Integer>> pairsOf(RuleGroups groups) {
        PairFilter filter = new PairFilter(population);
        int conditions = filter.conditions(groups.kind());
        Set<List<Integer>> pairs = new java.util.HashSet<>();
        for (int group : groups.inOrder()) {
            for (int i = 0; i < groups.size(group); i++) {
                for (int j = i + 1; j < groups.size(group); j++) {
                    if (filter.allows(conditions, groups.row(group, i), groups.row(group, j))) {
                        pairs.add(List.of(groups.row(group, i), groups.row(group, j)));
                    }
                }
            }
        }
        return pairs;
    }
}
