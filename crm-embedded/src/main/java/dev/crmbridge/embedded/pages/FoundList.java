package dev.crmbridge.embedded.pages;

import java.util.List;

/**
 * What a search for duplicates found, one page of it.
 *
 * @param id the job
 * @param groups records with duplicates on this page
 * @param first number of the first one, from 1; 0 when there are none
 * @param records records with duplicates in all
 * @param duplicates likely duplicates of all of them
 * @param leftOut pairs left out because somebody said that they are no duplicates
 * @param previous address of the page before, empty on the first
 * @param next address of the page after, empty on the last
 */
public record FoundList(
        String id,
        JobRow job,
        List<FoundGroup> groups,
        long first,
        long records,
        long duplicates,
        long leftOut,
        String previous,
        String next) {
    public FoundList {
        groups = List.copyOf(groups);
    }
}
