package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.Literal;
import dev.crmbridge.embedded.sqlite.Term.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Converts constants to the form in which columns of a kind are stored and compared. */
final class Literals {
    private Literals() {}

    /** The constant as a value of {@code kind}; empty when it does not fit. */
    static Optional<Object> as(Kind kind, Literal literal) {
        Object value = literal.value();
        return switch (kind) {
            case TEXT -> value instanceof String text ? Optional.of(TextFunctions.fold(text)) : Optional.empty();
            case NUMBER -> value instanceof BigDecimal number ? Optional.of(number(number)) : Optional.empty();
            case BOOLEAN -> value instanceof Boolean yes ? Optional.of(yes ? 1L : 0L) : Optional.empty();
            case GUID ->
                value instanceof UUID id
                        ? Optional.of(id.toString())
                        : value instanceof String text ? guid(text) : Optional.empty();
            case DATETIME ->
                value instanceof Instant instant
                        ? Optional.of(instant.toString())
                        : value instanceof LocalDate day
                                ? Optional.of(day.atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()
                                        .toString())
                                : Optional.empty();
            case DATE ->
                value instanceof LocalDate day
                        ? Optional.of(day.toString())
                        : value instanceof Instant instant
                                ? Optional.of(instant.atOffset(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .toString())
                                : Optional.empty();
        };
    }

    /** The same for arguments of query functions, where every value may come as text. */
    static Object argument(Kind kind, Literal literal, String function) {
        Optional<Object> direct = as(kind, literal);
        if (direct.isPresent()) {
            return direct.get();
        }
        Object value = literal.value();
        try {
            if (value instanceof String text && kind != Kind.TEXT) {
                Optional<Object> parsed = fromText(kind, text.strip());
                if (parsed.isPresent()) {
                    return parsed.get();
                }
            }
            if (kind == Kind.TEXT && value instanceof BigDecimal number) {
                return number.toPlainString();
            }
            if (kind == Kind.BOOLEAN && value instanceof BigDecimal number) {
                return number.signum() == 0 ? 0L : 1L;
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw bad(kind, value, function);
        }
        throw bad(kind, value, function);
    }

    private static RuntimeException bad(Kind kind, @org.jspecify.annotations.Nullable Object value, String function) {
        return CrmError.ODATA.with(
                "The value '" + value + "' of function '" + function + "' is not of type " + kind.edm() + ".");
    }

    private static Optional<Object> fromText(Kind kind, String text) {
        return switch (kind) {
            case NUMBER -> Optional.of(number(new BigDecimal(text)));
            case BOOLEAN ->
                switch (text) {
                    case "true", "1" -> Optional.of(1L);
                    case "false", "0" -> Optional.of(0L);
                    default -> Optional.empty();
                };
            case DATETIME ->
                Optional.of(
                        text.length() == 10
                                ? LocalDate.parse(text)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()
                                        .toString()
                                : Instant.parse(text).toString());
            case DATE -> Optional.of(LocalDate.parse(text).toString());
            case GUID -> guid(text);
            case TEXT -> Optional.empty();
        };
    }

    private static Optional<Object> guid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text).toString()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Object number(BigDecimal number) {
        BigDecimal whole = number.stripTrailingZeros();
        if (whole.scale() <= 0 && whole.precision() - whole.scale() <= 18) {
            return whole.longValueExact();
        }
        return number.doubleValue();
    }
}
