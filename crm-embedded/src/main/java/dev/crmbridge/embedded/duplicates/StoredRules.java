package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Duplicate rules as rows.
 *
 * @param schema the hosted tables
 */
public record StoredRules(Schema schema) {
    /** statuscode of a rule that is not in force. */
    public static final long UNPUBLISHED = 0;

    /** statuscode of a rule whose matchcodes are being made. */
    public static final long PUBLISHING = 1;

    /** statuscode of a rule in force. */
    public static final long PUBLISHED = 2;

    /** Lookup from the next version of a rule to that rule. */
    public static final String REVISION_OF = "crmbridge_revisionof";

    /** Lookup from a condition to its rule. */
    private static final String RULE = "regardingobjectid";

    private static final int ALL = 100_000;

    /** Rules with at least that status, newest state of the transaction. */
    List<DuplicateRule> withStatus(Tx tx, long atLeast) {
        List<Row> found = SqliteRows.atLeast(tx, schema.get("duplicaterule"), "statuscode", atLeast);
        if (found.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Row>> conditions = conditionsByRule(tx, found);
        return found.stream()
                .map(row -> rule(row, conditions.getOrDefault(row.id(), List.of())))
                .toList();
    }

    /** Each save needs those of all rules in force, so they are read together and not rule by rule. */
    private Map<UUID, List<Row>> conditionsByRule(Tx tx, List<Row> of) {
        Map<UUID, List<Row>> byRule = new HashMap<>();
        SqliteRows.pointingTo(
                        tx,
                        schema.get("duplicaterulecondition"),
                        RULE,
                        of.stream().map(Row::id).toList())
                .forEach(condition -> condition
                        .lookup(RULE)
                        .ifPresent(rule -> byRule.computeIfAbsent(rule.id(), id -> new ArrayList<>())
                                .add(condition)));
        return byRule;
    }

    /** All rules. */
    public List<Row> rows(Tx tx) {
        return SqliteRows.slice(tx, schema.get("duplicaterule"), "", ALL);
    }

    /** Next versions of a rule; one at most. */
    public List<Row> revisions(Tx tx, Row rule) {
        return SqliteRows.findBy(tx, schema.get("duplicaterule"), Map.of(REVISION_OF, rule.reference()));
    }

    /** The rule of which a rule is the next version; empty when it is none. */
    public Optional<Row> revised(Tx tx, Row rule) {
        return rule.lookup(REVISION_OF)
                .flatMap(former -> SqliteRows.find(tx, schema.get("duplicaterule"), former.id()));
    }

    /** The conditions of a rule. */
    public List<Row> conditions(Tx tx, Row rule) {
        return SqliteRows.findBy(
                tx, schema.get("duplicaterulecondition"), Map.of(RULE, new Reference("duplicaterule", rule.id())));
    }

    /**
     * A rule in the engine's terms.
     *
     * @throws IllegalArgumentException when it has no condition
     */
    public DuplicateRule rule(Tx tx, Row rule) {
        return rule(rule, conditions(tx, rule));
    }

    private static DuplicateRule rule(Row rule, List<Row> conditions) {
        return new DuplicateRule(
                rule.id().toString(),
                rule.text("name").orElse(""),
                rule.text("baseentityname").orElse(""),
                rule.text("matchingentityname").orElse(""),
                rule.yes("iscasesensitive"),
                rule.yes("excludeinactiverecords"),
                conditions.stream().map(StoredRules::criterion).toList());
    }

    /** A condition in the engine's terms. */
    static Criterion criterion(Row condition) {
        Criterion.Operator operator = operator(condition);
        return new Criterion(
                condition.text("baseattributename").orElse(""),
                condition.text("matchingattributename").orElse(""),
                operator,
                operator.isCounted()
                        ? condition.number("operatorparam").orElse(0L).intValue()
                        : 0,
                condition.yes("ignoreblankvalues"));
    }

    static Criterion.Operator operator(Row condition) {
        int code = condition.number("operatorcode").orElse(0L).intValue();
        return Criterion.Operator.ofCode(code).orElseThrow(() -> new IllegalArgumentException("no operator " + code));
    }
}
