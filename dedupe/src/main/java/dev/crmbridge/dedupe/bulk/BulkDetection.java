package dev.crmbridge.dedupe.bulk;

import dev.crmbridge.dedupe.Candidate;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.MatchcodeStore.Side;
import dev.crmbridge.dedupe.matchcode.Coding;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Duplicates among the records of one base type and the types its rules look into, all rules in one pass.
 *
 * <p>The caller numbers the records: those of the base type from 0 to below the boundary, all others from the boundary
 * on. Records are added by one thread; {@link #find} uses several. Used once.
 */
public final class BulkDetection {
    private final String baseType;
    private final int boundary;
    private final List<PublishedRule> rules;
    private final List<Matchcoder> coders = new ArrayList<>();
    private final BitSet inactive = new BitSet();
    private final BulkKeys keys;
    private final BulkKeys.Writer writer;
    private final List<Coding.NotComparable> notChecked = new ArrayList<>();

    /**
     * What was found.
     *
     * @param groups for each rule its groups
     * @param pairs for each rule the number of its distinct pairs
     * @param distinctPairs pairs that at least one rule found
     * @param notChecked records and rules that do not fit together, with the reason
     */
    public record Found(
            List<RuleGroups> groups, List<Long> pairs, long distinctPairs, List<Coding.NotComparable> notChecked) {
        public Found {
            groups = List.copyOf(groups);
            pairs = List.copyOf(pairs);
            notChecked = List.copyOf(notChecked);
        }
    }

    /**
     * @param rules rules in force; those for another base type find nothing
     * @param baseType type whose records are checked
     * @param boundary number of records of that type, or more
     * @param memoryBytes how much of the keys is kept in memory
     * @param spill takes the rest
     * @throws IllegalArgumentException when a rule within one type compares two different attributes: its pairs have a
     *     direction, which groups cannot say
     */
    public BulkDetection(List<PublishedRule> rules, String baseType, int boundary, long memoryBytes, KeySpill spill) {
        this.rules = List.copyOf(rules);
        this.baseType = baseType;
        this.boundary = boundary;
        List<PairKind> kinds = new ArrayList<>();
        for (PublishedRule rule : rules) {
            coders.add(new Matchcoder(rule));
            refuseDirections(rule.rule());
            boolean across = !rule.rule().matchingType().equals(rule.rule().baseType());
            kinds.add(new PairKind(across, rule.rule().excludeInactive()));
        }
        keys = new BulkKeys(kinds, KeyHash.standard(), memoryBytes, spill);
        writer = keys.writer();
    }

    private static void refuseDirections(DuplicateRule rule) {
        if (rule.baseType().equals(rule.matchingType()) && !rule.comparesAlike()) {
            throw new IllegalArgumentException("rule “" + rule.name()
                    + "” compares different attributes of one type; check its records one by one");
        }
    }

    /**
     * Adds a record under every rule that reads its type.
     *
     * @param row its number
     * @throws IllegalArgumentException when the number is on the wrong side of the boundary
     */
    public void add(int row, Candidate record) {
        boolean base = record.type().equals(baseType);
        if (row < 0 || base != row < boundary) {
            throw new IllegalArgumentException(row + " is no number for a record of the type " + record.type());
        }
        inactive.set(row, !record.active());
        for (int r = 0; r < rules.size(); r++) {
            DuplicateRule rule = rules.get(r).rule();
            if (rule.baseType().equals(baseType) && (base || rule.matchingType().equals(record.type()))) {
                add(r, row, record, base ? Side.BASE : Side.MATCHING);
            }
        }
    }

    private void add(int rule, int row, Candidate record, Side side) {
        for (Coding coding : coders.get(rule).codes(record, side)) {
            if (coding instanceof Coding.Coded coded) {
                writer.add(rule, row, coded.canonical(), 0, coded.canonical().length);
            } else if (coding instanceof Coding.NotComparable problem) {
                notChecked.add(problem);
            }
        }
    }

    /**
     * Groups what was added.
     *
     * @throws java.util.concurrent.CancellationException when {@code control} stops the run
     */
    public Found find(Workers workers, BulkControl control) {
        writer.close();
        Population population = new Population(boundary, inactive);
        List<RuleGroups> groups = Grouping.of(keys, population, workers, control);
        List<Long> pairs = new ArrayList<>();
        groups.forEach(each -> pairs.add(PairCount.of(each, population, control)));
        return new Found(groups, pairs, PairCount.ofAll(groups, population, control), notChecked);
    }
}
