package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Next versions of published rules. A next version is a rule of its own, unpublished and so free to be changed, until it is
 * published: then the rule it was made from becomes what it says, in one transaction, and it is gone. Stateless.
 */
public final class RuleRevisions {
    private static final List<String> OF_A_RULE =
            List.of("name", "description", "iscasesensitive", "excludeinactiverecords");
    private static final List<String> OF_A_CONDITION =
            List.of("baseattributename", "matchingattributename", "operatorcode", "operatorparam", "ignoreblankvalues");

    private final Environment environment;
    private final MatchcodeDetection detection;

    RuleRevisions(Environment environment, MatchcodeDetection detection) {
        this.environment = environment;
        this.detection = detection;
    }

    /**
     * The next version of a published rule: the one there is, or a new one that says what the rule says.
     *
     * @param records makes it, within the caller's rights
     * @throws dev.crmbridge.embedded.error.CrmException when the rule is not published, or the caller may not create rules
     */
    public Row begin(Tx tx, Records records, Caller caller, Row rule) {
        long status = rule.number("statuscode").orElse(StoredRules.UNPUBLISHED);
        if (status != StoredRules.PUBLISHED) {
            throw CrmError.INVALID_ARGUMENT.with("The duplicate detection rule '"
                    + rule.text("name").orElse("") + "' is "
                    + (status == StoredRules.PUBLISHING
                            ? "being published. Wait until it is."
                            : "not published. Change it as it is."));
        }
        Optional<Row> begun = detection.rules().revisions(tx, rule).stream().findFirst();
        if (begun.isPresent()) {
            return begun.get();
        }
        Map<String, @Nullable Object> values = copied(rule, OF_A_RULE);
        values.put("baseentityname", rule.get("baseentityname"));
        values.put("matchingentityname", rule.get("matchingentityname"));
        Row revision = records.create(tx, caller, rule.table(), null, Payload.of(values), false);
        SqliteRows.update(tx, rule.table(), revision.id(), Map.of(StoredRules.REVISION_OF, rule.reference()));
        for (Row condition : detection.rules().conditions(tx, rule)) {
            Map<String, @Nullable Object> copy = copied(condition, OF_A_CONDITION);
            copy.put("regardingobjectid", revision.reference());
            records.create(tx, caller, condition.table(), null, Payload.of(copy), false);
        }
        return SqliteRows.find(tx, rule.table(), revision.id()).orElseThrow();
    }

    private static Map<String, @Nullable Object> copied(Row row, List<String> columns) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        columns.forEach(column -> copy.put(column, row.get(column)));
        copy.values().removeIf(value -> value == null);
        return copy;
    }

    /**
     * Puts a rule in force whose matchcodes are made. A next version takes the place of the rule it was made from, which
     * answered until now.
     *
     * @param user who published it
     * @return where matchcodes lie that nobody uses any more; empty when there are none
     */
    Optional<String> publish(Tx tx, Row rule, UUID user) {
        Optional<Row> former = detection.rules().revised(tx, rule);
        if (former.isEmpty()) {
            detection.setStatus(tx, rule, StoredRules.PUBLISHED);
            return Optional.empty();
        }
        Row kept = former.get();
        detection
                .rules()
                .conditions(tx, kept)
                .forEach(condition -> SqliteRows.delete(tx, condition.table(), condition.id()));
        for (Row condition : detection.rules().conditions(tx, rule)) {
            change(tx, condition.table(), condition.id(), "regardingobjectid", kept.reference());
        }
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        OF_A_RULE.forEach(column -> changes.put(column, rule.get(column)));
        changes.put("modifiedon", environment.now());
        changes.put("modifiedby", new Reference("systemuser", user));
        SqliteRows.update(tx, kept.table(), kept.id(), changes);
        String unused =
                new SqliteMatchcodes(tx).replace(kept.id().toString(), rule.id().toString());
        jobsRegard(tx, rule, kept);
        SqliteRows.delete(tx, rule.table(), rule.id());
        detection.setStatus(tx, kept, StoredRules.PUBLISHED);
        return Optional.of(unused);
    }

    /** System jobs about the next version are about the rule from now on. */
    private void jobsRegard(Tx tx, Row revision, Row rule) {
        Schema schema = environment.schema();
        Table jobs = schema.get("asyncoperation");
        schema.referencesOf(jobs).stream()
                .filter(relationship -> relationship.lookup().name().equals("regardingobjectid"))
                .flatMap(relationship -> SqliteRows.referencing(tx, relationship, revision.id()).stream())
                .forEach(job -> change(tx, jobs, job, "regardingobjectid", rule.reference()));
    }

    private static void change(Tx tx, Table table, UUID id, String lookup, Reference target) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put(lookup, target);
        changes.put("versionnumber", SqliteRows.nextVersion(tx));
        SqliteRows.update(tx, table, id, changes);
    }
}
