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
 * @param type the record's type
 * @param id its id
 */
record Probe(MatchcodeStore store, DuplicateRule rule, Coding.Coded coded, String type, String id) {
    private static final int PAGE = 500;

    static Probe of(MatchcodeStore store, DuplicateRule rule, Coding.Coded coded, Candidate record) {
        return new Probe(store, rule, coded, record.type(), record.id());
    }

    /** All other records with the code, read at once. */
    Stream<DuplicateHit> all() {
        return duplicates(store.find(rule.id(), Side.MATCHING, coded.code())).map(this::hit);
    }

    /** The same in the order of their ids, read page by page as far as they are asked for. */
    Stream<DuplicateHit> hits() {
        return Stream.iterate(
                        page(""),
                        page -> !page.isEmpty(),
                        page -> page.size() < PAGE
                                ? List.of()
                                : page(page.get(page.size() - 1).id()))
                .flatMap(this::duplicates)
                .map(this::hit);
    }

    List<Entry> page(String after) {
        return store.find(rule.id(), Side.MATCHING, coded.code(), after, PAGE);
    }

    private DuplicateHit hit(Entry entry) {
        return new DuplicateHit(
                entry.type(), entry.id(), entry.active(), List.of(new DuplicateMatch(rule, coded.filled())));
    }

    /** Those of some entries with the record's code that are duplicates of it. */
    Stream<Entry> duplicates(List<Entry> entries) {
        return entries.stream().filter(entry -> !isItself(entry) && counts(entry));
    }

    /** Whether an entry is a duplicate of other records with these values. */
    boolean counts(Entry entry) {
        return (entry.active() || !rule.excludeInactive()) && holdsTheSame(entry);
    }

    /** A record with the same code is a duplicate only if what the codes were made of is the same. */
    boolean holdsTheSame(Entry entry) {
        return Arrays.equals(entry.canonical(), coded.canonical());
    }

    boolean isItself(Entry entry) {
        return entry.type().equals(type) && entry.id().equals(id);
    }
}
