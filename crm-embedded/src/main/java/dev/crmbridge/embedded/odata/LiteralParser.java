package dev.crmbridge.embedded.odata;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads constants: of a filter, of a key, of a function argument. */
public final class LiteralParser {
    private static final String END = "(?![\\p{L}\\p{N}_])";
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}" + END);
    private static final Pattern DATETIME =
            Pattern.compile("-?\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,12})?)?(Z|[+-]\\d{2}:\\d{2})" + END);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?![\\p{L}\\p{N}_:])");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?[lLmMdDfF]?" + END);

    private LiteralParser() {}

    /**
     * The whole text as one constant.
     *
     * @throws ODataSyntaxException when it is not one
     */
    public static Literal parse(String text) {
        Scanner scanner = new Scanner(text);
        scanner.skipBlanks();
        Literal literal = next(scanner).orElseThrow(() -> scanner.fail("Expected a literal" + scanner.found()));
        scanner.skipBlanks();
        if (!scanner.atEnd()) {
            throw scanner.fail("Unexpected text after the literal");
        }
        return literal;
    }

    /** A constant at the cursor; empty, and the cursor unmoved, when there is none. */
    static Optional<Literal> next(Scanner scanner) {
        char c = scanner.peek();
        if (c == '\'') {
            return Optional.of(Literal.text(scanner.quoted('\'')));
        }
        if (c == '{') {
            return braced(scanner);
        }
        int start = scanner.position();
        try {
            Optional<Literal> typed = typed(scanner);
            return typed.isPresent() ? typed : word(scanner);
        } catch (DateTimeException | ArithmeticException e) {
            scanner.back(start);
            throw scanner.fail("Not a valid date or number");
        }
    }

    private static Optional<Literal> braced(Scanner scanner) {
        scanner.expect('{');
        String guid = scanner.take(GUID).orElseThrow(() -> scanner.fail("Expected a GUID" + scanner.found()));
        scanner.expect('}');
        return Optional.of(Literal.guid(UUID.fromString(guid)));
    }

    private static Optional<Literal> typed(Scanner scanner) {
        Optional<String> token = scanner.take(GUID);
        if (token.isPresent()) {
            return token.map(t -> Literal.guid(UUID.fromString(t)));
        }
        token = scanner.take(DATETIME);
        if (token.isPresent()) {
            return token.map(t -> Literal.instant(instant(t)));
        }
        token = scanner.take(DATE);
        if (token.isPresent()) {
            return token.map(t -> Literal.date(LocalDate.parse(t)));
        }
        return scanner.take(NUMBER).map(t -> Literal.number(number(t)));
    }

    private static Optional<Literal> word(Scanner scanner) {
        if (scanner.takeWord("null")) {
            return Optional.of(Literal.none());
        }
        if (scanner.takeWord("true")) {
            return Optional.of(Literal.bool(true));
        }
        return scanner.takeWord("false") ? Optional.of(Literal.bool(false)) : Optional.empty();
    }

    private static Instant instant(String token) {
        return OffsetDateTime.parse(token).toInstant();
    }

    private static BigDecimal number(String token) {
        char last = token.charAt(token.length() - 1);
        return new BigDecimal(Character.isLetter(last) ? token.substring(0, token.length() - 1) : token);
    }

    /** A list in square brackets: {@code ["2","3"]}, with texts in double or single quotes, or bare constants. */
    static List<Literal> list(Scanner scanner) {
        scanner.expect('[');
        List<Literal> values = new ArrayList<>();
        scanner.skipBlanks();
        if (scanner.take(']')) {
            return values;
        }
        do {
            scanner.skipBlanks();
            values.add(element(scanner));
            scanner.skipBlanks();
        } while (scanner.take(','));
        scanner.expect(']');
        return values;
    }

    private static Literal element(Scanner scanner) {
        if (scanner.peek() == '"') {
            return Literal.text(doubleQuoted(scanner));
        }
        return next(scanner).orElseThrow(() -> scanner.fail("Expected a value" + scanner.found()));
    }

    private static final Pattern ESCAPED = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[^\"\\\\]+");

    private static String doubleQuoted(Scanner scanner) {
        scanner.expect('"');
        StringBuilder value = new StringBuilder();
        while (!scanner.take('"')) {
            Optional<String> piece = scanner.take(PLAIN);
            if (piece.isPresent()) {
                value.append(piece.get());
                continue;
            }
            String escape = scanner.take(ESCAPED).orElseThrow(() -> scanner.fail("Unterminated string"));
            value.append(unescape(scanner, escape.substring(1)));
        }
        return value.toString();
    }

    private static char unescape(Scanner scanner, String escape) {
        return switch (escape.charAt(0)) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                if (escape.length() < 5) {
                    throw scanner.fail("Expected four hexadecimal digits");
                }
                yield (char) Integer.parseInt(escape.substring(1), 16);
            }
            default -> escape.charAt(0);
        };
    }
}
