package dev.crmbridge.spark;

import dev.crmbridge.dedupe.file.CellRules;
import dev.crmbridge.dedupe.file.FilePlan.Blanks;
import dev.crmbridge.dedupe.matchcode.PublishedRule;
import dev.crmbridge.dedupe.spec.RuleSpec;
import dev.crmbridge.dedupe.spec.RuleSpecProblem;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What to look for. Travels to the executors as text, and becomes rules there.
 *
 * @param id column that tells the rows of a table apart
 * @param rules at least one, as typed, see {@link RuleSpec}
 * @param two whether pairs are a row of each of two tables
 * @param blanks what a blank equals
 * @param zone id of the time zone of times without offset, and in which a time becomes a day
 */
public record JobPlan(String id, List<String> rules, boolean two, Blanks blanks, String zone) implements Serializable {
    public JobPlan {
        rules = new ArrayList<>(rules); // an immutable list of the JDK would do, but not every serializer knows it
        if (rules.isEmpty()) {
            throw JobProblem.ofUsage("at least one rule is needed");
        }
    }

    /** @throws JobProblem when a rule cannot be read or needs two tables */
    List<PublishedRule> published() {
        List<RuleSpec> specs = new ArrayList<>();
        for (String rule : rules) {
            try {
                specs.add(RuleSpec.parse(rule));
            } catch (RuleSpecProblem problem) {
                throw JobProblem.ofUsage("the rule cannot be read: " + problem.getMessage());
            }
        }
        try {
            return CellRules.of(specs, two, blanks, ZoneId.of(zone));
        } catch (IllegalArgumentException problem) {
            throw JobProblem.ofUsage(String.valueOf(problem.getMessage()));
        }
    }
}
