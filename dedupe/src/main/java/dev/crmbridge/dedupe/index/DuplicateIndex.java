package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore;
import dev.crmbridge.dedupe.MatchcodeStore.Codes;
import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.matchcode.Coding;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of published rules over a store of matchcodes.
 *
 * <p>{@link #put} and {@link #remove} keep the store in step with the records of the matching types; {@link #check}
 * finds the duplicates of a record, saved or not. A check costs one look-up per rule of the record's type. Only the
 * matching side is stored: a base record's code is computed when it is checked.
 *
 * <p>Immutable apart from the store; as thread-safe and as transactional as the store is. When the rules change, make a
 * new index over the same store, remove the codes of rules that went ({@link MatchcodeStore#removeRule}) and put the
 * records of rules that came.
 */
public final class DuplicateIndex {
    /** Records whose matchcodes are made before they are stored together. */
    private static final int AT_ONCE = 512;

    private final MatchcodeStore store;
    private final List<CodedRule> rules;
    private final Map<String, List<CodedRule>> byBaseType;
    private final Map<String, List<CodedRule>> byMatchingType;

    private record CodedRule(DuplicateRule rule, Matchcoder coder) {
        /** Whether a change of one of these attributes can change the outcome for a base record. */
        boolean reads(Set<String> baseAttributes) {
            return rule.criteria().stream().map(Criterion::baseAttribute).anyMatch(baseAttributes::contains);
        }
    }

    /**
     * @param store where the codes are
     * @param rules rules in force, with ids of their own
     * @throws IllegalArgumentException when two rules have the same id
     */
    public DuplicateIndex(MatchcodeStore store, List<PublishedRule> rules) {
        this(store, rules, Matchcoder::digest);
    }

    /** @param digest how matchcodes are made; all that use {@code store} must use the same */
    DuplicateIndex(MatchcodeStore store, List<PublishedRule> rules, Matchcoder.Digest digest) {
        this.store = store;
        this.rules = rules.stream()
                .map(rule -> new CodedRule(rule.rule(), new Matchcoder(rule, digest)))
                .toList();
        this.byBaseType = this.rules.stream()
                .collect(Collectors.groupingBy(rule -> rule.rule().baseType()));
        this.byMatchingType = this.rules.stream()
                .collect(Collectors.groupingBy(rule -> rule.rule().matchingType()));
        Set<String> ids = new HashSet<>();
        for (PublishedRule rule : rules) {
            if (!ids.add(rule.rule().id())) {
                throw new IllegalArgumentException(
                        "two rules have the id " + rule.rule().id());
            }
        }
    }

    /** @return the types whose records are looked up, hence have to be {@link #put} */
    public Set<String> matchingTypes() {
        Set<String> types = new TreeSet<>();
        rules.forEach(rule -> types.add(rule.rule().matchingType()));
        return types;
    }

    /** @return the attributes {@link #put} needs of a record of {@code type}; empty when no rule looks for the type */
    public Set<String> matchingAttributes(String type) {
        Set<String> names = new TreeSet<>();
        rulesMatching(type)
                .forEach(rule -> rule.rule().criteria().forEach(criterion -> names.add(criterion.matchingAttribute())));
        return names;
    }

    /** @return the attributes {@link #check} needs of a record of {@code type}; empty when no rule checks the type */
    public Set<String> baseAttributes(String type) {
        Set<String> names = new TreeSet<>();
        rulesFor(type)
                .forEach(rule -> rule.rule().criteria().forEach(criterion -> names.add(criterion.baseAttribute())));
        return names;
    }

    /** Stores the record's matchcodes, replacing its earlier ones. Nothing happens for a type no rule looks for. */
    public void put(Candidate record) {
        for (CodedRule rule : rulesMatching(record.type())) {
            put(rule, record);
        }
    }

    /** As {@link #put} for each in turn, but faster: for the records that exist when rules come into force. */
    public void putAll(Collection<Candidate> records) {
        putAll(records, rules);
    }

    /**
     * The same under one rule only.
     *
     * @throws IllegalArgumentException when there is no such rule
     */
    public void putAll(Collection<Candidate> records, String ruleId) {
        putAll(records, List.of(named(ruleId)));
    }

    private void putAll(Collection<Candidate> records, List<CodedRule> under) {
        List<Candidate> some = new ArrayList<>(AT_ONCE);
        for (Candidate record : records) {
            some.add(record);
            if (some.size() == AT_ONCE) {
                under.forEach(rule -> replace(rule, some));
                some.clear();
            }
        }
        under.forEach(rule -> replace(rule, some));
    }

    private void replace(CodedRule rule, List<Candidate> records) {
        List<Codes> codes = new ArrayList<>(records.size());
        for (Candidate record : records) {
            if (record.type().equals(rule.rule().matchingType())) {
                codes.add(new Codes(record.type(), record.id(), entries(rule, record)));
            }
        }
        if (!codes.isEmpty()) {
            store.replace(rule.rule().id(), Side.MATCHING, codes);
        }
    }

    /**
     * What the store should hold of a record under one rule, for comparing it with what it does hold.
     *
     * @return empty when the record has no matchcode, or the rule does not look for its type
     * @throws IllegalArgumentException when there is no such rule
     */
    public List<Entry> entries(Candidate record, String ruleId) {
        CodedRule rule = named(ruleId);
        return rule.rule().matchingType().equals(record.type()) ? entries(rule, record) : List.of();
    }

    private CodedRule named(String ruleId) {
        return rules.stream()
                .filter(each -> each.rule().id().equals(ruleId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule has the id " + ruleId));
    }

    /** Forgets a record that no longer exists; nothing happens when it is not known. */
    public void remove(String type, String id) {
        store.removeRecord(type, id);
    }

    /** @return the duplicates of {@code record} under all rules of its type; never the record itself */
    public Duplicates check(Candidate record) {
        return check(record, rulesFor(record.type()), Probe::all);
    }

    /**
     * The first duplicates under all rules of the record's type, however many records have its matchcode.
     *
     * @param wanted decides about a record and the rule that found it; asked until enough are found
     * @param most how many are enough, at least 1
     * @return at most {@code most}, the first by type and id; not necessarily with every rule that finds them
     */
    public List<DuplicateHit> first(Candidate record, Predicate<DuplicateHit> wanted, int most) {
        return first(record, rule -> true, wanted, most);
    }

    /**
     * The same under some of those rules.
     *
     * @param asked decides which
     */
    public List<DuplicateHit> first(
            Candidate record, Predicate<DuplicateRule> asked, Predicate<DuplicateHit> wanted, int most) {
        List<CodedRule> applicable = rulesFor(record.type()).stream()
                .filter(rule -> asked.test(rule.rule()))
                .toList();
        return first(record, applicable, wanted, most);
    }

    private List<DuplicateHit> first(
            Candidate record, List<CodedRule> applicable, Predicate<DuplicateHit> wanted, int most) {
        Duplicates found =
                check(record, applicable, probe -> probe.hits().filter(wanted).limit(most));
        return found.hits().stream().limit(most).toList();
    }

    /**
     * Checks an update: as {@link #first}, but only under the rules that read an attribute which changes, because under the others the
     * record has the duplicates it had before.
     *
     * @param changed names of the attributes that change
     */
    public List<DuplicateHit> checkChange(
            Candidate record, Set<String> changed, Predicate<DuplicateHit> wanted, int most) {
        List<CodedRule> applicable = rulesFor(record.type()).stream()
                .filter(rule -> rule.reads(changed))
                .toList();
        return first(record, applicable, wanted, most);
    }

    private void put(CodedRule rule, Candidate record) {
        List<Entry> entries = entries(rule, record);
        if (entries.isEmpty()) {
            store.remove(rule.rule().id(), Side.MATCHING, record.type(), record.id());
        } else {
            store.putAll(entries);
        }
    }

    private static List<Entry> entries(CodedRule rule, Candidate record) {
        List<Entry> entries = new ArrayList<>();
        for (Coding coding : rule.coder().codes(record, Side.MATCHING)) {
            if (coding instanceof Coding.Coded coded) {
                entries.add(new Entry(
                        rule.rule().id(),
                        Side.MATCHING,
                        record.type(),
                        record.id(),
                        record.active(),
                        coded.code(),
                        coded.canonical()));
            }
        }
        return entries;
    }

    private Duplicates check(Candidate record, List<CodedRule> applicable, Function<Probe, Stream<DuplicateHit>> look) {
        Map<List<String>, DuplicateHit> hits = new LinkedHashMap<>();
        List<Coding.NotComparable> notChecked = new ArrayList<>();
        for (CodedRule rule : applicable) {
            for (Coding coding : rule.coder().codes(record, Side.BASE)) {
                if (coding instanceof Coding.NotComparable problem) {
                    notChecked.add(problem);
                } else if (coding instanceof Coding.Coded coded) {
                    look.apply(Probe.of(store, rule.rule(), coded, record))
                            .forEach(hit -> hits.merge(List.of(hit.type(), hit.id()), hit, DuplicateIndex::joined));
                }
            }
        }
        List<DuplicateHit> ordered = new ArrayList<>(hits.values());
        ordered.sort(Comparator.comparing(DuplicateHit::type).thenComparing(DuplicateHit::id));
        return new Duplicates(ordered, notChecked);
    }

    private static DuplicateHit joined(DuplicateHit first, DuplicateHit second) {
        List<DuplicateMatch> matches = new ArrayList<>(first.matches());
        second.matches().stream()
                .filter(match -> matches.stream()
                        .noneMatch(
                                known -> known.rule().id().equals(match.rule().id())))
                .forEach(matches::add);
        return new DuplicateHit(first.type(), first.id(), first.active(), matches);
    }

    private List<CodedRule> rulesFor(String type) {
        return byBaseType.getOrDefault(type, List.of());
    }

    private List<CodedRule> rulesMatching(String type) {
        return byMatchingType.getOrDefault(type, List.of());
    }
}
