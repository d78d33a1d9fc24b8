package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.pages.FoundReader.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups of records that are likely the same, directly or through others: when A matches B and B matches C, all three are one group. Pure.
 *
 * @param groups members in the order in which the search found them
 * @param matches what each record matches directly
 * @param listed records that have a list of duplicates of their own
 */
record Grouping(List<List<Key>> groups, Map<Key, Set<Key>> matches, Set<Key> listed) {
    /** A record and one of its likely duplicates. */
    record Line(Key base, Key duplicate) {}

    static Grouping of(List<Line> lines) {
        Map<Key, Set<Key>> matches = new LinkedHashMap<>();
        Set<Key> listed = new HashSet<>();
        for (Line line : lines) {
            matches.computeIfAbsent(line.base(), key -> new LinkedHashSet<>()).add(line.duplicate());
            matches.computeIfAbsent(line.duplicate(), key -> new LinkedHashSet<>())
                    .add(line.base());
            listed.add(line.base());
        }
        List<List<Key>> groups = new ArrayList<>();
        Set<Key> seen = new HashSet<>();
        for (Key key : matches.keySet()) {
            if (seen.add(key)) {
                groups.add(from(key, matches, seen));
            }
        }
        return new Grouping(groups, matches, listed);
    }

    private static List<Key> from(Key first, Map<Key, Set<Key>> matches, Set<Key> seen) {
        List<Key> members = new ArrayList<>();
        Deque<Key> next = new ArrayDeque<>(List.of(first));
        while (!next.isEmpty()) {
            Key key = next.remove();
            members.add(key);
            for (Key other : matches.getOrDefault(key, Set.of())) {
                if (seen.add(other)) {
                    next.add(other);
                }
            }
        }
        return members;
    }

    /** @return the record whose list shows this one: its own, or that of the first it matches */
    Key shownUnder(Key member) {
        return listed.contains(member)
                ? member
                : matches.getOrDefault(member, Set.of()).stream().findFirst().orElse(member);
    }
}
