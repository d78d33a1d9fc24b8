package dev.crmbridge.dedupe.file;

import dev.crmbridge.dedupe.bulk.RuleGroups;
import java.util.List;

/**
 * What was found in one or two files.
 *
 * @param rows number of rows that took part, per file
 * @param rules per rule what it found
 * @param pairs distinct pairs over all rules
 * @param brokenRows number of rows left out, per file
 * @param firstBroken the first of them, at most {@value #LISTED}
 * @param secondFileFrom rows from here on belong to the second file; {@link Integer#MAX_VALUE} when there is one
 */
public record FileResult(
        List<Long> rows,
        List<RuleResult> rules,
        long pairs,
        List<Long> brokenRows,
        List<BrokenRow> firstBroken,
        int secondFileFrom) {
    /** How many broken rows are listed. */
    public static final int LISTED = 100;

    public FileResult {
        rows = List.copyOf(rows);
        rules = List.copyOf(rules);
        brokenRows = List.copyOf(brokenRows);
        firstBroken = List.copyOf(firstBroken);
    }

    /**
     * What one rule found.
     *
     * @param rule as it was typed
     * @param groups its groups
     * @param pairs number of distinct pairs in them
     */
    public record RuleResult(String rule, RuleGroups groups, long pairs, UnreadableDates unreadableDates) {}

    /** @return index of the file of a row of a group */
    public int file(int row) {
        return row < secondFileFrom ? 0 : 1;
    }

    /** @return line of a row of a group in its file */
    public int line(int row) {
        return row < secondFileFrom ? row : row - secondFileFrom;
    }
}
