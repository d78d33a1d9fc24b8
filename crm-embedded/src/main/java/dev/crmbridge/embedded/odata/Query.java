package dev.crmbridge.embedded.odata;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Parsed query options.
 *
 * @param select names to return; empty = all
 * @param filter condition; null = none
 * @param orderBy sort keys, most important first
 * @param top at most so many rows; -1 = no limit
 * @param count whether the total is wanted
 * @param expand related rows to bring along
 * @param skipToken continuation of an earlier answer; null = from the start
 */
public record Query(
        List<String> select,
        @Nullable Expression filter,
        List<Order> orderBy,
        int top,
        boolean count,
        List<Expand> expand,
        @Nullable String skipToken) {

    /** No option at all. */
    public static final Query ALL = new Query(List.of(), null, List.of(), -1, false, List.of(), null);

    /**
     * One sort key.
     *
     * @param path what to sort by
     * @param descending direction
     */
    public record Order(Expression.Path path, boolean descending) {}

    /**
     * Related rows to bring along.
     *
     * @param navigation navigation property
     * @param query options for the related rows
     * @param referenceOnly only their addresses ({@code nav/$ref})
     */
    public record Expand(String navigation, Query query, boolean referenceOnly) {}

    /** Copies the lists. */
    public Query {
        select = List.copyOf(select);
        orderBy = List.copyOf(orderBy);
        expand = List.copyOf(expand);
    }

    /** The condition, if any. */
    public Optional<Expression> condition() {
        return Optional.ofNullable(filter);
    }

    /** The limit, if any. */
    public OptionalInt limit() {
        return top < 0 ? OptionalInt.empty() : OptionalInt.of(top);
    }

    /** The same with a further condition. */
    public Query and(Expression more) {
        Expression both = filter == null ? more : new Expression.Logical(true, filter, more);
        return new Query(select, both, orderBy, top, count, expand, skipToken);
    }
}
