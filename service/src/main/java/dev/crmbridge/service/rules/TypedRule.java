package dev.crmbridge.service.rules;

import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.DuplicateRuleRow.Condition;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.spec.RuleSpec;
import dev.crmbridge.dedupe.spec.RuleSpec.Comparison;
import dev.crmbridge.dedupe.spec.RuleSpecProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Rules as they are typed ({@code exact(name)+first(address1_city,3);case}) and as the CRM stores them. The CRM knows no transforms and
 * has one policy for accents, so what asks for either is no rule of the CRM. Pure.
 */
final class TypedRule {
    private TypedRule() {}

    /** What a person gave besides the criteria. */
    record Frame(UUID id, String name, String base, String matching, boolean ignoreBlank, boolean excludeInactive) {}

    /**
     * @return the rule to store
     * @throws NotARule with words for a person
     */
    static DuplicateRuleRow parse(Frame frame, String spec) throws NotARule {
        RuleSpec typed;
        try {
            typed = RuleSpec.parse(spec);
        } catch (RuleSpecProblem problem) {
            throw new NotARule(String.valueOf(problem.getMessage()));
        }
        if (typed.keepAccents()) {
            throw new NotARule("“;accents” is for files: a CRM treats accents the same way in all its rules.");
        }
        List<Condition> conditions = new ArrayList<>();
        for (Comparison comparison : typed.comparisons()) {
            if (!comparison.transforms().isEmpty()) {
                throw new NotARule("“" + comparison.transforms().get(0).id()
                        + "” is for files: a CRM compares columns as" + " they are. Name the column alone.");
            }
            Integer length = comparison.length() == 0 ? null : comparison.length();
            conditions.add(new Condition(
                    comparison.column(),
                    comparison.otherColumn(),
                    comparison.operator().code(),
                    length,
                    frame.ignoreBlank()));
        }
        return new DuplicateRuleRow(
                frame.id(),
                frame.name(),
                frame.base(),
                frame.matching(),
                typed.caseSensitive(),
                frame.excludeInactive(),
                conditions);
    }

    /** The text is no rule. */
    static final class NotARule extends Exception {
        private static final long serialVersionUID = 1L;

        NotARule(String message) {
            super(message, null, false, false);
        }
    }

    /** @return the criteria of a stored rule as they would be typed */
    static String typed(DuplicateRuleRow rule) {
        String criteria = rule.conditions().stream().map(TypedRule::typed).collect(Collectors.joining("+"));
        return rule.caseSensitive() ? criteria + ";case" : criteria;
    }

    private static String typed(Condition condition) {
        String columns = condition.baseAttribute().equals(condition.matchingAttribute())
                ? condition.baseAttribute()
                : condition.baseAttribute() + "=" + condition.matchingAttribute();
        Integer length = condition.operatorParam();
        return word(condition.operatorCode()) + "(" + columns + (length == null ? "" : "," + length) + ")";
    }

    /** Words for labels and values of choices are ours: no text asks for them. */
    private static String word(int code) {
        return switch (Operator.ofCode(code).orElse(Operator.EXACT)) {
            case EXACT -> "exact";
            case FIRST -> "first";
            case LAST -> "last";
            case SAME_DATE -> "date";
            case SAME_DATE_AND_TIME -> "datetime";
            case SAME_LABEL -> "label";
            case SAME_VALUE -> "value";
        };
    }
}
