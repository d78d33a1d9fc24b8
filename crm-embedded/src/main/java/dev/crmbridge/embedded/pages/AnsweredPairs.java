package dev.crmbridge.embedded.pages;

import java.util.List;

/**
 * The pairs a search left out of its results, one page of them.
 *
 * @param job the search
 * @param name its name
 * @param first number of the first pair, from 1; 0 when there are none
 * @param total pairs in all
 * @param previous address of the page before, empty on the first
 * @param next address of the page after, empty on the last
 */
public record AnsweredPairs(
        String job,
        String name,
        List<AnsweredPair> pairs,
        long first,
        long total,
        String previous,
        String next,
        String problem,
        String done) {
    public AnsweredPairs {
        pairs = List.copyOf(pairs);
    }
}
