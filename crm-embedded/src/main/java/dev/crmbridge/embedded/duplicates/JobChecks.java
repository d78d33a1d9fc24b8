package dev.crmbridge.embedded.duplicates;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.row.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client may do to the state of a system job: cancel it while it runs, nothing else. Source: Dataverse table
 * reference, asyncoperation, statecode 3 with statuscode 32. Pure.
 */
public final class JobChecks {
    /** operationtype of a search for duplicates. */
    public static final long DETECT_DUPLICATES = 8;

    /** statecode of a job that runs. */
    public static final long RUNNING = 2;

    /** statuscode of a job that a person stopped. */
    static final long CANCELED = 32;

    /** statecode of a job that has ended. */
    public static final long COMPLETED = 3;

    private JobChecks() {}

    /**
     * @param before the job as it is; null for a new one, which is the server's own
     * @return the job to store
     * @throws CrmException 0x80048408 when it has ended, or something other than canceling is asked for
     */
    static Row checked(Row job, @Nullable Row before) {
        if (before == null || sameState(before, job)) {
            return job;
        }
        String name = job.text("name").orElse("");
        if (before.number("statecode").orElse(0L) == COMPLETED) {
            throw CrmError.INVALID_STATE_STATUS.with("The system job '" + name + "' has ended; it cannot be canceled.");
        }
        if (!isCanceled(job)) {
            throw CrmError.INVALID_STATE_STATUS.with(
                    "The system job '" + name + "' can only be canceled: statecode 3 together with statuscode 32.");
        }
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put("completedon", job.get("modifiedon"));
        changes.put(
                "message",
                job.text("message").map(reached -> "Canceled at " + reached).orElse("Canceled before it began"));
        return job.with(changes);
    }

    private static boolean sameState(Row before, Row job) {
        return Objects.equals(before.get("statecode"), job.get("statecode"))
                && Objects.equals(before.get("statuscode"), job.get("statuscode"));
    }

    static boolean isCanceled(Row job) {
        return job.number("statecode").orElse(0L) == COMPLETED
                && job.number("statuscode").orElse(0L) == CANCELED;
    }
}
