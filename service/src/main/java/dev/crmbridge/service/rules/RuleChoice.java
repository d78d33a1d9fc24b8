package dev.crmbridge.service.rules;

import dev.crmbridge.crm.StoredRule;
import dev.crmbridge.web.server.RequestRefused;
import java.util.List;
import java.util.Locale;

/** Which rule a person means: its id, the beginning of its id, or its name. Pure. */
final class RuleChoice {
    private static final int SHORTEST_PREFIX = 8;

    private RuleChoice() {}

    /** @throws RequestRefused 404 when there is none, 409 when several fit */
    static StoredRule of(List<StoredRule> rules, String word) {
        String id = word.toLowerCase(Locale.ROOT);
        List<StoredRule> fitting = rules.stream()
                .filter(rule -> rule.rule().name().equals(word)
                        || id.length() >= SHORTEST_PREFIX
                                && rule.rule().id().toString().startsWith(id))
                .toList();
        if (fitting.isEmpty()) {
            throw new RequestRefused(
                    404,
                    "rule-not-found",
                    "There is no duplicate rule “" + word + "”. “crmbridge rules” lists all with their names and ids.");
        }
        if (fitting.size() > 1) {
            throw new RequestRefused(
                    409,
                    "rule-not-unique",
                    fitting.size() + " duplicate rules are called “" + word + "”. Name the one you mean by its id.");
        }
        return fitting.get(0);
    }
}
