package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.odata.Expression.QueryFunction;
import dev.crmbridge.embedded.odata.Literal;
import dev.crmbridge.embedded.security.Caller;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Microsoft.Dynamics.CRM.…} functions of filters. Days are days of UTC.
 *
 * <p>Source: Dataverse Web API query function reference.
 *
 * @param caller whose id and business unit {@code EqualUserId} and its relatives mean
 * @param now the time
 */
record QueryFunctions(Caller caller, Instant now) {
    /** The condition of a function on the column {@code term}. */
    SqlText condition(QueryFunction function, Term term) {
        return switch (function.name()) {
            case "In" -> in(function, term, "IN");
            case "NotIn" -> in(function, term, "NOT IN");
            case "Between" -> between(function, term, "BETWEEN");
            case "NotBetween" -> between(function, term, "NOT BETWEEN");
            case "On" -> span(term, day(function, 0), day(function, 1));
            case "NotOn" -> SqlText.join("NOT ", span(term, day(function, 0), day(function, 1)));
            case "OnOrAfter" -> SqlText.join("(", term.sql(), " >= ", start(term, day(function, 0)), ")");
            case "OnOrBefore" -> SqlText.join("(", term.sql(), " < ", start(term, day(function, 1)), ")");
            case "Today" -> span(term, today(), today().plusDays(1));
            case "Yesterday" -> span(term, today().minusDays(1), today());
            case "Tomorrow" -> span(term, today().plusDays(1), today().plusDays(2));
            case "Last7Days" -> lastDays(term, 7);
            case "Next7Days" -> nextDays(term, 7);
            case "LastXDays" -> lastDays(term, number(function));
            case "NextXDays" -> nextDays(term, number(function));
            case "LastXHours" -> moments(function, term, now.minus(Duration.ofHours(number(function))), now);
            case "NextXHours" -> moments(function, term, now, now.plus(Duration.ofHours(number(function))));
            case "EqualUserId" -> own(term, " = ", caller.userId().toString());
            case "NotEqualUserId" -> own(term, " <> ", caller.userId().toString());
            case "EqualBusinessId" -> own(term, " = ", caller.unitId().toString());
            case "NotEqualBusinessId" -> own(term, " <> ", caller.unitId().toString());
            default ->
                throw CrmError.ODATA.with("The query function 'Microsoft.Dynamics.CRM." + function.name()
                        + "' is not supported by this server.");
        };
    }

    private static SqlText in(QueryFunction function, Term term, String operator) {
        List<@Nullable Object> values = new ArrayList<>();
        Term.Kind kind = Objects.requireNonNull(term.kind());
        function.values().forEach(literal -> values.add(Literals.argument(kind, literal, function.name())));
        if (values.isEmpty()) {
            throw CrmError.ODATA.with("Function '" + function.name() + "' needs at least one value.");
        }
        return SqlText.join(
                "(",
                term.sql(),
                " " + operator + " (",
                new SqlText(String.join(", ", Collections.nCopies(values.size(), "?")), values),
                "))");
    }

    private static SqlText between(QueryFunction function, Term term, String operator) {
        if (function.values().size() != 2) {
            throw CrmError.ODATA.with("Function '" + function.name() + "' needs exactly two values.");
        }
        Term.Kind kind = Objects.requireNonNull(term.kind());
        return SqlText.join(
                "(",
                term.sql(),
                " " + operator + " ",
                SqlText.of("?", Literals.argument(kind, function.values().get(0), function.name())),
                " AND ",
                SqlText.of("?", Literals.argument(kind, function.values().get(1), function.name())),
                ")");
    }

    private SqlText lastDays(Term term, long days) {
        return term.kind() == Term.Kind.DATE
                ? span(term, today().minusDays(days), today().plusDays(1))
                : moments(term, startOf(today().minusDays(days)), now);
    }

    private SqlText nextDays(Term term, long days) {
        return term.kind() == Term.Kind.DATE
                ? span(term, today(), today().plusDays(days + 1))
                : moments(term, now, startOf(today().plusDays(days + 1)));
    }

    private SqlText moments(QueryFunction function, Term term, Instant from, Instant to) {
        if (term.kind() != Term.Kind.DATETIME) {
            throw needsDate(function.name());
        }
        return moments(term, from, to);
    }

    private static SqlText moments(Term term, Instant from, Instant to) {
        return SqlText.join(
                "(",
                term.sql(),
                SqlText.of(" >= ?", Instant.ofEpochSecond(from.getEpochSecond()).toString()),
                " AND ",
                term.sql(),
                SqlText.of(" <= ?)", Instant.ofEpochSecond(to.getEpochSecond()).toString()));
    }

    private static SqlText span(Term term, LocalDate from, LocalDate before) {
        return SqlText.join(
                "(", term.sql(), " >= ", start(term, from), " AND ", term.sql(), " < ", start(term, before), ")");
    }

    private static SqlText start(Term term, LocalDate day) {
        if (term.kind() == Term.Kind.DATE) {
            return SqlText.of("?", day.toString());
        }
        if (term.kind() != Term.Kind.DATETIME) {
            throw needsDate("date");
        }
        return SqlText.of("?", startOf(day).toString());
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static SqlText own(Term term, String operator, String id) {
        return SqlText.join("(", term.sql(), operator, SqlText.of("?", id), ")");
    }

    private LocalDate today() {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static LocalDate day(QueryFunction function, int plus) {
        Object value = Literals.argument(Term.Kind.DATE, single(function), function.name());
        return LocalDate.parse((String) value).plusDays(plus);
    }

    private static long number(QueryFunction function) {
        Object value = single(function).value();
        try {
            long number = value instanceof BigDecimal decimal
                    ? decimal.longValueExact()
                    : Long.parseLong(String.valueOf(value));
            if (number > 0 && number <= 100_000) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw badNumber(function);
        }
        throw badNumber(function);
    }

    private static CrmException badNumber(QueryFunction function) {
        return CrmError.ODATA.with("Function '" + function.name() + "' needs a whole number from 1 to 100000.");
    }

    private static CrmException needsDate(String name) {
        return CrmError.ODATA.with("The function '" + name + "' works on date and time columns only.");
    }

    private static Literal single(QueryFunction function) {
        if (function.values().size() != 1) {
            throw CrmError.ODATA.with("Function '" + function.name() + "' needs exactly one value.");
        }
        return function.values().get(0);
    }
}
