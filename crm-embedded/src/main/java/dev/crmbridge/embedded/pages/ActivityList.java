package dev.crmbridge.embedded.pages;

import java.util.List;

/**
 * What the Activities page shows.
 *
 * @param total rows in the view, at most 5,000 as the API counts
 * @param more address of the next page; empty on the last
 */
public record ActivityList(
        String view,
        String type,
        String search,
        String sort,
        boolean descending,
        List<ActivityRow> rows,
        long first,
        long total,
        String previous,
        String more) {
    public ActivityList {
        rows = List.copyOf(rows);
    }

    /** @return address that sorts by a column, turning the order when it is sorted by it already */
    public String sortBy(String column) {
        boolean turn = column.equals(sort) && !descending;
        return "/?view=" + view + "&type=" + type + "&q=" + Reading.encode(search) + "&sort=" + column
                + (turn ? "&desc=1" : "");
    }

    /** @return value of {@code aria-sort} of a column, or null */
    public @org.jspecify.annotations.Nullable String ariaSort(String column) {
        if (!column.equals(sort)) {
            return null;
        }
        return descending ? "descending" : "ascending";
    }
}
