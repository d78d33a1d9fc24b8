package dev.crmbridge.dedupe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One comparison of a rule.
 *
 * @param baseAttribute attribute of the record being saved
 * @param matchingAttribute attribute of the records it is compared with
 * @param length number of code points for {@link Operator#FIRST} and {@link Operator#LAST}, at least 1; otherwise 0
 * @param ignoreBlank true: a blank never matches; false: two blanks are equal (a rule with one criterion always
 *     ignores blanks)
 * @param accents whether accents count
 * @param transforms applied to texts one after the other, before the first or last characters are taken
 */
public record Criterion(
        String baseAttribute,
        String matchingAttribute,
        Operator operator,
        int length,
        boolean ignoreBlank,
        AccentPolicy accents,
        List<Transform> transforms) {
    /** How two values are compared (duplicaterulecondition.operatorcode). */
    public enum Operator {
        EXACT(0),
        FIRST(1),
        LAST(2),
        SAME_DATE(3),
        SAME_DATE_AND_TIME(4),
        SAME_LABEL(5),
        SAME_VALUE(6);

        private final int code;

        Operator(int code) {
            this.code = code;
        }

        /** @return the number the CRM stores */
        public int code() {
            return code;
        }

        /** @return the operator the CRM stores as that number; empty when there is none */
        public static Optional<Operator> ofCode(int code) {
            return Arrays.stream(values())
                    .filter(operator -> operator.code == code)
                    .findFirst();
        }

        /** @return whether it compares a number of characters */
        public boolean isCounted() {
            return this == FIRST || this == LAST;
        }
    }

    public Criterion {
        transforms = List.copyOf(transforms);
        if (operator.isCounted() && length < 1) {
            throw new IllegalArgumentException("number of characters must be at least 1, was " + length);
        }
        if (!operator.isCounted() && length != 0) {
            throw new IllegalArgumentException(operator + " takes no number of characters");
        }
    }

    /** A criterion without transforms, with the rule's accent policy. */
    public Criterion(
            String baseAttribute, String matchingAttribute, Operator operator, int length, boolean ignoreBlank) {
        this(baseAttribute, matchingAttribute, operator, length, ignoreBlank, AccentPolicy.AS_RULE, List.of());
    }
}
