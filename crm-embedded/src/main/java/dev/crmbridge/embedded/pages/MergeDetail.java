package dev.crmbridge.embedded.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one merge shows.
 *
 * @param line the merge as the list shows it
 * @param standing whether it can be taken back: it was not, and both records are there
 * @param changed fields of the master that it changed; none once it was taken back
 * @param moved types of what it moved to the master, each with how many; empty once it was taken back
 * @param backBy who took it back; null while it stands
 * @param restored values and lookups that were restored
 * @param left what could not be restored, one page of it
 * @param first number of the first of those, from 1; 0 when there are none
 * @param leftTotal how many there are in all
 */
public record MergeDetail(
        MergeList.Line line,
        boolean standing,
        List<Changed> changed,
        String moved,
        @Nullable String backBy,
        long restored,
        List<Left> left,
        long first,
        long leftTotal,
        String previous,
        String next,
        String problem,
        String done) {
    public MergeDetail {
        changed = List.copyOf(changed);
        left = List.copyOf(left);
    }

    /** A field with its value before and after the merge. */
    public record Changed(
            String label, @Nullable String before, @Nullable String after) {}

    /**
     * Something that stays as it is.
     *
     * @param record name of the record, or of its type when it has none to show
     * @param href address of its form, empty when there is none
     */
    public record Left(String type, String record, String href, String field, String message) {}
}
