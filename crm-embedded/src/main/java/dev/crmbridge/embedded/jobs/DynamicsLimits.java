package dev.crmbridge.embedded.jobs;

import dev.crmbridge.dedupe.definition.RuleDefinition;
import dev.crmbridge.dedupe.definition.RuleProblem;
import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What Dynamics 365 limits and this server does not, unless the organization asks for it: published rules of a table, the length of a
 * matchcode, the results of a search. Source: Dataverse, "Set up duplicate detection rules" and "Run duplicate detection".
 *
 * @param schema the hosted tables
 * @param detection knows the rules and the organization's switches
 */
record DynamicsLimits(Schema schema, MatchcodeDetection detection) {
    private static final String SWITCH = "crmbridge_dynamicslimits";
    private static final int MOST_RESULTS = 5_000;

    private boolean hold(Tx tx) {
        return detection.flag(tx, SWITCH);
    }

    /** How many duplicates a search may store; {@link Long#MAX_VALUE} when there is no limit. */
    long mostResults(Tx tx) {
        return hold(tx) ? MOST_RESULTS : Long.MAX_VALUE;
    }

    /**
     * @throws dev.crmbridge.embedded.error.CrmException when the limits hold and the rule is one too many (0x80048419), or its matchcode
     *     too long (0x80048429)
     */
    void checkPublishing(Tx tx, Row rule) {
        if (!hold(tx)) {
            return;
        }
        String base = rule.text("baseentityname").orElse("");
        Table table = schema.get(base);
        RuleDefinition.compatibility(
                        detection.rules().rule(tx, rule),
                        othersInForce(tx, rule, base),
                        name -> table.column(name).orElseThrow().limits().maxLength())
                .stream()
                .max(Comparator.comparing(problem -> problem.code() == RuleProblem.Code.CANNOT_PUBLISH_MORE_RULES))
                .ifPresent(DynamicsLimits::refuse);
    }

    private int othersInForce(Tx tx, Row rule, String base) {
        Set<UUID> published = detection.rules().rows(tx).stream()
                .filter(other -> other.number("statuscode").orElse(0L) != StoredRules.UNPUBLISHED)
                .filter(other -> other.text("baseentityname").orElse("").equals(base))
                .map(DynamicsLimits::inForceAs)
                .collect(Collectors.toSet());
        published.remove(inForceAs(rule));
        return published.size();
    }

    /** A next version takes the place of its rule, so both count once. */
    private static UUID inForceAs(Row rule) {
        return rule.lookup(StoredRules.REVISION_OF).map(Reference::id).orElse(rule.id());
    }

    private static void refuse(RuleProblem problem) {
        CrmError error = problem.code() == RuleProblem.Code.CANNOT_PUBLISH_MORE_RULES
                ? CrmError.TOO_MANY_PUBLISHED_RULES
                : CrmError.MATCHCODE_TOO_LONG;
        throw error.with(problem.reason());
    }
}
