package dev.crmbridge.embedded.pages;

import dev.crmbridge.web.text.TimeText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The merges there were, one page of them, newest first.
 *
 * @param page number of the page, from 1
 * @param previous address of the page before, empty on the first
 * @param next address of the page after, empty on the last
 */
public record MergeList(List<Line> merges, int page, String previous, String next) {
    public MergeList {
        merges = List.copyOf(merges);
    }

    /**
     * One merge.
     *
     * @param href address of its page
     * @param back when it was taken back; null while it stands
     */
    public record Line(
            String id,
            String href,
            MergedRecord subordinate,
            MergedRecord master,
            @Nullable String by,
            @Nullable TimeText at,
            @Nullable TimeText back) {}
}
