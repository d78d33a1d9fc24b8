package dev.crmbridge.embedded.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page that merges two records shows.
 *
 * @param a one record
 * @param b the other
 * @param master which of both is kept: "a" or "b"
 * @param fields fields in which they differ
 * @param job the search that found them, empty when none did
 */
public record MergeForm(
        Side a, Side b, String label, String table, String master, List<Field> fields, String job, String problem) {
    public MergeForm {
        fields = List.copyOf(fields);
    }

    /** One of both records. */
    public record Side(
            String id,
            String name,
            String href,
            @Nullable String owner,
            dev.crmbridge.web.text.@Nullable TimeText modified) {}

    /**
     * A field in which both differ.
     *
     * @param name its column
     * @param chosen whose value is kept: "a" or "b"
     */
    public record Field(
            String name,
            String label,
            @Nullable String a,
            @Nullable String b,
            String chosen) {}
}
