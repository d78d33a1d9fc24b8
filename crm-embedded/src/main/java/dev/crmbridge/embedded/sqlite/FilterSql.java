package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.Expression;
import dev.crmbridge.embedded.odata.Expression.Comparison;
import dev.crmbridge.embedded.odata.Expression.Lambda;
import dev.crmbridge.embedded.odata.Expression.Logical;
import dev.crmbridge.embedded.odata.Expression.Not;
import dev.crmbridge.embedded.odata.Expression.Operator;
import dev.crmbridge.embedded.odata.Expression.Path;
import dev.crmbridge.embedded.odata.Expression.QueryFunction;
import dev.crmbridge.embedded.odata.Expression.TextCall;
import dev.crmbridge.embedded.odata.Literal;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Schema;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Translates a filter to a condition with bound parameters.
 *
 * <p>Two-valued logic as in OData: comparing with an empty value is false, except {@code eq} and {@code ne}, which know
 * empty values. Because SQL's {@code NOT} of unknown is unknown, comparisons below a {@code not} are forced to 0 or 1.
 */
final class FilterSql {
    private final Schema schema;
    private final Visibility visibility;
    private final Paths paths;
    private final QueryFunctions functions;
    private final Supplier<String> aliases;

    FilterSql(Schema schema, Visibility visibility, Supplier<String> aliases, Instant now) {
        this.schema = schema;
        this.visibility = visibility;
        this.aliases = aliases;
        this.paths = new Paths(schema, visibility, aliases);
        this.functions = new QueryFunctions(visibility.caller(), now);
    }

    Paths paths() {
        return paths;
    }

    /** The condition. */
    SqlText condition(Expression expression, Scope scope) {
        return condition(expression, scope, false);
    }

    private SqlText condition(Expression expression, Scope scope, boolean strict) {
        if (expression instanceof Logical logical) {
            List<SqlText> parts = new ArrayList<>();
            for (Expression part : chain(logical)) {
                parts.add(condition(part, scope, strict));
            }
            return balanced(parts, logical.and() ? " AND " : " OR ");
        }
        if (expression instanceof Not not) {
            return SqlText.join("NOT (", condition(not.inner(), scope, true), ")");
        }
        if (expression instanceof Comparison comparison) {
            return comparison(comparison, scope, strict);
        }
        if (expression instanceof TextCall call) {
            return textCall(call, scope);
        }
        if (expression instanceof QueryFunction function) {
            Path path = new Path(List.of(function.property().split("/", -1)));
            SqlText sql = functions.condition(function, paths.term(path, scope));
            return strict ? SqlText.join("IFNULL(", sql, ", 0)") : sql;
        }
        if (expression instanceof Lambda lambda) {
            return lambda(lambda, scope);
        }
        return truth(expression, scope);
    }

    /** The operands of equal operators in a row, found without recursion: a long filter must not exhaust the stack. */
    private static List<Expression> chain(Logical logical) {
        Deque<Expression> operands = new ArrayDeque<>();
        Expression rest = logical;
        while (rest instanceof Logical inner && inner.and() == logical.and()) {
            operands.addFirst(inner.right());
            rest = inner.left();
        }
        operands.addFirst(rest);
        return List.copyOf(operands);
    }

    /** Joins in halves, because SQLite refuses trees deeper than 1000. */
    private static SqlText balanced(List<SqlText> parts, String operator) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int half = parts.size() / 2;
        return SqlText.join(
                "(",
                balanced(parts.subList(0, half), operator),
                operator,
                balanced(parts.subList(half, parts.size()), operator),
                ")");
    }

    private SqlText truth(Expression expression, Scope scope) {
        Term term = term(expression, scope);
        if (term.kind() != Term.Kind.BOOLEAN) {
            throw CrmError.ODATA.with(
                    "The $filter expression must evaluate to a single boolean value, but a value of type " + term.edm()
                            + " was found.");
        }
        return SqlText.join("(", term.sql(), " IS 1)");
    }

    private Term term(Expression expression, Scope scope) {
        if (expression instanceof Path path) {
            return paths.term(path, scope);
        }
        if (expression instanceof Literal literal) {
            return constant(literal);
        }
        return new Term(
                SqlText.join("(", condition(expression, scope, true), ")"), SqlText.TRUE, Term.Kind.BOOLEAN, null);
    }

    private static Term constant(Literal literal) {
        Term.Kind kind = switch (literal.kind()) {
            case NULL -> null;
            case TEXT -> Term.Kind.TEXT;
            case NUMBER -> Term.Kind.NUMBER;
            case BOOLEAN -> Term.Kind.BOOLEAN;
            case GUID -> Term.Kind.GUID;
            case DATETIME -> Term.Kind.DATETIME;
            case DATE -> Term.Kind.DATE;
        };
        if (kind == null) {
            return new Term(SqlText.of("NULL"), SqlText.of("NULL"), null, literal);
        }
        SqlText sql = SqlText.of("?", Literals.as(kind, literal).orElseThrow());
        return new Term(sql, sql, kind, literal);
    }

    private SqlText comparison(Comparison comparison, Scope scope, boolean strict) {
        Term left = term(comparison.left(), scope);
        Term right = term(comparison.right(), scope);
        Operator operator = comparison.operator();
        if (left.kind() == null || right.kind() == null) {
            return withNull(operator, left, right);
        }
        if (left.kind() != right.kind()) {
            left = adapted(left, right, operator);
            right = adapted(right, left, operator);
        }
        Optional<SqlText> fraction = withFraction(operator, left, right);
        SqlText sql = fraction.orElseGet(joined(operator, left, right));
        boolean sure = operator == Operator.EQ || operator == Operator.NE;
        return strict && !sure ? SqlText.join("IFNULL(", sql, ", 0)") : sql;
    }

    private static Supplier<SqlText> joined(Operator operator, Term left, Term right) {
        return () -> SqlText.join("(", left.sql(), " " + symbol(operator) + " ", right.sql(), ")");
    }

    private static SqlText withNull(Operator operator, Term left, Term right) {
        return switch (operator) {
            case EQ -> SqlText.join("(", left.sql(), " IS ", right.sql(), ")");
            case NE -> SqlText.join("(", left.sql(), " IS NOT ", right.sql(), ")");
            default -> SqlText.FALSE;
        };
    }

    /** A constant of another kind, converted to the kind of the other side when that is possible. */
    private static Term adapted(Term term, Term other, Operator operator) {
        Term.Kind wanted = other.kind();
        Optional<Literal> literal = term.constant();
        if (wanted == null || wanted == term.kind() || other.constant().isPresent()) {
            return term;
        }
        Optional<Object> value = literal.flatMap(l -> Literals.as(wanted, l));
        if (value.isEmpty()) {
            throw CrmError.ODATA.with("A binary operator with incompatible types was detected. Found operand types '"
                    + other.edm() + "' and '" + term.edm() + "' for operator kind '" + name(operator) + "'.");
        }
        SqlText sql = SqlText.of("?", value.get());
        return new Term(sql, sql, wanted, literal.orElseThrow());
    }

    /** Times are stored in whole seconds; a constant with a fraction lies between two of them. */
    private static Optional<SqlText> withFraction(Operator operator, Term left, Term right) {
        if (left.kind() != Term.Kind.DATETIME) {
            return Optional.empty();
        }
        boolean swapped = hasFraction(left);
        if (swapped == hasFraction(right)) {
            return Optional.empty();
        }
        Term column = swapped ? right : left;
        Instant floor = Instant.ofEpochSecond(((Instant) constantOf(swapped ? left : right)).getEpochSecond());
        boolean above = operator == Operator.GT || operator == Operator.GE;
        return Optional.of(
                switch (operator) {
                    case EQ -> SqlText.FALSE;
                    case NE -> SqlText.TRUE;
                    default ->
                        SqlText.join(
                                "(",
                                column.sql(),
                                above != swapped ? " > " : " <= ",
                                SqlText.of("?", floor.toString()),
                                ")");
                });
    }

    private static boolean hasFraction(Term term) {
        return term.constant()
                .filter(l -> l.value() instanceof Instant i && i.getNano() != 0)
                .isPresent();
    }

    private static Object constantOf(Term term) {
        return java.util.Objects.requireNonNull(term.constant().orElseThrow().value());
    }

    private static String symbol(Operator operator) {
        return switch (operator) {
            case EQ -> "IS";
            case NE -> "IS NOT";
            case GT -> ">";
            case GE -> ">=";
            case LT -> "<";
            case LE -> "<=";
        };
    }

    private static String name(Operator operator) {
        return switch (operator) {
            case EQ -> "Equal";
            case NE -> "NotEqual";
            case GT -> "GreaterThan";
            case GE -> "GreaterThanOrEqual";
            case LT -> "LessThan";
            case LE -> "LessThanOrEqual";
        };
    }

    private SqlText textCall(TextCall call, Scope scope) {
        Term text = term(call.text(), scope);
        Term part = term(call.part(), scope);
        String function = call.match().name().toLowerCase(java.util.Locale.ROOT);
        if (text.kind() != Term.Kind.TEXT
                || part.kind() != Term.Kind.TEXT
                || part.constant().isEmpty()) {
            throw CrmError.ODATA.with("The function '" + function
                    + "' takes a text column and a text constant, but found '" + text.edm() + "' and '" + part.edm()
                    + "'.");
        }
        String folded = TextFunctions.fold((String) constantOf(part));
        String pattern = switch (call.match()) {
            case CONTAINS -> "%" + folded + "%";
            case STARTSWITH -> folded + "%";
            case ENDSWITH -> "%" + folded;
            case PATTERN -> folded;
        };
        return SqlText.join("crm_like(", text.plain(), ", ", SqlText.of("?", pattern), ")");
    }

    private SqlText lambda(Lambda lambda, Scope scope) {
        List<String> segments = lambda.path().segments();
        Scope from = scope.variable(segments.get(0)).orElse(scope);
        boolean viaVariable = scope.variable(segments.get(0)).isPresent();
        if (segments.size() != (viaVariable ? 2 : 1)) {
            throw CrmError.ODATA.with("'any' and 'all' are supported directly on collections of the row only, not on '"
                    + String.join("/", segments) + "'.");
        }
        String navigation = lambda.path().last();
        Relationship relationship =
                schema.collection(from.table(), navigation).orElseThrow(() -> Paths.unknown(from.table(), navigation));
        String alias = aliases.get();
        SqlText body = lambda.condition()
                .map(condition -> condition(
                        condition, scope.with(lambda.variable(), relationship.referencing(), alias), lambda.all()))
                .orElse(SqlText.TRUE);
        return SqlText.join(
                lambda.all() ? "NOT EXISTS (" : "EXISTS (",
                "SELECT 1 FROM " + Storage.quoted(relationship.referencing().name()) + " " + alias + " WHERE " + alias
                        + "." + Storage.quoted(relationship.lookup().name()) + " = " + from.alias() + "."
                        + Storage.quoted(from.table().primaryId())
                        + Paths.typeCheck(relationship.lookup(), from.table(), alias) + " AND ",
                visibility.of(relationship.referencing(), alias),
                lambda.all() ? " AND NOT (" : " AND (",
                body,
                "))");
    }
}
