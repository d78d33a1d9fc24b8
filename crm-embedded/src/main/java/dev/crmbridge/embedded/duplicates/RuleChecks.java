package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.dedupe.matchcode.Matchcoder;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules and conditions must satisfy when they are written. Source: Dataverse, duplicate rule tables, and the error
 * codes named there.
 *
 * @param schema the hosted tables
 */
record RuleChecks(Schema schema) {
    Row checked(Tx tx, Row row, @Nullable Row before) {
        return switch (row.table().name()) {
            case "duplicaterule" -> rule(row, before);
            case "duplicaterulecondition" -> condition(tx, row);
            default -> row;
        };
    }

    private Row rule(Row rule, @Nullable Row before) {
        if (before != null && before.number("statuscode").orElse(0L) != StoredRules.UNPUBLISHED) {
            throw inUse(rule);
        }
        if (rule.number("statuscode").orElse(0L) != StoredRules.UNPUBLISHED) {
            throw CrmError.INVALID_STATE_STATUS.with(
                    "A rule is published with PublishDuplicateRule, not by writing its status.");
        }
        Map<String, @Nullable Object> codes = new LinkedHashMap<>();
        codes.put("baseentitytypecode", typeCode(rule, "baseentityname"));
        codes.put("matchingentitytypecode", typeCode(rule, "matchingentityname"));
        return rule.with(codes);
    }

    private long typeCode(Row rule, String column) {
        return schema.table(rule.text(column).orElse(""))
                .filter(table -> table.ownership() == Table.Ownership.USER && !table.isPointer())
                .orElseThrow(() ->
                        CrmError.DUPLICATE_DETECTION_OFF.with("Duplicate detection is not enabled for the entity '"
                                + rule.text(column).orElse("") + "'."))
                .identity()
                .typeCode();
    }

    private Row condition(Tx tx, Row condition) {
        Row rule = condition
                .lookup("regardingobjectid")
                .map(Reference::id)
                .flatMap(id -> SqliteRows.find(tx, schema.get("duplicaterule"), id))
                .orElseThrow(() -> CrmError.REQUIRED_FIELD_MISSING.with(
                        "Required field 'regardingobjectid' of entity 'duplicaterulecondition' is missing or empty."));
        if (rule.number("statuscode").orElse(0L) != StoredRules.UNPUBLISHED) {
            throw inUse(rule);
        }
        Criterion.Operator operator = StoredRules.operator(condition);
        boolean counted = operator == Criterion.Operator.FIRST || operator == Criterion.Operator.LAST;
        if (counted != condition.number("operatorparam").isPresent()) {
            throw CrmError.RULE_OPERATOR.with(
                    counted
                            ? "The operator needs 'operatorparam', the number of characters, 1 or more."
                            : "'operatorparam' must not be set for this operator.");
        }
        AttributeKind base = kind(rule, "baseentityname", condition, "baseattributename", operator);
        AttributeKind matching = kind(rule, "matchingentityname", condition, "matchingattributename", operator);
        if (base != matching) {
            throw CrmError.RULE_COLUMN_TYPE.with("The two columns of a condition must hold the same kind of value.");
        }
        return condition;
    }

    private AttributeKind kind(
            Row rule, String tableColumn, Row condition, String nameColumn, Criterion.Operator operator) {
        Table table = schema.get(rule.text(tableColumn).orElse(""));
        String name = condition.text(nameColumn).orElse("");
        Column column = table.column(name)
                .orElseThrow(() -> CrmError.RULE_COLUMN_TYPE.with(
                        "The entity '" + table.name() + "' has no column '" + name + "'."));
        AttributeKind kind = Candidates.kindOf(column)
                .orElseThrow(() -> CrmError.RULE_COLUMN_TYPE.with(
                        "The column '" + name + "' of '" + table.name() + "' cannot be used in a duplicate rule."));
        if (!Matchcoder.supports(operator, kind)) {
            throw CrmError.RULE_OPERATOR.with(
                    "The operator cannot compare the column '" + name + "' of '" + table.name() + "'.");
        }
        return kind;
    }

    static CrmException inUse(Row rule) {
        return CrmError.RULE_IN_USE.with(
                "The duplicate detection rule '" + rule.text("name").orElse("")
                        + "' is published or being published and cannot be changed. Unpublish it first.");
    }
}
