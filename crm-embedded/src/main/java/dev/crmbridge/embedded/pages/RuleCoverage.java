package dev.crmbridge.embedded.pages;

import java.util.UUID;

/** How far the matchcodes of a rule reach. Called with rules the person may read only. */
@FunctionalInterface
public interface RuleCoverage {
    /**
     * Counts for one rule.
     *
     * @param coded records of the matching type that have a matchcode
     * @param total records of the matching type
     */
    record Counts(long coded, long total) {}

    /** @param matchingTable logical name of the rule's matching type */
    Counts of(UUID rule, String matchingTable);
}
