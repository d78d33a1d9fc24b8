package dev.crmbridge.embedded.jobs;

import dev.crmbridge.dedupe.Matchcode;
import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Answer;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.LeftOut;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Pair;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people say about likely duplicates: that two records are none, and that this was wrong. An answer holds for
 * everybody, under the rules that took the two for duplicates, while both keep the values it was given on. Thread-safe.
 */
public final class PairAnswers {
    private final Environment environment;
    private final MatchcodeDetection detection;
    private final SearchResults results;

    PairAnswers(Environment environment, MatchcodeDetection detection) {
        this.environment = environment;
        this.detection = detection;
        this.results = new SearchResults(environment);
    }

    /**
     * Keeps that two rows the caller may read are no duplicates of each other.
     *
     * @param job a search whose results about the two are removed; null = those of all searches stay
     * @throws dev.crmbridge.embedded.error.CrmException when the caller may change neither, or when no published rule takes
     *     them for duplicates
     */
    public void notDuplicates(Tx tx, Caller caller, Row one, Row other, @Nullable UUID job) {
        Pair pair = pair(caller, one, other);
        Map<String, Set<Matchcode>> codes = detection.agreement(tx, one, other);
        if (codes.isEmpty()) {
            throw CrmError.INVALID_ARGUMENT.with("No published rule takes " + named(one) + " and " + named(other)
                    + " for duplicates of each other as they are now, so there is nothing to answer. Search again.");
        }
        SqliteNotDuplicates.save(tx, pair, caller.userId(), environment.now(), codes);
        if (job != null) {
            SqliteNotDuplicates.leaveOut(tx, results.remove(tx, job, pair));
        }
    }

    /**
     * Takes an answer back. Searches that left the two out list them again.
     *
     * @throws dev.crmbridge.embedded.error.CrmException when the caller may change neither, or when there is no answer
     */
    public void takeBack(Tx tx, Caller caller, Row one, Row other) {
        Pair pair = pair(caller, one, other);
        boolean there = SqliteNotDuplicates.remove(tx, pair);
        var leftOut = SqliteNotDuplicates.takeLeftOut(tx, pair);
        if (!there && leftOut.isEmpty()) {
            throw CrmError.INVALID_ARGUMENT.with("Nobody has said that " + named(one) + " and " + named(other)
                    + " are no duplicates, or it was taken back already.");
        }
        results.add(tx, leftOut);
    }

    /** The pairs a search left out, each once. */
    public List<LeftOut> leftOut(Tx tx, UUID job) {
        return SqliteNotDuplicates.leftOut(tx, job);
    }

    /** All answers that are remembered, whether or not they hold now, each pair once for each rule and matchcode. */
    public List<Answer> all(Tx tx) {
        return SqliteNotDuplicates.all(tx);
    }

    private static Pair pair(Caller caller, Row one, Row other) {
        if (one.reference().equals(other.reference())) {
            throw CrmError.INVALID_ARGUMENT.with("A record is no duplicate of itself: " + named(one) + ".");
        }
        if (!AccessRules.allows(caller, Access.WRITE, one)) {
            AccessRules.require(caller, Access.WRITE, other);
        }
        return Pair.of(one.reference(), other.reference());
    }

    private static String named(Row row) {
        return row.table().name() + " " + row.id();
    }
}
