package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.jobs.SystemJobs.Outcome;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteMatchcodes;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteWork;
import dev.crmbridge.embedded.sqlite.SqliteWork.Work;
import dev.crmbridge.embedded.sqlite.Transactions;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Publishes duplicate rules and searches tables for duplicates.
 *
 * <p>From the moment a rule is publishing, every write makes its matchcode as well, so the rows the job has already
 * passed stay right: publishing leaves no hole. Source: Dataverse, "Run duplicate detection". Thread-safe.
 */
public final class DuplicateJobs implements AutoCloseable {
    private static final String PUBLISH = "publish";
    private static final String CHECK = "check";
    private static final String DROP = "drop";

    /** Begins the subject of dropping, so that it is no work on the rule of that id. */
    private static final String CODES = "codes of ";

    private static final int SLICE = 500;
    private static final int DROPPED_AT_ONCE = 1_000;

    private final Environment environment;
    private final MatchcodeDetection detection;
    private final SystemJobs jobs;
    private final MatchcodeCheck check;
    private final WorkSteps steps;
    private final DynamicsLimits limits;
    private final DuplicateSearch search;
    private final PairAnswers answers;
    private final RuleRevisions revisions;
    private final Recoding recoding;
    private final BackgroundWork background;

    /**
     * @param environment schema, time and keys
     * @param detection the duplicate check
     * @param transactions opens transactions for the background thread
     */
    public DuplicateJobs(Environment environment, MatchcodeDetection detection, Transactions transactions) {
        this.environment = environment;
        this.detection = detection;
        this.jobs = new SystemJobs(environment);
        this.check = new MatchcodeCheck(environment, detection);
        this.steps = new WorkSteps(jobs);
        this.limits = new DynamicsLimits(environment.schema(), detection);
        this.search = new DuplicateSearch(environment, detection, jobs, limits);
        this.answers = new PairAnswers(environment, detection);
        this.revisions = new RuleRevisions(environment, detection);
        this.recoding = new Recoding(environment, detection);
        this.background = new BackgroundWork(
                transactions,
                Map.of(
                        PUBLISH,
                        this::publishSlice,
                        DuplicateSearch.KIND,
                        search::slice,
                        CHECK,
                        (tx, work) -> steps.finish(tx, work, check.run(tx, work.job())),
                        DROP,
                        DuplicateJobs::drop,
                        Recoding.KIND,
                        recoding::slice),
                this::giveUp);
    }

    /** What people say about what a search found. */
    public PairAnswers answers() {
        return answers;
    }

    /** Next versions of published rules. */
    public RuleRevisions revisions() {
        return revisions;
    }

    /** Sees to it that matchcodes which another version of the engine made are made anew, after {@link #resume}. */
    public void recode(Tx tx) {
        recoding.begin(tx);
    }

    /** Continues what an earlier run left unfinished. */
    public void resume() {
        background.wake();
    }

    /**
     * Starts publishing a rule.
     *
     * @return the system job that does it
     * @throws dev.crmbridge.embedded.error.CrmException when the rule cannot be published
     */
    public Row publish(Tx tx, Caller caller, Row rule) {
        long status = rule.number("statuscode").orElse(StoredRules.UNPUBLISHED);
        if (status == StoredRules.PUBLISHING) {
            throw CrmError.RULE_ALREADY_PUBLISHING.with("The duplicate detection rule is already being published.");
        }
        if (status == StoredRules.PUBLISHED) {
            throw CrmError.RULE_IN_USE.with("The duplicate detection rule is published already.");
        }
        if (!detection.flag(tx, "isduplicatedetectionenabled")) {
            throw CrmError.DUPLICATE_DETECTION_OFF.with("Duplicate detection is turned off for this organization.");
        }
        if (detection.rules().conditions(tx, rule).isEmpty()) {
            throw CrmError.RULE_WITHOUT_CONDITIONS.with("The duplicate detection rule has no conditions.");
        }
        limits.checkPublishing(tx, rule);
        detection.setStatus(tx, rule, StoredRules.PUBLISHING);
        Row job = jobs.begin(
                tx,
                caller,
                "Publish duplicate detection rule: " + rule.text("name").orElse(""),
                SystemJobs.PUBLISH_RULE,
                rule.reference());
        SqliteWork.save(tx, Work.of(job.id(), PUBLISH, rule.id().toString(), caller.userId()));
        background.wake();
        return job;
    }

    private void publishSlice(Tx tx, Work work) {
        Optional<Row> rule =
                SqliteRows.find(tx, environment.schema().get("duplicaterule"), UUID.fromString(work.subject()));
        if (rule.isEmpty()) {
            SqliteWork.remove(tx, work.job());
            jobs.finish(tx, work.job(), Outcome.CANCELED, "The rule was deleted.");
            return;
        }
        Table table =
                environment.schema().get(rule.get().text("matchingentityname").orElse(""));
        List<Row> rows = SqliteRows.slice(tx, table, work.place(), SLICE);
        detection.putUnder(tx, rows, rule.get());
        long done = work.done() + rows.size();
        if (rows.size() == SLICE) {
            steps.proceed(tx, work.at(rows.get(SLICE - 1).id().toString(), done), table);
            return;
        }
        revisions
                .publish(tx, rule.get(), work.user())
                .ifPresent(unused ->
                        SqliteWork.save(tx, Work.of(environment.ids().get(), DROP, CODES + unused, work.user())));
        steps.finish(tx, work, "Matchcodes made for " + done + " rows of " + table.name());
    }

    /** Matchcodes that a new version replaced are removed bit by bit; no system job tells of it. */
    private static void drop(Tx tx, Work work) {
        String set = work.subject().substring(CODES.length());
        if (new SqliteMatchcodes(tx).dropSome(set, DROPPED_AT_ONCE) < DROPPED_AT_ONCE) {
            SqliteWork.remove(tx, work.job());
        }
    }

    private void giveUp(Tx tx, Work work, String reason) {
        if (work.kind().equals(PUBLISH)) {
            SqliteRows.find(tx, environment.schema().get("duplicaterule"), UUID.fromString(work.subject()))
                    .ifPresent(rule -> detection.unpublish(tx, rule));
        }
        SqliteWork.remove(tx, work.job());
        jobs.finish(tx, work.job(), Outcome.FAILED, reason);
    }

    /** Takes a rule out of force at once; publishing it or its next version, if that is under way, is canceled. */
    public void unpublish(Tx tx, Row rule) {
        detection.rules().revisions(tx, rule).stream()
                .filter(revision -> revision.number("statuscode").orElse(0L) == StoredRules.PUBLISHING)
                .forEach(revision -> unpublish(tx, revision));
        SqliteWork.on(tx, rule.id().toString())
                .forEach(work -> jobs.finish(tx, work.job(), Outcome.CANCELED, "The rule was unpublished."));
        detection.unpublish(tx, rule);
    }

    /**
     * Starts searching a table for duplicates by all its published rules. With conditions the rows they mean and the caller
     * may read are compared with the whole table, without them every row.
     *
     * @param query a QueryExpression about the table; conditions are read again later, as of the start of the job
     * @return the system job that does it; its {@code duplicaterecord} rows are the result
     * @throws dev.crmbridge.embedded.error.CrmException when the table has no published rule or the
     *     conditions cannot be honoured
     */
    public Row search(Tx tx, Caller caller, Table table, String name, JsonNode query) {
        Row job = search.begin(tx, caller, table, name, query);
        background.wake();
        return job;
    }

    /**
     * Starts comparing stored matchcodes with the rows they were made of: a sample under each published rule. What differs
     * is mended, logged and counted in the job's message.
     *
     * @return the system job that does it
     */
    public Row check(Tx tx, Caller caller) {
        Row job = jobs.begin(tx, caller, "Check matchcodes", SystemJobs.UPDATE_MATCHCODES, null);
        SqliteWork.save(tx, Work.of(job.id(), CHECK, "", caller.userId()));
        background.wake();
        return job;
    }

    /** The same, if a rule is published and the last check was begun a day ago or never. */
    public void checkOnceADay(Tx tx, Caller caller) {
        if (check.isDue(tx)) {
            check(tx, caller);
        }
    }

    /**
     * Whether an import has to keep duplicates out. Waits for the jobs that run, so that rules which are being published are in force.
     */
    public boolean importsAreChecked(Transactions transactions) {
        background.settle();
        return transactions.read(detection::checksImports);
    }

    /** Stops the background thread. */
    @Override
    public void close() {
        background.close();
    }
}
