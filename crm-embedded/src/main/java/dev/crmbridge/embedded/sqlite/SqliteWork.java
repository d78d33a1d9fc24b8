package dev.crmbridge.embedded.sqlite;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Background work that is not finished, with the place it has reached; survives a crash. Stateless. */
public final class SqliteWork {
    private SqliteWork() {}

    /**
     * One piece of work.
     *
     * @param job its system job
     * @param kind what is done
     * @param subject what it is done to
     * @param user who asked for it
     * @param place primary key of the last row handled; empty at the start
     * @param done rows handled so far
     */
    public record Work(UUID job, String kind, String subject, UUID user, String place, long done) {
        /** The same, further on. */
        public Work at(String newPlace, long newDone) {
            return new Work(job, kind, subject, user, newPlace, newDone);
        }
    }

    /** Notes work, new or further on. */
    public static void save(Tx tx, Work work) {
        tx.execute(
                "INSERT OR REPLACE INTO crm_work(jobid, kind, subject, userid, place, done) VALUES (?, ?, ?, ?, ?, ?)",
                List.of(
                        work.job().toString(),
                        work.kind(),
                        work.subject(),
                        work.user().toString(),
                        work.place(),
                        work.done()));
    }

    /** Forgets work that is finished or canceled. */
    public static void remove(Tx tx, UUID job) {
        tx.execute("DELETE FROM crm_work WHERE jobid = ?", List.of(job.toString()));
    }

    /** The oldest unfinished work. */
    public static Optional<Work> first(Tx tx) {
        return tx.first(
                "SELECT jobid, kind, subject, userid, place, done FROM crm_work ORDER BY rowid LIMIT 1",
                List.of(),
                SqliteWork::read);
    }

    /** The unfinished work of a job. */
    public static Optional<Work> find(Tx tx, UUID job) {
        return tx.first(
                "SELECT jobid, kind, subject, userid, place, done FROM crm_work WHERE jobid = ?",
                List.of(job.toString()),
                SqliteWork::read);
    }

    /** Unfinished work on a subject. */
    public static List<Work> on(Tx tx, String subject) {
        return tx.query(
                "SELECT jobid, kind, subject, userid, place, done FROM crm_work WHERE subject = ?",
                List.of(subject),
                SqliteWork::read);
    }

    private static Work read(java.sql.ResultSet line) throws java.sql.SQLException {
        return new Work(
                UUID.fromString(line.getString(1)),
                line.getString(2),
                line.getString(3),
                UUID.fromString(line.getString(4)),
                line.getString(5),
                line.getLong(6));
    }
}
