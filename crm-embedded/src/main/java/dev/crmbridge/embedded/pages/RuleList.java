package dev.crmbridge.embedded.pages;

import java.util.List;

/**
 * What the page of duplicate rules shows.
 *
 * @param news what changed since the page was made, for those who hear it; empty for nothing
 * @param watch address that shows the list again while a rule is publishing; empty when none is
 * @param switches when the organization has duplicates detected, with the one that turns everything off first
 * @param limited whether the limits of Dynamics 365 hold
 */
public record RuleList(
        List<RuleRow> rows,
        RuleRights rights,
        List<Switch> switches,
        boolean limited,
        String news,
        String watch,
        String problem,
        String done) {
    public RuleList {
        rows = List.copyOf(rows);
        switches = List.copyOf(switches);
    }

    /**
     * One switch of the organization.
     *
     * @param column its column
     */
    public record Switch(String column, String label, boolean on) {}
}
