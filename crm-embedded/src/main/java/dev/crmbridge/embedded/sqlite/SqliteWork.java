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
     * @param criteria which rows a search begins from, a FilterExpression as JSON; empty = all
     * @param user who asked for it
     * @param place where it goes on, the primary key of the last row handled or the token of a page; empty at the start
     * @param done rows handled so far
     */
    public record Work(UUID job, String kind, String subject, String criteria, UUID user, String place, long done) {
        /** New work on a whole subject. */
        public static Work of(UUID job, String kind, String subject, UUID user) {
            return new Work(job, kind, subject, "", user, "", 0);
        }

        /** The same, further on. */
        public Work at(String newPlace, long newDone) {
            return new Work(job, kind, subject, criteria, user, newPlace, newDone);
        }
    }

    /** Notes work, new or further on. */
    public static void save(Tx tx, Work work) {
        tx.execute(
                "INSERT OR REPLACE INTO crm_work(jobid, kind, subject, criteria, userid, place, done)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        work.job().toString(),
                        work.kind(),
                        work.subject(),
                        work.criteria(),
                        work.user().toString(),
                        work.place(),
                        work.done()));
    }

    /** Forgets work that is finished or canceled, and what it remembers on its way. */
    public static void remove(Tx tx, UUID job) {
        SqliteCommonKeys.removeJob(tx, job);
        tx.execute("DELETE FROM crm_work WHERE jobid = ?", List.of(job.toString()));
    }

    /** The unfinished work that waited longest: {@link #save} puts work that is further on behind all others, so that each gets its turn. */
    public static Optional<Work> first(Tx tx) {
        return tx.first(
                "SELECT jobid, kind, subject, criteria, userid, place, done FROM crm_work ORDER BY rowid LIMIT 1",
                List.of(),
                SqliteWork::read);
    }

    /** The unfinished work of a job. */
    public static Optional<Work> find(Tx tx, UUID job) {
        return tx.first(
                "SELECT jobid, kind, subject, criteria, userid, place, done FROM crm_work WHERE jobid = ?",
                List.of(job.toString()),
                SqliteWork::read);
    }

    /** Unfinished work on a subject. */
    public static List<Work> on(Tx tx, String subject) {
        return tx.query(
                "SELECT jobid, kind, subject, criteria, userid, place, done FROM crm_work WHERE subject = ?",
                List.of(subject),
                SqliteWork::read);
    }

    private static Work read(java.sql.ResultSet line) throws java.sql.SQLException {
        return new Work(
                UUID.fromString(line.getString(1)),
                line.getString(2),
                line.getString(3),
                line.getString(4),
                UUID.fromString(line.getString(5)),
                line.getString(6),
                line.getLong(7));
    }
}
