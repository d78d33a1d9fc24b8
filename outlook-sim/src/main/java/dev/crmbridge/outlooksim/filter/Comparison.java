package dev.crmbridge.outlooksim.filter;

import dev.crmbridge.outlooksim.filter.Filter.Operator;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a value with the text of a literal. Dates are read as US short dates or ISO, with or without a time. */
final class Comparison {
    private static final List<DateTimeFormatter> TIMES = List.of(
            pattern("M/d/yyyy h:mm[:ss] a"),
            pattern("M/d/yyyy H:mm[:ss]"),
            pattern("yyyy-MM-dd H:mm[:ss]"),
            pattern("yyyy-MM-dd'T'HH:mm[:ss]['Z']"));
    private static final List<DateTimeFormatter> DAYS = List.of(pattern("M/d/yyyy"), pattern("yyyy-MM-dd"));

    private Comparison() {}

    static boolean holds(@Nullable FilterValue value, Operator operator, String literal, boolean jet) {
        if (operator == Operator.NOT_EQUAL) {
            return !holds(value, Operator.EQUAL, literal, jet);
        }
        if (value == null) {
            return jet && operator == Operator.EQUAL && isNothing(literal);
        } else if (value instanceof FilterValue.Texts texts) {
            return texts.value().stream().anyMatch(text -> text(text, operator, literal));
        } else if (value instanceof FilterValue.Text text) {
            return text(text.value(), operator, literal);
        } else if (value instanceof FilterValue.Flag flag) {
            return order(Boolean.compare(flag.value(), flag(literal)), operator);
        } else if (value instanceof FilterValue.Number number) {
            return order(Double.compare(number.value(), number(literal)), operator);
        } else if (value instanceof FilterValue.Time time) {
            return order(time.value().compareTo(time(literal)), operator);
        }
        return false;
    }

    private static boolean isNothing(String literal) {
        return literal.isEmpty() || literal.equals("0") || literal.equalsIgnoreCase("false");
    }

    private static boolean text(String text, Operator operator, String literal) {
        String value = text.toLowerCase(Locale.ROOT);
        String wanted = literal.toLowerCase(Locale.ROOT);
        return switch (operator) {
            case LIKE -> like(wanted).matcher(value).matches();
            case STARTS_WITH, PHRASE_MATCH ->
                words(operator, wanted).matcher(value).find();
            default -> order(value.compareTo(wanted), operator);
        };
    }

    private static Pattern like(String wanted) {
        String pattern = wanted.chars()
                .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining());
        return Pattern.compile(pattern, Pattern.DOTALL);
    }

    private static Pattern words(Operator operator, String wanted) {
        String end = operator == Operator.PHRASE_MATCH ? "(?![\\p{L}\\p{N}])" : "";
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(wanted) + end);
    }

    private static boolean order(int comparison, Operator operator) {
        return switch (operator) {
            case EQUAL, LIKE -> comparison == 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            case NOT_EQUAL -> comparison != 0;
            case STARTS_WITH, PHRASE_MATCH -> false;
        };
    }

    private static boolean flag(String literal) {
        String text = literal.toLowerCase(Locale.ROOT);
        if (List.of("true", "yes", "on", "1", "-1").contains(text)) {
            return true;
        } else if (List.of("false", "no", "off", "0").contains(text)) {
            return false;
        }
        throw new FilterException("'" + literal + "' is neither yes nor no");
    }

    private static double number(String literal) {
        try {
            return Double.parseDouble(literal);
        } catch (NumberFormatException failure) {
            throw new FilterException("'" + literal + "' is not a number");
        }
    }

    private static LocalDateTime time(String literal) {
        String text = literal.strip().toUpperCase(Locale.ROOT);
        for (DateTimeFormatter format : TIMES) {
            try {
                return LocalDateTime.parse(text, format);
            } catch (DateTimeParseException notThis) {
                continue;
            }
        }
        for (DateTimeFormatter format : DAYS) {
            try {
                return LocalDate.parse(text, format).atStartOfDay();
            } catch (DateTimeParseException notThis) {
                continue;
            }
        }
        throw new FilterException("'" + literal + "' is not a date");
    }

    private static DateTimeFormatter pattern(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.US);
    }
}
