package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.Expression;
import dev.crmbridge.embedded.odata.Expression.Comparison;
import dev.crmbridge.embedded.odata.Expression.Logical;
import dev.crmbridge.embedded.odata.Expression.Not;
import dev.crmbridge.embedded.odata.Expression.Operator;
import dev.crmbridge.embedded.odata.Expression.QueryFunction;
import dev.crmbridge.embedded.odata.Expression.TextCall;
import dev.crmbridge.embedded.odata.Expression.TextMatch;
import dev.crmbridge.embedded.odata.Literal;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Table;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The {@code Criteria} of a {@code QueryExpression} as the condition that {@code $filter} would state. Pure.
 *
 * <p>Source: Dataverse Web API, FilterExpression and ConditionExpression complex types, ConditionOperator enum type. What
 * this server cannot honour is refused by name, never passed over.
 *
 * @param table the table asked about
 */
public record QueryCriteria(Table table) {
    /** Parts of a query that say nothing about which rows it means. */
    private static final Set<String> OF_NO_MATTER =
            Set.of("@odata.type", "EntityName", "Criteria", "ColumnSet", "Orders", "Distinct", "NoLock");

    private static final Set<String> FILTER = Set.of("@odata.type", "FilterOperator", "Conditions", "Filters");
    private static final Set<String> CONDITION =
            Set.of("@odata.type", "AttributeName", "EntityName", "Operator", "Values");
    private static final int DEEPEST = 20;

    private static final Map<String, Operator> COMPARISONS = Map.of(
            "Equal", Operator.EQ,
            "NotEqual", Operator.NE,
            "GreaterThan", Operator.GT,
            "GreaterEqual", Operator.GE,
            "LessThan", Operator.LT,
            "LessEqual", Operator.LE);

    /** Operators that are functions of {@code $filter} of the same name, with how many values they take; -1 = one or more. */
    private static final Map<String, Integer> FUNCTIONS = Map.ofEntries(
            Map.entry("In", -1),
            Map.entry("NotIn", -1),
            Map.entry("Between", 2),
            Map.entry("NotBetween", 2),
            Map.entry("On", 1),
            Map.entry("NotOn", 1),
            Map.entry("OnOrAfter", 1),
            Map.entry("OnOrBefore", 1),
            Map.entry("Today", 0),
            Map.entry("Yesterday", 0),
            Map.entry("Tomorrow", 0),
            Map.entry("Last7Days", 0),
            Map.entry("Next7Days", 0),
            Map.entry("LastXDays", 1),
            Map.entry("NextXDays", 1),
            Map.entry("LastXHours", 1),
            Map.entry("NextXHours", 1),
            Map.entry("EqualUserId", 0),
            Map.entry("NotEqualUserId", 0),
            Map.entry("EqualBusinessId", 0),
            Map.entry("NotEqualBusinessId", 0));

    private static final Map<String, TextMatch> TEXTS = Map.of(
            "BeginsWith", TextMatch.STARTSWITH,
            "DoesNotBeginWith", TextMatch.STARTSWITH,
            "EndsWith", TextMatch.ENDSWITH,
            "DoesNotEndWith", TextMatch.ENDSWITH,
            "Contains", TextMatch.CONTAINS,
            "DoesNotContain", TextMatch.CONTAINS);

    /**
     * The condition of a query; empty when it means every row.
     *
     * @param query the QueryExpression
     * @throws dev.crmbridge.embedded.error.CrmException 501 for what this server does not know, 400 for what makes no sense
     */
    public Optional<Expression> of(JsonNode query) {
        onlyKnown(query, OF_NO_MATTER, "Query");
        return filter(query.path("Criteria"), 0);
    }

    /** The same for a FilterExpression alone, such as one that was kept. */
    public Optional<Expression> ofFilter(JsonNode filter) {
        return filter(filter, 0);
    }

    private Optional<Expression> filter(JsonNode filter, int depth) {
        if (filter.isMissingNode() || filter.isNull()) {
            return Optional.empty();
        }
        onlyKnown(filter, FILTER, "Criteria");
        if (depth > DEEPEST) {
            throw CrmError.INVALID_ARGUMENT.with(
                    "The filters of 'Criteria' are nested deeper than " + DEEPEST + " levels. Use fewer.");
        }
        boolean and = switch (filter.path("FilterOperator").asString("And")) {
            case "And" -> true;
            case "Or" -> false;
            default ->
                throw CrmError.INVALID_ARGUMENT.with("'FilterOperator' must be 'And' or 'Or', not '"
                        + filter.path("FilterOperator").asString("") + "'.");
        };
        List<Expression> parts = new ArrayList<>();
        list(filter, "Conditions").forEach(condition -> parts.add(condition(condition)));
        list(filter, "Filters").forEach(inner -> filter(inner, depth + 1).ifPresent(parts::add));
        return parts.stream().reduce((left, right) -> new Logical(and, left, right));
    }

    private static JsonNode list(JsonNode filter, String name) {
        JsonNode list = filter.path(name);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw CrmError.INVALID_ARGUMENT.with("'" + name + "' must be a list.");
        }
        return list;
    }

    private Expression condition(JsonNode condition) {
        onlyKnown(condition, CONDITION, "Conditions");
        String entity = condition.path("EntityName").asString("");
        if (!entity.isEmpty() && !entity.equals(table.name())) {
            throw CrmError.NOT_IMPLEMENTED.with("A condition about the entity '" + entity
                    + "' is not supported; only conditions about '" + table.name() + "' are.");
        }
        String name = condition.path("AttributeName").asString("");
        Column column = table.column(name)
                .orElseThrow(() -> CrmError.INVALID_ARGUMENT.with(
                        "The entity '" + table.name() + "' has no attribute '" + name + "' for a condition."));
        return expression(column, condition.path("Operator").asString(""), list(condition, "Values"));
    }

    private Expression expression(Column column, String operator, JsonNode values) {
        Expression.Path path = Expression.Path.of(column.wireName());
        Operator comparison = COMPARISONS.get(operator);
        if (comparison != null) {
            return new Comparison(comparison, path, single(column, operator, values));
        }
        Integer taken = FUNCTIONS.get(operator);
        if (taken != null) {
            return function(column, operator, values, taken);
        }
        TextMatch match = TEXTS.get(operator);
        if (match != null) {
            TextCall call = new TextCall(match, path, Literal.text(text(single(operator, values))));
            return operator.startsWith("DoesNot") ? new Not(call) : call;
        }
        return switch (operator) {
            case "Null" -> new Comparison(Operator.EQ, path, Literal.none());
            case "NotNull" -> new Comparison(Operator.NE, path, Literal.none());
            case "Like" -> like(path, text(single(operator, values)));
            case "NotLike" -> new Not(like(path, text(single(operator, values))));
            default ->
                throw CrmError.NOT_IMPLEMENTED.with("The operator '" + operator + "' of the condition on '"
                        + column.name() + "' is not supported.");
        };
    }

    private Expression function(Column column, String operator, JsonNode values, int taken) {
        if (taken < 0 ? values.isEmpty() : values.size() != taken) {
            throw count(column.name(), operator, taken < 0 ? "at least one value" : values(taken), values.size());
        }
        boolean counts = operator.contains("X");
        List<Literal> literals = new ArrayList<>();
        values.forEach(value -> literals.add(counts ? number(text(value)) : literal(column, text(value))));
        return new QueryFunction(operator, column.wireName(), literals);
    }

    private static Expression like(Expression.Path path, String pattern) {
        return new TextCall(TextMatch.PATTERN, path, Literal.text(pattern));
    }

    private Literal single(Column column, String operator, JsonNode values) {
        return literal(column, text(single(operator, values)));
    }

    private static JsonNode single(String operator, JsonNode values) {
        if (values.size() != 1) {
            throw count("", operator, values(1), values.size());
        }
        return values.get(0);
    }

    private static String values(int count) {
        return count == 1 ? "one value" : count + " values";
    }

    private static RuntimeException count(String column, String operator, String wanted, int given) {
        return CrmError.INVALID_ARGUMENT.with("The operator '" + operator + "'"
                + (column.isEmpty() ? "" : " of the condition on '" + column + "'") + " needs " + wanted + ", not "
                + given + ".");
    }

    /** Values come plain or as {@code {"Value":"x","Type":"System.String"}}. */
    private static String text(JsonNode value) {
        JsonNode plain = value.isObject() ? value.path("Value") : value;
        if (plain.isMissingNode() || plain.isNull() || plain.isContainer()) {
            throw CrmError.INVALID_ARGUMENT.with(
                    "A value of a condition must be a text, a number, true or false, plain or as {\"Value\":…,\"Type\":…}.");
        }
        return plain.asString();
    }

    private static Literal number(String text) {
        try {
            return Literal.number(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw CrmError.INVALID_ARGUMENT.with("'" + text + "' is no number.");
        }
    }

    private Literal literal(Column column, String text) {
        @Nullable Literal literal = null;
        try {
            literal = switch (column.type()) {
                case TEXT, MEMO, ENTITY_NAME -> Literal.text(text);
                case INTEGER, BIGINT, DECIMAL, MONEY, CHOICE, STATE, STATUS -> Literal.number(new BigDecimal(text));
                case BOOLEAN ->
                    switch (text) {
                        case "true", "True", "1" -> Literal.bool(true);
                        case "false", "False", "0" -> Literal.bool(false);
                        default -> null;
                    };
                case GUID, LOOKUP -> Literal.guid(UUID.fromString(text));
                case DATETIME, DATE ->
                    text.length() == 10
                            ? Literal.date(LocalDate.parse(text))
                            : Literal.instant(OffsetDateTime.parse(text).toInstant());
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw bad(column, text);
        }
        if (literal == null) {
            throw bad(column, text);
        }
        return literal;
    }

    private RuntimeException bad(Column column, String text) {
        return CrmError.INVALID_ARGUMENT.with("The value '" + text + "' of the condition on '" + column.name()
                + "' is not of type " + column.type().edm() + ".");
    }

    private static void onlyKnown(JsonNode node, Set<String> known, String where) {
        node.properties().forEach(property -> {
            boolean empty = property.getValue().isNull()
                    || property.getValue().isContainer() && property.getValue().isEmpty();
            if (!known.contains(property.getKey()) && !empty) {
                throw CrmError.NOT_IMPLEMENTED.with("'" + property.getKey() + "' in '" + where + "' is not supported.");
            }
        });
    }
}
