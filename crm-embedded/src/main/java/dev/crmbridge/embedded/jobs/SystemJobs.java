package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.duplicates.JobChecks;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of background work. Source: Dataverse table reference, asyncoperation. */
public final class SystemJobs {
    /** operationtype: a duplicate rule is published. */
    public static final long PUBLISH_RULE = 7;

    /** operationtype: matchcodes are compared with their rows and mended. */
    public static final long UPDATE_MATCHCODES = 12;

    /** operationtype: rows are deleted in bulk. */
    public static final long BULK_DELETE = 13;

    private static final long IN_PROGRESS = 20;

    /** How a job ended. */
    public enum Outcome {
        /** All done. */
        SUCCEEDED(30),
        /** Given up; the message says why. */
        FAILED(31),
        /** Stopped by a person. */
        CANCELED(32);

        private final long status;

        Outcome(long status) {
            this.status = status;
        }
    }

    private final Environment environment;
    private final Table table;

    /** @param environment schema, time and keys */
    public SystemJobs(Environment environment) {
        this.environment = environment;
        this.table = environment.schema().get("asyncoperation");
    }

    /** A new job that is in progress. */
    public Row begin(Tx tx, Caller caller, String name, long type, @Nullable Reference regarding) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Column column : table.columns().values()) {
            Object initially = column.defaultValue();
            if (initially != null) {
                values.put(column.name(), initially);
            }
        }
        Reference user = new Reference("systemuser", caller.userId());
        values.put("asyncoperationid", environment.ids().get());
        values.put("name", name);
        values.put("operationtype", type);
        values.put("statecode", JobChecks.RUNNING);
        values.put("statuscode", IN_PROGRESS);
        values.put("startedon", environment.now());
        values.put("createdon", environment.now());
        values.put("createdby", user);
        values.put("ownerid", user);
        values.put("owninguser", user);
        values.put("owningbusinessunit", new Reference("businessunit", caller.unitId()));
        if (regarding != null) {
            values.put("regardingobjectid", regarding);
        }
        values.put("modifiedon", environment.now());
        values.put("versionnumber", SqliteRows.nextVersion(tx));
        Row row = new Row(table, values);
        SqliteRows.insert(tx, row);
        return row;
    }

    /** Notes how far a job is. */
    public void progress(Tx tx, UUID job, String message) {
        change(tx, job, Map.of("message", message));
    }

    /** Ends a job. */
    public void finish(Tx tx, UUID job, Outcome outcome, String message) {
        change(
                tx,
                job,
                Map.of(
                        "statecode",
                        JobChecks.COMPLETED,
                        "statuscode",
                        outcome.status,
                        "completedon",
                        environment.now(),
                        "message",
                        message));
    }

    private void change(Tx tx, UUID job, Map<String, Object> values) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>(values);
        changes.put("modifiedon", environment.now());
        changes.put("versionnumber", SqliteRows.nextVersion(tx));
        SqliteRows.update(tx, table, job, changes);
    }
}
