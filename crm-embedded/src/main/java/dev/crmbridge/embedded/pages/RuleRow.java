package dev.crmbridge.embedded.pages;

import org.jspecify.annotations.Nullable;

/**
 * One line of the list of duplicate rules.
 *
 * @param types base type, and the matching type when it is another
 * @param criteria all criteria in words, empty for none
 * @param status statuscode: 0 unpublished, 1 publishing, 2 published
 * @param length length of the matchcode as Dynamics counts it, null when there is no criterion
 * @param coded records that have a matchcode
 * @param total records of the matching type
 * @param revised id of the rule of which this one is the next version, empty for a rule of its own
 * @param revisedName name of that rule
 * @param revision id of the next version of this rule, empty when there is none
 */
public record RuleRow(
        String id,
        String name,
        String href,
        String types,
        String criteria,
        boolean caseSensitive,
        boolean excludesInactive,
        int status,
        String statusText,
        @Nullable Integer length,
        long coded,
        long total,
        @Nullable String owner,
        String revised,
        String revisedName,
        String revision) {
    /** @return whether matchcodes are being made */
    public boolean publishing() {
        return status == 1;
    }

    /** @return whether this is the next version of another rule */
    public boolean isRevision() {
        return !revised.isEmpty();
    }

    /** @return whether the rule is in force */
    public boolean published() {
        return status == 2;
    }

    /** @return whether the rule is in force or on its way there */
    public boolean active() {
        return status != 0;
    }
}
