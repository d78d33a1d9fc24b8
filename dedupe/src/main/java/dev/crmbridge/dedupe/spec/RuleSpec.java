package dev.crmbridge.dedupe.spec;

import dev.crmbridge.dedupe.AccentPolicy;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.Transform;
import java.util.List;

/**
 * A rule as it was typed.
 *
 * @param text what was typed
 * @param comparisons at least one
 * @param caseSensitive upper and lower case differ ({@code ;case})
 * @param keepAccents accents differ ({@code ;accents})
 */
public record RuleSpec(String text, List<Comparison> comparisons, boolean caseSensitive, boolean keepAccents) {
    public RuleSpec {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * One comparison.
     *
     * @param column column of the first file
     * @param otherColumn column of the second file; the same name unless {@code exact(a=b)} was typed
     * @param length number of characters for first and last, otherwise 0
     * @param transforms in the order in which they are applied, hence the innermost first
     */
    public record Comparison(
            Operator operator, String column, String otherColumn, int length, List<Transform> transforms) {
        public Comparison {
            transforms = List.copyOf(transforms);
        }

        /** A comparison without transforms. */
        public Comparison(Operator operator, String column, String otherColumn, int length) {
            this(operator, column, otherColumn, length, List.of());
        }
    }

    /** @throws RuleSpecProblem when {@code text} is no rule */
    public static RuleSpec parse(String text) throws RuleSpecProblem {
        return new RuleSpecParser(text).parse();
    }

    /**
     * @param id id and name of the rule
     * @param baseType type of the rows of the first file
     * @param matchingType type of the rows of the second file, or the same
     */
    public DuplicateRule toRule(String id, String baseType, String matchingType, boolean ignoreBlank) {
        List<Criterion> criteria = comparisons.stream()
                .map(each -> new Criterion(
                        each.column(),
                        each.otherColumn(),
                        each.operator(),
                        each.length(),
                        ignoreBlank,
                        AccentPolicy.AS_RULE,
                        each.transforms()))
                .toList();
        return new DuplicateRule(id, text, baseType, matchingType, caseSensitive, false, criteria);
    }
}
