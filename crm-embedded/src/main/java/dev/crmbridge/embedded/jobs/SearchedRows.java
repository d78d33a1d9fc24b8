package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.Expression;
import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteQueries;
import dev.crmbridge.embedded.sqlite.SqliteQueries.Page;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.SqliteWork.Work;
import dev.crmbridge.embedded.sqlite.Tx;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows a search for duplicates begins from: all of a table, or those that meet conditions and that whoever asked may
 * read. Relative days are those of the job's start, also after midnight.
 *
 * @param environment schema and time
 */
record SearchedRows(Environment environment) {
    /**
     * Some of the rows.
     *
     * @param next where to go on; empty when these are the last
     */
    record Slice(List<Row> rows, String next) {
        Slice {
            rows = List.copyOf(rows);
        }
    }

    /** What is kept of a query: its criteria as JSON, empty when it has no conditions. */
    static String criteria(JsonNode query) {
        JsonNode criteria = query.path("Criteria");
        boolean any = !criteria.path("Conditions").isEmpty()
                || !criteria.path("Filters").isEmpty();
        return any ? criteria.toString() : "";
    }

    /** @throws dev.crmbridge.embedded.error.CrmException when the conditions cannot be honoured */
    void check(Tx tx, Caller caller, Work work) {
        if (!work.criteria().isEmpty()) {
            page(tx, caller, work, environment.now(), 0);
        }
    }

    Slice next(Tx tx, Work work, int most) {
        if (work.criteria().isEmpty()) {
            Table table = environment.schema().get(work.subject());
            List<Row> rows = SqliteRows.slice(tx, table, work.place(), most);
            return new Slice(
                    rows, rows.size() < most ? "" : rows.get(most - 1).id().toString());
        }
        Caller caller = SqliteSecurity.user(tx, work.user())
                .filter(user -> !user.disabled())
                .orElseThrow(() -> CrmError.USER_DISABLED.with("The user who began the search may not read any more."))
                .caller();
        Instant begun = SqliteRows.find(tx, environment.schema().get("asyncoperation"), work.job())
                .flatMap(job -> job.instant("createdon"))
                .orElseGet(environment::now);
        Page page = page(tx, caller, work, begun, most);
        return new Slice(page.rows(), page.nextToken().orElse(""));
    }

    private Page page(Tx tx, Caller caller, Work work, Instant begun, int most) {
        Table table = environment.schema().get(work.subject());
        Expression condition = new QueryCriteria(table)
                .ofFilter(JsonMapper.shared().readTree(work.criteria()))
                .orElse(null);
        String token = work.place().isEmpty() ? null : work.place();
        Query query = new Query(List.of(), condition, List.of(), -1, false, List.of(), token);
        return new SqliteQueries(environment.schema(), caller, begun).page(tx, table, query, null, most);
    }
}
