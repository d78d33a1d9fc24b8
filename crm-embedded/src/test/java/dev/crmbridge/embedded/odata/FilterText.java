package dev.crmbridge.embedded.odata;

import dev.crmbridge.embedded.odata.Expression.Comparison;
import dev.crmbridge.embedded.odata.Expression.Lambda;
import dev.crmbridge.embedded.odata.Expression.Logical;
import dev.crmbridge.embedded.odata.Expression.Not;
import dev.crmbridge.embedded.odata.Expression.Path;
import dev.crmbridge.embedded.odata.Expression.TextCall;
import java.math.BigDecimal;
import java.util.Locale;

/** Writes a parsed filter with every bracket, so that two trees can be compared as texts. */
final class FilterText {
    private FilterText() {}

    static String of(Expression expression) {
        if (expression instanceof Logical logical) {
            return "(" + of(logical.left()) + (logical.and() ? " and " : " or ") + of(logical.right()) + ")";
        }
        if (expression instanceof Not not) {
            return "not(" + of(not.inner()) + ")";
        }
        if (expression instanceof Comparison comparison) {
            return "(" + of(comparison.left()) + " "
                    + comparison.operator().name().toLowerCase(Locale.ROOT) + " " + of(comparison.right()) + ")";
        }
        if (expression instanceof TextCall call) {
            return call.match().name().toLowerCase(Locale.ROOT) + "(" + of(call.text()) + "," + of(call.part()) + ")";
        }
        if (expression instanceof Lambda lambda) {
            return String.join("/", lambda.path().segments()) + "/" + (lambda.all() ? "all" : "any") + "("
                    + lambda.variable() + ":"
                    + lambda.condition().map(FilterText::of).orElse("") + ")";
        }
        if (expression instanceof Path path) {
            return String.join("/", path.segments());
        }
        return literal((Literal) expression);
    }

    private static String literal(Literal literal) {
        Object value = literal.value();
        if (value instanceof String text) {
            return "'" + text.replace("'", "''") + "'";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
