package dev.crmbridge.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A result as it is told: the counts in the shape of {@code crmbridge duplicates --json}, and what a person should know.
 *
 * @param tables their names
 */
record ResultText(List<String> tables, DetectionResult result) {
    private static final int HOT = 1000;

    Map<String, Object> json() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rows", result.rows());
        List<Map<String, Object>> rules = new ArrayList<>();
        for (DetectionResult.OfRule rule : result.rules()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("rule", rule.rule());
            each.put("pairs", rule.pairs().orElse(null));
            each.put("groups", rule.groups());
            each.put("largest", rule.largest());
            rules.add(each);
        }
        answer.put("rules", rules);
        answer.put("pairs", result.pairs().orElse(null));
        if (result.broken().stream().anyMatch(count -> count > 0)) {
            answer.put("broken", result.broken());
        }
        return answer;
    }

    List<String> warnings() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            if (result.broken().get(i) > 0) {
                lines.add(tables.get(i) + ": " + result.broken().get(i)
                        + " rows were left out: they have more or fewer fields than the heading, or a line break within"
                        + " quotes, which needs --line-breaks");
            }
        }
        boolean uncounted = result.pairs().isEmpty();
        for (DetectionResult.OfRule rule : result.rules()) {
            if (rule.unreadableDates() > 0) {
                lines.add(rule.rule() + ": " + rule.unreadableDates() + " values are no date and match nothing");
            }
            if (rule.tooManyKeys() > 0) {
                lines.add(rule.rule() + ": " + rule.tooManyKeys()
                        + " rows take no part, because the transforms give them too many keys");
            }
            if (rule.largest() > HOT) {
                lines.add(rule.rule() + ": the largest group has " + rule.largest()
                        + " rows; so many are rarely duplicates, look at their value");
            }
            uncounted |= rule.pairs().isEmpty();
        }
        if (uncounted) {
            lines.add("pairs were not counted where it says null: a row is in more than " + DistinctPairs.MOST_GROUPS
                    + " groups");
        }
        return lines;
    }
}
