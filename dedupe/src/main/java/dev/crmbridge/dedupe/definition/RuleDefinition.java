package dev.crmbridge.dedupe.definition;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.definition.RuleProblem.Code;
import dev.crmbridge.dedupe.matchcode.DynamicsLength;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/** Checks of rules, before anything is stored or published. All problems are named at once. */
public final class RuleDefinition {
    /** The most published rules Dynamics allows for one base type. */
    public static final int MOST_PUBLISHED = 5;

    private RuleDefinition() {}

    /** What a type offers to rules. */
    @FunctionalInterface
    public interface Columns {
        /** @return the kind of a column, empty when there is none or it cannot be used in a rule */
        Optional<AttributeKind> kind(String type, String column);
    }

    /**
     * Checks a stored condition before a {@link Criterion} is made of it.
     *
     * @param operatorCode number of the operator
     * @param operatorParam number of characters, empty when it is not set
     */
    public static Optional<RuleProblem> condition(int operatorCode, OptionalInt operatorParam) {
        Optional<Operator> operator = Operator.ofCode(operatorCode);
        if (operator.isEmpty()) {
            return Optional.of(
                    new RuleProblem(Code.INVALID_OPERATOR_CODE, "There is no operator " + operatorCode + "."));
        }
        boolean counted = operator.get().isCounted();
        if (counted && operatorParam.orElse(0) < 1) {
            return Optional.of(new RuleProblem(
                    Code.INVALID_OPERATOR_CODE, "The operator needs the number of characters, 1 or more."));
        }
        return counted || operatorParam.isEmpty()
                ? Optional.empty()
                : Optional.of(new RuleProblem(
                        Code.INVALID_OPERATOR_CODE, "A number of characters must not be set for this operator."));
    }

    /** @return what keeps the criteria of {@code rule} from being used; empty when nothing does */
    public static List<RuleProblem> rule(DuplicateRule rule, Columns columns) {
        List<RuleProblem> problems = new ArrayList<>();
        for (Criterion criterion : rule.criteria()) {
            Optional<AttributeKind> base = columns.kind(rule.baseType(), criterion.baseAttribute());
            Optional<AttributeKind> matching = columns.kind(rule.matchingType(), criterion.matchingAttribute());
            if (base.isEmpty() || matching.isEmpty()) {
                String type = base.isEmpty() ? rule.baseType() : rule.matchingType();
                String column = base.isEmpty() ? criterion.baseAttribute() : criterion.matchingAttribute();
                problems.add(unsupported("The column “" + column + "” of “" + type + "” cannot be used in a rule."));
            } else if (!Matchcoder.supports(criterion.operator(), base.get())
                    || !Matchcoder.supports(criterion.operator(), matching.get())) {
                problems.add(unsupported("“" + word(criterion.operator()) + "” cannot compare the column “"
                        + criterion.baseAttribute() + "”, which holds a " + word(base.get()) + "."));
            } else if (!comparable(criterion.operator(), base.get(), matching.get())) {
                problems.add(unsupported("“" + criterion.baseAttribute() + "” holds a " + word(base.get()) + " and “"
                        + criterion.matchingAttribute() + "” a " + word(matching.get()) + "; they never match."));
            } else if (!criterion.transforms().isEmpty() && base.get() != AttributeKind.TEXT) {
                problems.add(unsupported("Transforms work on text, but “" + criterion.baseAttribute() + "” holds a "
                        + word(base.get()) + "."));
            }
        }
        return problems;
    }

    /**
     * Checks what Dynamics would refuse although this engine does not need to.
     *
     * @param publishedOfBaseType number of other rules published for the base type
     * @param maxLength maximum length in characters of a column of the base type
     */
    public static List<RuleProblem> compatibility(
            DuplicateRule rule, int publishedOfBaseType, ToIntFunction<String> maxLength) {
        List<RuleProblem> problems = new ArrayList<>();
        int length = DynamicsLength.of(rule, maxLength);
        if (length > DynamicsLength.LIMIT) {
            problems.add(new RuleProblem(
                    Code.MAX_MATCH_CODE_LENGTH_EXCEEDED,
                    "The matchcode may have " + length + " characters, more than the " + DynamicsLength.LIMIT
                            + " that are allowed. Compare first or last characters of long columns."));
        }
        if (publishedOfBaseType >= MOST_PUBLISHED) {
            problems.add(new RuleProblem(
                    Code.CANNOT_PUBLISH_MORE_RULES,
                    "There are " + publishedOfBaseType + " published rules for “" + rule.baseType()
                            + "” already. Unpublish one first."));
        }
        return problems;
    }

    private static boolean comparable(Operator operator, AttributeKind base, AttributeKind matching) {
        boolean sameValue = operator == Operator.SAME_VALUE || operator == Operator.SAME_DATE;
        return base == matching || sameValue;
    }

    private static RuleProblem unsupported(String reason) {
        return new RuleProblem(Code.NOT_SUPPORTED_ON_ATTRIBUTE_TYPE, reason);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
