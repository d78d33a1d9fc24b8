package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.jobs.SystemJobs.Outcome;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteWork;
import dev.crmbridge.embedded.sqlite.SqliteWork.Work;
import dev.crmbridge.embedded.sqlite.Tx;

/** Work that goes through a table and the system job that tells of it, moved on together. */
record WorkSteps(SystemJobs jobs) {
    /** @param work as it is now */
    void proceed(Tx tx, Work work, Table table) {
        String of = work.criteria().isEmpty() ? " of " + SqliteRows.count(tx, table) : "";
        proceed(tx, work, work.done() + of + " rows");
    }

    /** @param reached how far it is, for people */
    void proceed(Tx tx, Work work, String reached) {
        SqliteWork.save(tx, work);
        jobs.progress(tx, work.job(), reached);
    }

    void finish(Tx tx, Work work, String message) {
        SqliteWork.remove(tx, work.job());
        jobs.finish(tx, work.job(), Outcome.SUCCEEDED, message);
    }
}
