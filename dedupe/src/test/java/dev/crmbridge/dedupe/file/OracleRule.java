package dev.crmbridge.dedupe.file;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A rule said in two languages, ours and that of DuckDB.
 *
 * @param comparisons all have to agree
 * @param caseSensitive upper and lower case differ
 * @param keepAccents accents differ
 */
public record OracleRule(List<Comparison> comparisons, boolean caseSensitive, boolean keepAccents) {
    public OracleRule {
        comparisons = List.copyOf(comparisons);
    }

    /** How two values are compared. */
    public enum How {
        EXACT,
        FIRST,
        LAST,
        DATE
    }

    /**
     * One comparison.
     *
     * @param column column of the first table
     * @param other column of the second one
     * @param length characters to compare, for first and last
     */
    public record Comparison(How how, String column, String other, int length) {
        String text() {
            return switch (how) {
                case EXACT -> column.equals(other) ? "exact(" + column + ")" : "exact(" + column + "=" + other + ")";
                case FIRST -> "first(" + column + "," + length + ")";
                case LAST -> "last(" + column + "," + length + ")";
                case DATE -> "date(" + column + ")";
            };
        }
    }

    /**
     * @param texts columns of text
     * @param dates columns of days
     * @param two whether two tables are compared; a column may then be compared with another one
     */
    public static OracleRule random(SplittableRandom random, List<String> texts, List<String> dates, boolean two) {
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            How how = How.values()[random.nextInt(dates.isEmpty() ? 3 : 4)];
            List<String> columns = how == How.DATE ? dates : texts;
            String column = columns.get(random.nextInt(columns.size()));
            String other = two && how == How.EXACT && random.nextInt(3) == 0
                    ? texts.get(random.nextInt(texts.size()))
                    : column;
            comparisons.add(new Comparison(how, column, other, 1 + random.nextInt(4)));
        }
        return new OracleRule(comparisons, random.nextBoolean(), random.nextBoolean());
    }

    /** @return the rule as it is typed */
    public String text() {
        return comparisons.stream().map(Comparison::text).collect(Collectors.joining("+"))
                + (caseSensitive ? ";case" : "")
                + (keepAccents ? ";accents" : "");
    }

    /** @return what is compared of a row of one side, as a list of texts; a blank is '' */
    String key(boolean second) {
        return comparisons.stream().map(each -> value(each, second)).collect(Collectors.joining(", ", "[", "]"));
    }

    private String value(Comparison comparison, boolean second) {
        String trimmed = trimmed(comparison, second);
        String cased = caseSensitive ? trimmed : "lower(" + trimmed + ")";
        String folded = keepAccents ? "nfc_normalize(" + cased + ")" : "strip_accents(" + cased + ")";
        return switch (comparison.how()) {
            case EXACT -> folded;
            case FIRST -> "left(" + folded + ", " + comparison.length() + ")";
            case LAST -> "right(" + folded + ", " + comparison.length() + ")";
            case DATE -> "coalesce(cast(try_cast(" + trimmed + " as date) as varchar), '')";
        };
    }

    private static String trimmed(Comparison comparison, boolean second) {
        String column = second ? comparison.other() : comparison.column();
        return "trim(coalesce(\"" + column + "\", ''), ' ' || chr(9) || chr(160))";
    }

    /** @return whether a row of one side takes part */
    String usable(boolean second, FilePlan.Blanks blanks) {
        List<String> conditions = new ArrayList<>();
        for (Comparison each : comparisons) {
            if (each.how() == How.DATE) {
                String trimmed = trimmed(each, second);
                conditions.add("(" + trimmed + " = '' or try_cast(" + trimmed + " as date) is not null)");
            }
        }
        String filled = "len(list_filter(" + key(second) + ", lambda x: x <> ''))";
        if (comparisons.size() == 1 || blanks == FilePlan.Blanks.IGNORE) {
            conditions.add(filled + " = " + comparisons.size());
        } else if (blanks == FilePlan.Blanks.EQUAL) {
            conditions.add(filled + " > 0");
        }
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }
}
