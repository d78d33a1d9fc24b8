package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.matchcode.Coding;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The duplicates of many records at once, by stored matchcodes: what {@link DuplicateIndex#check} finds for each of them.
 *
 * <p>Except where more than {@code most + 1} records have one code. Not every one of them lists all others, because n records would make
 * n × (n - 1) pairs: the first that is searched for and has something to list lists {@code most}, past all that do not count, and the rest
 * lists none. Under a rule that compares different types or attributes the rest lists what it finds among the {@code most} where that list
 * began.
 *
 * <p>Under a rule whose transforms give records several codes a pair may come once for each. As thread-safe and as transactional as the
 * store and the keys are.
 */
public final class StoredSearch {
    private final MatchcodeStore store;
    private final int most;
    private final CommonKeys keys;

    /**
     * @param store holds the codes of the matching side
     * @param most how many duplicates a record lists of a code that more have, at least 1
     * @param keys what the search remembers of such codes
     */
    public StoredSearch(MatchcodeStore store, int most, CommonKeys keys) {
        this.store = store;
        this.most = most;
        this.keys = keys;
    }

    /** @return how many entries of a code {@link #ofCode} has to see; a code with so many is common */
    public int enough() {
        return most + 2;
    }

    /**
     * The duplicates of records that are stored, under a rule that {@linkplain DuplicateRule#comparesAlike compares alike}.
     *
     * @param first the first {@link #enough} entries of one code, or all if there are fewer
     * @param records those of the records with this code that are searched for, in the order of their ids
     */
    public List<FoundPair> ofCode(DuplicateRule rule, List<Entry> first, List<Entry> records) {
        List<FoundPair> pairs = new ArrayList<>();
        for (Entry record : records) {
            var coded = new Coding.Coded(record.code(), record.canonical(), List.of());
            add(new Probe(store, rule, coded, record.type(), record.id()), first, pairs);
        }
        return pairs;
    }

    /**
     * The duplicates of records under any one rule.
     *
     * @param records of its base type, in the order in which they are searched for
     */
    public List<FoundPair> of(PublishedRule rule, List<Candidate> records) {
        Matchcoder coder = new Matchcoder(rule);
        List<Probe> probes = new ArrayList<>();
        Set<Matchcode> codes = new LinkedHashSet<>();
        for (Candidate record : records) {
            for (Coding coding : coder.codes(record, Side.BASE)) {
                if (coding instanceof Coding.Coded coded) {
                    probes.add(Probe.of(store, rule.rule(), coded, record));
                    codes.add(coded.code());
                }
            }
        }
        Map<Matchcode, List<Entry>> first = store.first(rule.rule().id(), Side.MATCHING, codes, enough());
        List<FoundPair> pairs = new ArrayList<>();
        probes.forEach(probe -> add(probe, first.getOrDefault(probe.coded().code(), List.of()), pairs));
        return pairs;
    }

    private void add(Probe probe, List<Entry> first, List<FoundPair> pairs) {
        found(probe, first).forEach(entry -> pairs.add(new FoundPair(probe.type(), probe.id(), entry)));
    }

    private Stream<Entry> found(Probe probe, List<Entry> first) {
        if (first.size() < enough()) {
            return probe.duplicates(first);
        } else if (!first.stream().allMatch(probe::holdsTheSame)) {
            // other values with the same code by chance: that many have the code, not the values
            return probe.duplicates(
                    store.find(probe.rule().id(), Side.MATCHING, probe.coded().code()));
        }
        return keys.place(probe.rule().id(), probe.coded().code())
                .map(place -> again(probe, place))
                .orElseGet(() -> new CommonKeyListing(probe, keys, most).of(first).stream());
    }

    /** What a key that some record has listed already comes to for another one. */
    private Stream<Entry> again(Probe probe, String place) {
        return probe.rule().comparesAlike()
                ? Stream.of()
                : probe.duplicates(store.find(
                        probe.rule().id(), Side.MATCHING, probe.coded().code(), place, most));
    }
}
