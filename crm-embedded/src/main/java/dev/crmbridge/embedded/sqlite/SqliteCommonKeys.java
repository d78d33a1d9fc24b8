package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.dedupe.Matchcode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The matchcodes of very many rows that running searches have come across; they survive a crash. Stateless. */
public final class SqliteCommonKeys {
    private SqliteCommonKeys() {}

    /**
     * One of them.
     *
     * @param job the search
     * @param place greatest id before its first duplicate
     * @param type logical name of the example's table; empty when nothing was listed
     * @param id the example, empty likewise
     * @param size how many rows have it; 0 when nothing was listed
     */
    public record CommonKey(UUID job, String ruleId, Matchcode code, String place, String type, String id, long size) {}

    /**
     * How many of a search's keys were listed.
     *
     * @param keys number of keys
     * @param rows number of their rows, a row with several keys once for each
     */
    public record Total(long keys, long rows) {}

    /** Notes a key. */
    public static void add(Tx tx, CommonKey key) {
        tx.execute(
                "INSERT OR REPLACE INTO crm_commonkey(jobid, ruleid, high, low, place, type, id, size)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        key.job().toString(),
                        key.ruleId(),
                        key.code().high(),
                        key.code().low(),
                        key.place(),
                        key.type(),
                        key.id(),
                        key.size()));
    }

    /** The place of a key that a search has noted. */
    public static Optional<String> place(Tx tx, UUID job, String ruleId, Matchcode code) {
        return tx.first(
                "SELECT place FROM crm_commonkey WHERE jobid = ? AND ruleid = ? AND high = ? AND low = ?",
                List.of(job.toString(), ruleId, code.high(), code.low()),
                line -> line.getString(1));
    }

    /** The keys a search has listed, those of most rows first. */
    public static List<CommonKey> listed(Tx tx, UUID job, int most) {
        return tx.query(
                "SELECT ruleid, high, low, place, type, id, size FROM crm_commonkey WHERE jobid = ? AND size > 0"
                        + " ORDER BY size DESC, id, ruleid LIMIT ?",
                List.of(job.toString(), (long) most),
                line -> new CommonKey(
                        job,
                        line.getString(1),
                        new Matchcode(line.getLong(2), line.getLong(3)),
                        line.getString(4),
                        line.getString(5),
                        line.getString(6),
                        line.getLong(7)));
    }

    /** How many keys a search has listed, and of how many rows. */
    public static Total total(Tx tx, UUID job) {
        return tx.first(
                        "SELECT count(*), coalesce(sum(size), 0) FROM crm_commonkey WHERE jobid = ? AND size > 0",
                        List.of(job.toString()),
                        line -> new Total(line.getLong(1), line.getLong(2)))
                .orElseThrow();
    }

    /** A search is over: forgets its keys. */
    static void removeJob(Tx tx, UUID job) {
        tx.execute("DELETE FROM crm_commonkey WHERE jobid = ?", List.of(job.toString()));
    }
}
