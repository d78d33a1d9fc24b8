package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private static final int ALL = 100_000;

    /** Rules with at least that status, newest state of the transaction. */
    List<DuplicateRule> withStatus(Tx tx, long atLeast) {
        return SqliteRows.atLeast(tx, schema.get("duplicaterule"), "statuscode", atLeast).stream()
                .map(row -> rule(tx, row))
                .toList();
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
                tx,
                schema.get("duplicaterulecondition"),
                Map.of("regardingobjectid", new Reference("duplicaterule", rule.id())));
    }

    /**
     * A rule in the engine's terms.
     *
     * @throws IllegalArgumentException when it has no condition
     */
    public DuplicateRule rule(Tx tx, Row rule) {
        return new DuplicateRule(
                rule.id().toString(),
                rule.text("name").orElse(""),
                rule.text("baseentityname").orElse(""),
                rule.text("matchingentityname").orElse(""),
                rule.yes("iscasesensitive"),
                rule.yes("excludeinactiverecords"),
                conditions(tx, rule).stream().map(StoredRules::criterion).toList());
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
