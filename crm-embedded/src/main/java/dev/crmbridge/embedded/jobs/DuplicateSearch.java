package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.duplicates.CodePlace;
import dev.crmbridge.embedded.duplicates.FoundLines;
import dev.crmbridge.embedded.duplicates.JobChecks;
import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.duplicates.TableSearch;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.jobs.SearchedRows.Slice;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteWork;
import dev.crmbridge.embedded.sqlite.SqliteWork.Work;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The search of a table for duplicates, turn by turn: first the rows, where conditions or a rule between different tables or columns ask
 * for them, then the stored matchcodes. A turn is one transaction, and what it found is kept with the place where the next goes on.
 * Stateless.
 */
final class DuplicateSearch {
    static final String KIND = "search";
    private static final int SLICE = 2_000;

    private final Environment environment;
    private final MatchcodeDetection detection;
    private final SystemJobs jobs;
    private final DynamicsLimits limits;
    private final WorkSteps steps;
    private final SearchResults results;
    private final SearchedRows searched;

    DuplicateSearch(Environment environment, MatchcodeDetection detection, SystemJobs jobs, DynamicsLimits limits) {
        this.environment = environment;
        this.detection = detection;
        this.jobs = jobs;
        this.limits = limits;
        this.steps = new WorkSteps(jobs);
        this.results = new SearchResults(environment);
        this.searched = new SearchedRows(environment);
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
    Row begin(Tx tx, Caller caller, Table table, String name, JsonNode query) {
        boolean any = detection.rules().rows(tx).stream()
                .anyMatch(rule -> rule.number("statuscode").orElse(0L) == StoredRules.PUBLISHED
                        && rule.text("baseentityname").orElse("").equals(table.name()));
        if (!any) {
            throw CrmError.NO_PUBLISHED_RULES.with(
                    "There are no published duplicate detection rules for the entity '" + table.name() + "'.");
        }
        Row job = jobs.begin(tx, caller, name, JobChecks.DETECT_DUPLICATES, null);
        String criteria = SearchedRows.criteria(query);
        Work work = new Work(job.id(), KIND, table.name(), criteria, caller.userId(), "", 0);
        new QueryCriteria(table).of(query);
        searched.check(tx, caller, work);
        SqliteWork.save(tx, work);
        return job;
    }

    /** Searches some rows or matchcodes more. */
    void slice(Tx tx, Work work) {
        TableSearch search = detection.search(tx, work.subject(), work.job(), work.user());
        CodePlace.of(work.place())
                .ifPresentOrElse(place -> codes(tx, work, search, place), () -> rows(tx, work, search));
    }

    private void rows(Tx tx, Work work, TableSearch search) {
        Table table = environment.schema().get(work.subject());
        Set<String> columns = search.columns();
        if (columns.isEmpty() && work.criteria().isEmpty()) {
            whole(tx, work.at("", SqliteRows.count(tx, table)), search);
            return;
        }
        Slice slice = searched.next(tx, work, columns, SLICE);
        Work next = work.at(slice.next(), work.done() + slice.rows().size());
        if (!keeps(tx, next, columns.isEmpty() ? FoundLines.NONE : search.rows(slice.rows()))) {
            return;
        }
        if (next.place().isEmpty()) {
            whole(tx, next, search);
        } else {
            steps.proceed(tx, next, table);
        }
    }

    /** All rows were met; the rest is found by matchcodes. */
    private void whole(Tx tx, Work work, TableSearch search) {
        search.start().ifPresentOrElse(place -> codes(tx, work, search, place), () -> finish(tx, work));
    }

    private void codes(Tx tx, Work work, TableSearch search, CodePlace place) {
        TableSearch.Turn turn = search.codes(place, entries -> searched.among(tx, work, entries));
        if (keeps(tx, work, turn.found())) {
            turn.next()
                    .ifPresentOrElse(
                            next -> steps.proceed(
                                    tx,
                                    work.at(next.text(), work.done()),
                                    Math.round(100 * search.share(next)) + " % of the matchcodes"),
                            () -> finish(tx, work));
        }
    }

    /** Keeps what was found. False when it is more than a search may store, which ends this one. */
    private boolean keeps(Tx tx, Work work, FoundLines found) {
        SqliteNotDuplicates.leaveOut(tx, found.answered());
        long most = limits.mostResults(tx);
        long room = most == Long.MAX_VALUE ? most : Math.max(0, most - results.count(tx, work.job()));
        results.add(tx, found.open().stream().limit(room).toList());
        if (found.open().size() <= room) {
            return true;
        }
        steps.finish(
                tx,
                work,
                "Stopped at " + results.count(tx, work.job())
                        + " duplicates: the organization keeps to the limits of Dynamics 365" + shared(tx, work));
        return false;
    }

    private void finish(Tx tx, Work work) {
        steps.finish(
                tx,
                work,
                results.count(tx, work.job()) + " duplicates found among " + work.done() + " rows of "
                        + work.subject()
                        + leftOut(SqliteNotDuplicates.leftOut(tx, work.job()).size())
                        + shared(tx, work));
    }

    private String shared(Tx tx, Work work) {
        String named = new HotKeys(detection.rules()).described(tx, work.job());
        return named.isEmpty()
                ? ""
                : "; a key that more than " + (MatchcodeDetection.MOST_LISTED + 1)
                        + " rows share is listed for one of them only: " + named;
    }

    private static String leftOut(int pairs) {
        return switch (pairs) {
            case 0 -> "";
            case 1 -> "; 1 pair left out because somebody said it is none";
            default -> "; " + pairs + " pairs left out because somebody said they are none";
        };
    }
}
