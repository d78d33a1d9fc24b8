package dev.crmbridge.dedupe.index;

import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.DuplicateRule;
import java.util.List;

/**
 * Why a record is a duplicate: one rule that says so.
 *
 * @param rule the rule
 * @param criteria the criteria in which both records hold the same value; those in which both are blank are left out
 */
public record DuplicateMatch(DuplicateRule rule, List<Criterion> criteria) {
    public DuplicateMatch {
        criteria = List.copyOf(criteria);
    }

    /** @return the attributes of the matching record that agree */
    public List<String> attributes() {
        return criteria.stream().map(Criterion::matchingAttribute).distinct().toList();
    }
}
