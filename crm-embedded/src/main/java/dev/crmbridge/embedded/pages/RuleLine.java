package dev.crmbridge.embedded.pages;

/**
 * One criterion of a duplicate rule, as its form shows it.
 *
 * @param field logical name of the base type's column, empty for a line that is not used
 * @param matching logical name of the matching type's column; the same as {@code field} when both types are one
 * @param operator number of the comparison, as the Web API has it
 * @param characters how many characters are compared, as typed; empty where that has no meaning
 * @param ignoreBlank whether a blank never matches
 */
public record RuleLine(String field, String matching, String operator, String characters, boolean ignoreBlank) {
    /** A line that is not filled in. */
    static final RuleLine EMPTY = new RuleLine("", "", "0", "", true);
}
