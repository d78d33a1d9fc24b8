package dev.crmbridge.dedupe.matchcode;

import dev.crmbridge.dedupe.DuplicateRule;
import java.util.Collection;
import java.util.List;

/**
 * A rule in force, with the settings its matchcodes are made with.
 *
 * @param rule what is compared
 * @param settings how values are made comparable
 */
public record PublishedRule(DuplicateRule rule, MatchcodeSettings settings) {
    /** @return {@code rules}, all with the same settings */
    public static List<PublishedRule> all(Collection<DuplicateRule> rules, MatchcodeSettings settings) {
        return rules.stream().map(rule -> new PublishedRule(rule, settings)).toList();
    }
}
