package dev.crmbridge.embedded.jobs;

import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.matchcode.DynamicsLength;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How many rules may be published for a table, and how long their matchcodes may be. Source: Dataverse, "Set up duplicate detection
 * rules".
 *
 * @param schema the hosted tables
 * @param rules the rules as rows
 */
record PublishLimits(Schema schema, StoredRules rules) {
    private static final int MAX_PUBLISHED = 5;

    /** @throws dev.crmbridge.embedded.error.CrmException when the rule is one too many, or its matchcode too long */
    void check(Tx tx, Row rule) {
        String base = rule.text("baseentityname").orElse("");
        Set<UUID> published = rules.rows(tx).stream()
                .filter(other -> other.number("statuscode").orElse(0L) != StoredRules.UNPUBLISHED)
                .filter(other -> other.text("baseentityname").orElse("").equals(base))
                .map(PublishLimits::inForceAs)
                .collect(Collectors.toSet());
        published.remove(inForceAs(rule));
        if (published.size() >= MAX_PUBLISHED) {
            throw CrmError.TOO_MANY_PUBLISHED_RULES.with("The entity '" + base + "' already has " + MAX_PUBLISHED
                    + " published duplicate detection rules. Unpublish one first.");
        }
        length(tx, rule, base);
    }

    /** A next version takes the place of its rule, so both count once. */
    private static UUID inForceAs(Row rule) {
        return rule.lookup(StoredRules.REVISION_OF).map(Reference::id).orElse(rule.id());
    }

    private void length(Tx tx, Row rule, String base) {
        Table table = schema.get(base);
        DuplicateRule engineRule = rules.rule(tx, rule);
        int length = DynamicsLength.of(
                engineRule, name -> table.column(name).orElseThrow().limits().maxLength());
        if (length > DynamicsLength.LIMIT) {
            throw CrmError.MATCHCODE_TOO_LONG.with("The matchcode of the rule would be " + length
                    + " characters long; at most " + DynamicsLength.LIMIT + " are allowed. Compare fewer characters.");
        }
    }
}
