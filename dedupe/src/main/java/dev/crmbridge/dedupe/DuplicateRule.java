package dev.crmbridge.dedupe;

import java.util.List;

/**
 * Which records count as duplicates: all criteria must agree.
 *
 * @param id stable id of the rule
 * @param baseType type of the record being saved
 * @param matchingType type of the records it is compared with
 * @param caseSensitive whether upper and lower case differ
 * @param excludeInactive whether inactive matching records are left out
 * @param criteria at least one
 */
public record DuplicateRule(
        String id,
        String name,
        String baseType,
        String matchingType,
        boolean caseSensitive,
        boolean excludeInactive,
        List<Criterion> criteria) {
    public DuplicateRule {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("rule “" + name + "” has no criteria");
        }
    }

    /** @return whether a record has the same matchcode on both sides: one type, and every attribute is compared with itself */
    public boolean comparesAlike() {
        return baseType.equals(matchingType)
                && criteria.stream()
                        .allMatch(criterion -> criterion.baseAttribute().equals(criterion.matchingAttribute()));
    }
}
