package dev.crmbridge.spark;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a job found, in numbers.
 *
 * @param rows rows of each table that could be read
 * @param broken rows of each table that could not
 * @param rules in the order of the plan
 * @param pairs distinct pairs over all rules; empty when a row is in too many groups to count them
 */
public record DetectionResult(List<Long> rows, List<Long> broken, List<OfRule> rules, Optional<BigInteger> pairs) {
    public DetectionResult {
        rows = List.copyOf(rows);
        broken = List.copyOf(broken);
        rules = List.copyOf(rules);
    }

    /**
     * What one rule found.
     *
     * @param rule as typed
     * @param groups groups that hold a pair
     * @param pairs distinct pairs; empty when a row is in too many groups to count them
     * @param largest rows of the largest group; 0 when there is none
     * @param unreadableDates rows that take no part, because a day or time cannot be read
     * @param tooManyKeys rows that take no part, because transforms give them too many keys
     */
    public record OfRule(
            String rule,
            long groups,
            Optional<BigInteger> pairs,
            long largest,
            long unreadableDates,
            long tooManyKeys) {}
}
