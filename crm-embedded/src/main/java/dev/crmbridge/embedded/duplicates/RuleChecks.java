package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.dedupe.AttributeKind;
import dev.crmbridge.dedupe.DuplicateRule;
import dev.crmbridge.dedupe.definition.RuleDefinition;
import dev.crmbridge.dedupe.definition.RuleProblem;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What rules and conditions must satisfy when they are written; which operator compares which kind of value is decided by
 * {@link RuleDefinition}. Source: Dataverse, duplicate rule tables, and the error codes named there.
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

    /** A condition goes while its rule is not in force, or along with its rule. */
    void deletable(Tx tx, Row row) {
        if (row.table().name().equals("duplicaterulecondition")) {
            row.lookup("regardingobjectid")
                    .flatMap(rule -> SqliteRows.find(tx, schema.get("duplicaterule"), rule.id()))
                    .filter(rule -> rule.number("statuscode").orElse(0L) != StoredRules.UNPUBLISHED)
                    .ifPresent(rule -> {
                        throw inUse(rule);
                    });
        }
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
        String name = rule.text(column).orElse("");
        Table table = schema.table(name)
                .orElseThrow(() -> CrmError.RULE_TABLE_UNKNOWN.with("There is no entity '" + name + "'."));
        if (!table.detectable()) {
            throw CrmError.RULE_TABLE_NOT_SUPPORTED.with(
                    "Duplicate detection is not supported for the entity '" + name + "'.");
        }
        return table.identity().typeCode();
    }

    static boolean compares(DuplicateRule rule, String table, String column) {
        return rule.criteria().stream()
                .anyMatch(criterion -> rule.baseType().equals(table)
                                && criterion.baseAttribute().equals(column)
                        || rule.matchingType().equals(table)
                                && criterion.matchingAttribute().equals(column));
    }

    static CrmException compared(DuplicateRule rule, String table, String column) {
        return CrmError.RULE_COLUMN_IN_USE.with("The column '" + column + "' of '" + table
                + "' cannot be deleted: the duplicate detection rule '" + rule.name()
                + "' compares it and is published or being published.");
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
        OptionalInt characters = condition.number("operatorparam").stream()
                .mapToInt(Long::intValue)
                .findFirst();
        RuleDefinition.condition(condition.number("operatorcode").orElse(0L).intValue(), characters)
                .ifPresent(RuleChecks::refuse);
        DuplicateRule alone = new DuplicateRule(
                rule.id().toString(),
                rule.text("name").orElse(""),
                rule.text("baseentityname").orElse(""),
                rule.text("matchingentityname").orElse(""),
                rule.yes("iscasesensitive"),
                rule.yes("excludeinactiverecords"),
                List.of(StoredRules.criterion(condition)));
        RuleDefinition.rule(alone, this::kind).forEach(RuleChecks::refuse);
        return condition;
    }

    private Optional<AttributeKind> kind(String table, String column) {
        return schema.table(table).flatMap(found -> found.column(column)).flatMap(Candidates::kindOf);
    }

    private static void refuse(RuleProblem problem) {
        CrmError error = problem.code() == RuleProblem.Code.NOT_SUPPORTED_ON_ATTRIBUTE_TYPE
                ? CrmError.RULE_COLUMN_TYPE
                : CrmError.RULE_OPERATOR;
        throw error.with(problem.reason());
    }

    static CrmException inUse(Row rule) {
        return CrmError.RULE_IN_USE.with(
                "The duplicate detection rule '" + rule.text("name").orElse("")
                        + "' is published or being published and cannot be changed. Unpublish it first, or change its next"
                        + " version (ReviseDuplicateRule) and publish that.");
    }
}
