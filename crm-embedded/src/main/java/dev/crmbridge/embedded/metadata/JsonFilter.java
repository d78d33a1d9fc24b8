package dev.crmbridge.embedded.metadata;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.Expression;
import dev.crmbridge.embedded.odata.Expression.Comparison;
import dev.crmbridge.embedded.odata.Expression.Logical;
import dev.crmbridge.embedded.odata.Expression.Not;
import dev.crmbridge.embedded.odata.Expression.Operator;
import dev.crmbridge.embedded.odata.Expression.Path;
import dev.crmbridge.embedded.odata.Expression.TextCall;
import dev.crmbridge.embedded.odata.Literal;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Evaluates filters on definitions; they are few, so no index is needed. Texts are compared without regard to case. */
final class JsonFilter {
    private JsonFilter() {}

    static boolean matches(Expression expression, JsonNode json) {
        if (expression instanceof Logical logical) {
            boolean left = matches(logical.left(), json);
            return logical.and() ? left && matches(logical.right(), json) : left || matches(logical.right(), json);
        }
        if (expression instanceof Not not) {
            return !matches(not.inner(), json);
        }
        if (expression instanceof Comparison comparison) {
            return compare(comparison, value(comparison.left(), json), value(comparison.right(), json));
        }
        if (expression instanceof TextCall call) {
            return text(call, value(call.text(), json), value(call.part(), json));
        }
        return Boolean.TRUE.equals(value(expression, json));
    }

    private static @Nullable Object value(Expression expression, JsonNode json) {
        if (expression instanceof Literal literal) {
            Object value = literal.value();
            return value instanceof String || value instanceof BigDecimal || value instanceof Boolean || value == null
                    ? value
                    : value.toString();
        }
        if (expression instanceof Path path) {
            JsonNode node = json;
            for (String segment : path.segments()) {
                JsonNode next = node.get(segment);
                if (next == null) {
                    throw CrmError.ODATA.with("Could not find a property named '" + segment + "' on the definition.");
                }
                node = next;
            }
            return node.isNull()
                    ? null
                    : node.isNumber()
                            ? node.decimalValue()
                            : node.isBoolean() ? (Object) node.asBoolean() : node.asString("");
        }
        throw CrmError.ODATA.with("This filter is not supported on definitions.");
    }

    private static boolean compare(Comparison comparison, @Nullable Object left, @Nullable Object right) {
        Operator operator = comparison.operator();
        if (operator == Operator.EQ || operator == Operator.NE) {
            return equal(left, right) == (operator == Operator.EQ);
        }
        if (!(left instanceof BigDecimal a) || !(right instanceof BigDecimal b)) {
            return false;
        }
        int order = a.compareTo(b);
        return switch (operator) {
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            default -> order <= 0;
        };
    }

    private static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String a && right instanceof String b) {
            return a.equalsIgnoreCase(b);
        }
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        return Objects.equals(left, right);
    }

    private static boolean text(TextCall call, @Nullable Object text, @Nullable Object part) {
        if (!(text instanceof String whole) || !(part instanceof String piece)) {
            return false;
        }
        String a = whole.toLowerCase(Locale.ROOT);
        String b = piece.toLowerCase(Locale.ROOT);
        return switch (call.match()) {
            case CONTAINS -> a.contains(b);
            case STARTSWITH -> a.startsWith(b);
            case ENDSWITH -> a.endsWith(b);
            case PATTERN -> throw new IllegalArgumentException("a $filter has no patterns");
        };
    }
}
