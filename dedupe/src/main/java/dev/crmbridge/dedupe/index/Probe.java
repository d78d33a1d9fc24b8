package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.matchcode.Coding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One look-up of a record's matchcode under one rule.
 *
 * @param coded the record's matchcode as base record
 */
record Probe(MatchcodeStore store, DuplicateRule rule, Coding.Coded coded, Candidate record) {
    private static final int PAGE = 500;

    /** All other records with the code, read at once. */
    Stream<DuplicateHit> all() {
        return hits(store.find(rule.id(), Side.MATCHING, coded.code()));
    }

    /** The same in the order of their ids, read page by page as far as they are asked for. */
    Stream<DuplicateHit> hits() {
        return Stream.iterate(
                        page(""),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE
                                ? List.of()
                                : page(page.get(page.size() - 1).id()))
                .flatMap(this::hits);
    }

    /** All, if there are {@code most} at most; otherwise as {@link DuplicateIndex#checkForSearch} says. */
    Stream<DuplicateHit> forSearch(int most, CommonKeys keys) {
        List<Entry> first = store.find(rule.id(), Side.MATCHING, coded.code(), "", most + 2);
        if (first.size() < most + 2) {
            return hits(first);
        } else if (!first.stream().allMatch(this::holdsTheSame)) {
            return all(); // other values with the same code by chance: that many have the code, not the values
        }
        return keys.place(rule.id(), coded.code())
                .map(place -> again(most, place))
                .orElseGet(() -> new CommonKeyListing(this, keys, most).of(first).stream());
    }

    /** What a key that some record has listed already comes to for another one. */
    private Stream<DuplicateHit> again(int most, String place) {
        return comparesAlike() ? Stream.of() : hits(store.find(rule.id(), Side.MATCHING, coded.code(), place, most));
    }

    List<Entry> page(String after) {
        return store.find(rule.id(), Side.MATCHING, coded.code(), after, PAGE);
    }

    private Stream<DuplicateHit> hits(List<Entry> entries) {
        return entries.stream().filter(this::isHit).map(this::hit);
    }

    DuplicateHit hit(Entry entry) {
        return new DuplicateHit(
                entry.type(), entry.id(), entry.active(), List.of(new DuplicateMatch(rule, coded.filled())));
    }

    /** A record with the same code is a duplicate only if what the codes were made of is the same. */
    boolean isHit(Entry entry) {
        return !isItself(entry) && counts(entry);
    }

    /** Whether an entry is a duplicate of other records with these values. */
    boolean counts(Entry entry) {
        return (entry.active() || !rule.excludeInactive()) && holdsTheSame(entry);
    }

    private boolean holdsTheSame(Entry entry) {
        return Arrays.equals(entry.canonical(), coded.canonical());
    }

    boolean isItself(Entry entry) {
        return entry.type().equals(record.type()) && entry.id().equals(record.id());
    }

    /** Whether records have the same code on both sides of the rule. */
    boolean comparesAlike() {
        return rule.baseType().equals(rule.matchingType())
                && rule.criteria().stream()
                        .allMatch(criterion -> criterion.baseAttribute().equals(criterion.matchingAttribute()));
    }
}
