package dev.crmbridge.embedded.odata;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parsed {@code $filter}. The set of cases is closed. */
public sealed interface Expression
        permits Expression.Logical,
                Expression.Not,
                Expression.Comparison,
                Expression.TextCall,
                Expression.QueryFunction,
                Expression.Lambda,
                Expression.Path,
                Literal {

    /** Comparison operators. */
    enum Operator {
        /** Equal. */
        EQ,
        /** Not equal. */
        NE,
        /** Greater. */
        GT,
        /** Greater or equal. */
        GE,
        /** Less. */
        LT,
        /** Less or equal. */
        LE
    }

    /** Kinds of text comparison. */
    enum TextMatch {
        /** Anywhere. */
        CONTAINS,
        /** At the start. */
        STARTSWITH,
        /** At the end. */
        ENDSWITH,
        /** The whole text, by a pattern. Conditions of a QueryExpression have it ({@code Like}), $filter does not. */
        PATTERN
    }

    /** {@code left and right}, {@code left or right}. */
    record Logical(boolean and, Expression left, Expression right) implements Expression {}

    /** {@code not inner}. */
    record Not(Expression inner) implements Expression {}

    /** {@code left eq right} and its relatives. */
    record Comparison(Operator operator, Expression left, Expression right) implements Expression {}

    /** {@code contains(text,part)} and its relatives. */
    record TextCall(TextMatch match, Expression text, Expression part) implements Expression {}

    /**
     * {@code Microsoft.Dynamics.CRM.Name(PropertyName='x',PropertyValue…)}.
     *
     * @param name without the namespace
     * @param property the column it is about
     * @param values constants in order; empty when the function takes none
     */
    record QueryFunction(String name, String property, List<Literal> values) implements Expression {
        /** Copies the list. */
        public QueryFunction {
            values = List.copyOf(values);
        }
    }

    /**
     * {@code path/any(v:body)} or {@code path/all(v:body)}.
     *
     * @param all true for {@code all}
     * @param path collection-valued navigation
     * @param variable name of the range variable; empty for {@code any()}
     * @param body condition; null for {@code any()}
     */
    record Lambda(
            boolean all,
            Path path,
            String variable,
            @Nullable Expression body) implements Expression {
        /** The condition, if there is one. */
        public Optional<Expression> condition() {
            return Optional.ofNullable(body);
        }
    }

    /**
     * A column, possibly behind navigation properties or a range variable.
     *
     * @param segments at least one
     */
    record Path(List<String> segments) implements Expression {
        /** Copies the list. */
        public Path {
            segments = List.copyOf(segments);
        }

        /** A path of one segment. */
        public static Path of(String... segments) {
            return new Path(List.of(segments));
        }

        /** The last segment. */
        public String last() {
            return segments.get(segments.size() - 1);
        }
    }
}
