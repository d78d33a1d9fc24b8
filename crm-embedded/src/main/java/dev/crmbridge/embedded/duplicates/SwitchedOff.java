package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteWork;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Duplicate detection turned off for the organization: no rule stays in force. Source: Dataverse, "Enable and disable duplicate
 * detection", error 0x80048462.
 *
 * @param jobs the table of system jobs
 * @param detection takes rules out of force
 */
record SwitchedOff(Table jobs, MatchcodeDetection detection) {
    private static final String SWITCH = "isduplicatedetectionenabled";

    /**
     * @param organization as it is about to be stored
     * @param before as it is; null for a new one
     * @throws CrmException 0x80048462 when a search for duplicates runs
     */
    void apply(Tx tx, Row organization, @Nullable Row before) {
        if (organization.yes(SWITCH) || before == null || !before.yes(SWITCH)) {
            return;
        }
        List<Row> searches = SqliteRows.findBy(
                tx, jobs, Map.of("operationtype", JobChecks.DETECT_DUPLICATES, "statecode", JobChecks.RUNNING));
        if (!searches.isEmpty()) {
            throw CrmError.CANNOT_DISABLE_DETECTION.with(
                    "Duplicate detection cannot be turned off while a duplicate detection job runs: '"
                            + searches.get(0).text("name").orElse("") + "'. Wait until it has ended, or cancel it.");
        }
        for (Row rule : detection.rules().rows(tx)) {
            SqliteWork.on(tx, rule.id().toString()).forEach(work -> cancel(tx, work.job(), organization));
            detection.unpublish(tx, rule);
        }
    }

    private void cancel(Tx tx, UUID job, Row organization) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put("statecode", JobChecks.COMPLETED);
        changes.put("statuscode", JobChecks.CANCELED);
        changes.put("completedon", organization.get("modifiedon"));
        changes.put("message", "Duplicate detection was turned off for the organization.");
        changes.put("versionnumber", SqliteRows.nextVersion(tx));
        SqliteRows.update(tx, jobs, job, changes);
    }
}
