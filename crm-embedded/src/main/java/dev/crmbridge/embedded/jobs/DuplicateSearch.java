package dev.crmbridge.embedded.jobs;

import dev.crmbridge.dedupe.index.DuplicateHit;
import dev.crmbridge.dedupe.index.DuplicateMatch;
import dev.crmbridge.embedded.duplicates.AnsweredHits;
import dev.crmbridge.embedded.duplicates.MatchcodeDetection;
import dev.crmbridge.embedded.duplicates.StoredRules;
import dev.crmbridge.embedded.duplicates.TableSearch;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.jobs.SearchedRows.Slice;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Line;
import dev.crmbridge.embedded.sqlite.SqliteWork;
import dev.crmbridge.embedded.sqlite.SqliteWork.Work;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The search of a table for duplicates, slice by slice. Stateless. */
final class DuplicateSearch {
    static final String KIND = "search";
    private static final int SLICE = 500;

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
        Row job = jobs.begin(tx, caller, name, SystemJobs.DETECT_DUPLICATES, null);
        String criteria = SearchedRows.criteria(query);
        Work work = new Work(job.id(), KIND, table.name(), criteria, caller.userId(), "", 0);
        new QueryCriteria(table).of(query);
        searched.check(tx, caller, work);
        SqliteWork.save(tx, work);
        return job;
    }

    /** Searches some rows more. */
    void slice(Tx tx, Work work) {
        Table table = environment.schema().get(work.subject());
        long most = limits.mostResults(tx);
        long found = most == Long.MAX_VALUE ? 0 : results.count(tx, work.job());
        Slice slice = searched.next(tx, work, SLICE);
        TableSearch search = detection.search(tx, work.job(), work.user());
        for (Row row : slice.rows()) {
            AnsweredHits hits = search.of(row);
            lines(work, row, hits.answered()).forEach(line -> SqliteNotDuplicates.leaveOut(tx, line));
            for (Line line : lines(work, row, hits.open())) {
                if (found >= most) {
                    steps.finish(
                            tx,
                            work,
                            "Stopped at " + found + " duplicates: the organization keeps to the limits of Dynamics 365"
                                    + shared(tx, work));
                    return;
                }
                results.add(tx, line);
                found++;
            }
        }
        Work next = work.at(slice.next(), work.done() + slice.rows().size());
        if (!slice.next().isEmpty()) {
            steps.proceed(tx, next, table);
        } else {
            String message = results.count(tx, work.job()) + " duplicates found among " + next.done() + " rows of "
                    + table.name();
            steps.finish(
                    tx,
                    next,
                    message
                            + leftOut(
                                    SqliteNotDuplicates.leftOut(tx, work.job()).size())
                            + shared(tx, work));
        }
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

    private static List<Line> lines(Work work, Row row, List<DuplicateHit> hits) {
        List<Line> lines = new ArrayList<>();
        for (DuplicateHit hit : hits) {
            Reference duplicate = AnsweredHits.record(hit);
            for (DuplicateMatch match : hit.matches()) {
                lines.add(new Line(
                        work.job(), row.reference(), duplicate, match.rule().id()));
            }
        }
        return lines;
    }
}
