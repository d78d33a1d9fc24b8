package dev.crmbridge.dedupe.spec;

import dev.crmbridge.dedupe.Criterion.Operator;
import dev.crmbridge.dedupe.Transform;
import dev.crmbridge.dedupe.spec.RuleSpec.Comparison;
import dev.crmbridge.dedupe.transform.Transforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one rule.
 *
 * <pre>
 * rule       = comparison *("+" comparison) *(";" option)
 * comparison = word "(" value ["," number] ")"
 * value      = column ["=" column] / transform "(" value ["," region] ")"
 * column     = quoted with " or ' (doubled inside), or characters other than ( ) , = + ; and quotes
 * option     = "case" / "accents"
 * </pre>
 *
 * <p>White space around every part is ignored. Used once.
 */
final class RuleSpecParser {
    private static final int DEEPEST = 8;

    private final String text;
    private int at;
    private int depth;

    RuleSpecParser(String text) {
        this.text = text;
    }

    RuleSpec parse() throws RuleSpecProblem {
        List<Comparison> comparisons = new ArrayList<>();
        do {
            comparisons.add(comparison());
        } while (skip('+'));
        boolean caseSensitive = false;
        boolean keepAccents = false;
        while (skip(';')) {
            int start = startOfPart();
            switch (word()) {
                case "case" -> caseSensitive = true;
                case "accents" -> keepAccents = true;
                default -> throw problem(start, "the options are ;case and ;accents");
            }
        }
        if (startOfPart() < text.length()) {
            throw problem(at, "expected +, ; or the end");
        }
        return new RuleSpec(text, comparisons, caseSensitive, keepAccents);
    }

    private Comparison comparison() throws RuleSpecProblem {
        depth = 0;
        int start = startOfPart();
        Operator operator = switch (word()) {
            case "exact" -> Operator.EXACT;
            case "first" -> Operator.FIRST;
            case "last" -> Operator.LAST;
            case "date" -> Operator.SAME_DATE;
            case "datetime" -> Operator.SAME_DATE_AND_TIME;
            default ->
                throw problem(
                        start,
                        "expected exact(column), first(column,n), last(column,n), date(column) or"
                                + " datetime(column)");
        };
        expect('(', "( and the name of a column");
        Value value = value(operator == Operator.SAME_DATE || operator == Operator.SAME_DATE_AND_TIME);
        int length = 0;
        if (operator.isCounted()) {
            expect(',', "a comma and the number of characters");
            length = number();
        }
        expect(')', operator.isCounted() ? ")" : ") – only first and last take a number");
        return new Comparison(operator, value.column(), value.other(), length, value.transforms());
    }

    private record Value(String column, String other, List<Transform> transforms) {}

    private Value value(boolean date) throws RuleSpecProblem {
        int start = startOfPart();
        String column = column();
        if (!skip('(')) {
            return new Value(column, skip('=') ? column() : column, List.of());
        }
        if (date) {
            throw problem(start, "dates take no transforms");
        }
        if (++depth > DEEPEST) {
            throw problem(start, "too many transforms inside one another");
        }
        Value inner = value(false);
        int place = startOfPart();
        String parameter = skip(',') ? column() : "";
        Optional<Transform> transform = Transforms.named(column.toLowerCase(Locale.ROOT), parameter);
        if (transform.isEmpty()) {
            throw Transforms.names().contains(column.toLowerCase(Locale.ROOT))
                    ? problem(
                            place,
                            "phone takes the country of its numbers, e.g. phone(column,DE); the others take nothing")
                    : problem(start, "the transforms are " + String.join(", ", Transforms.names()));
        }
        expect(')', ")");
        List<Transform> transforms = new ArrayList<>(inner.transforms());
        transforms.add(transform.get());
        return new Value(inner.column(), inner.other(), transforms);
    }

    private String column() throws RuleSpecProblem {
        int start = startOfPart();
        String name = start < text.length() && isQuote(text.charAt(start)) ? quoted() : bare();
        if (name.isBlank()) {
            throw problem(start, "expected the name of a column");
        }
        return name.strip();
    }

    private String quoted() throws RuleSpecProblem {
        int start = at;
        char quote = text.charAt(at++);
        StringBuilder name = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                name.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                name.append(c);
                at++;
            } else {
                return name.toString();
            }
        }
        throw problem(start, "the quote is never closed");
    }

    private String bare() {
        int start = at;
        while (at < text.length() && "(),=+;\"'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private int number() throws RuleSpecProblem {
        int start = startOfPart();
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            int number = Integer.parseInt(text.substring(start, at));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException tooLongOrNothing) {
            // told below, like a zero
        }
        throw problem(start, "expected the number of characters, from 1 to " + Integer.MAX_VALUE);
    }

    private String word() {
        int start = startOfPart();
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private void expect(char c, String what) throws RuleSpecProblem {
        if (!skip(c)) {
            throw problem(at, "expected " + what);
        }
    }

    private boolean skip(char c) {
        if (startOfPart() < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private int startOfPart() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private RuleSpecProblem problem(int place, String what) {
        return new RuleSpecProblem(text, place, what);
    }
}
