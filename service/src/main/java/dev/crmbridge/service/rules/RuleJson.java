package dev.crmbridge.service.rules;

import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.StoredRule;

/**
 * A rule.
 *
 * @param base table whose records are checked
 * @param matching table whose records they are compared with
 * @param status unpublished, publishing or published
 * @param spec the criteria as they are typed, e.g. {@code exact(name)+first(address1_city,3)}
 * @param ignoreBlank whether a blank never matches, for every criterion
 */
record RuleJson(
        String id,
        String name,
        String base,
        String matching,
        String status,
        String spec,
        boolean ignoreBlank,
        boolean caseSensitive,
        boolean excludeInactive) {
    static RuleJson of(StoredRule stored) {
        DuplicateRuleRow rule = stored.rule();
        return new RuleJson(
                rule.id().toString(),
                rule.name(),
                rule.baseEntity(),
                rule.matchingEntity(),
                stored.status().word(),
                TypedRule.typed(rule),
                rule.conditions().stream().allMatch(DuplicateRuleRow.Condition::ignoreBlank),
                rule.caseSensitive(),
                rule.excludeInactive());
    }
}
