package dev.crmbridge.embedded.pages;

import java.util.List;

/**
 * What a search for duplicates found, one page of it: groups, or the members of one group.
 *
 * @param id the job
 * @param groups groups of this page
 * @param one whether it is about one group
 * @param first number of the first group, or member, of this page, from 1; 0 when there are none
 * @param total groups, or members, in all
 * @param records records of all groups
 * @param leftOut pairs left out because somebody said that they are no duplicates
 * @param part which duplicates of the search it is about
 * @param previous address of the page before, empty on the first
 * @param next address of the page after, empty on the last
 */
public record FoundList(
        String id,
        JobRow job,
        List<FoundGroup> groups,
        boolean one,
        long first,
        long total,
        long records,
        long leftOut,
        Part part,
        String previous,
        String next) {
    public FoundList {
        groups = List.copyOf(groups);
    }

    /**
     * The duplicates of a search that are grouped together; most searches have one part.
     *
     * @param first number of the first duplicate, from 1
     * @param last number of the last one
     * @param previous address of the part before, empty for the first
     * @param next address of the part after, empty for the last
     */
    public record Part(long first, long last, String previous, String next) {
        /** Whether there are others. */
        public boolean oneOfSeveral() {
            return !previous.isEmpty() || !next.isEmpty();
        }
    }

    /** Number of the last group, or member, of this page. */
    public long last() {
        return first + (one ? groups.get(0).members().size() : groups.size()) - 1;
    }
}
