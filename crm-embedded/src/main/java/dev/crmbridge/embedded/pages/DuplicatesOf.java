package dev.crmbridge.embedded.pages;

import java.util.List;

/**
 * The likely duplicates of one record, one page of them.
 *
 * @param job the search that found them
 * @param first number of the first one, from 1; 0 when there are none
 * @param total likely duplicates in all
 * @param leftOut records left out because somebody said that they are no duplicates of this one
 */
public record DuplicatesOf(
        String job,
        FoundRecord base,
        List<LikelyDuplicate> duplicates,
        int page,
        long first,
        long total,
        long leftOut,
        String previous,
        String next,
        String problem,
        String done) {
    public DuplicatesOf {
        duplicates = List.copyOf(duplicates);
    }
}
