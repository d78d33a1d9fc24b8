package dev.crmbridge.embedded.jobs;

import dev.crmbridge.dedupe.MatchcodeStore.Entry;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.Expression;
import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
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
import java.util.Set;
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
            new SqliteQueries(environment.schema(), caller, environment.now())
                    .page(tx, table(work), query(work, List.of(), ""), null, 0);
        }
    }

    /**
     * The next rows.
     *
     * @param columns those that are needed beside the primary key
     */
    Slice next(Tx tx, Work work, Set<String> columns, int most) {
        Table table = table(work);
        if (work.criteria().isEmpty()) {
            List<Row> rows = SqliteRows.slice(tx, table, selected(table, columns), work.place(), most);
            return new Slice(
                    rows, rows.size() < most ? "" : rows.get(most - 1).id().toString());
        }
        List<String> names = selected(table, columns).stream().map(Column::name).toList();
        Page page = queries(tx, work).page(tx, table, query(work, names, work.place()), null, most);
        return new Slice(page.rows(), page.nextToken().orElse(""));
    }

    /** Those of some rows of the table that the search begins from, in their order. */
    List<Entry> among(Tx tx, Work work, List<Entry> rows) {
        if (work.criteria().isEmpty()) {
            return rows;
        }
        Set<String> ids = queries(tx, work)
                .among(
                        tx,
                        table(work),
                        query(work, List.of(), ""),
                        rows.stream().map(Entry::id).toList());
        return rows.stream().filter(row -> ids.contains(row.id())).toList();
    }

    private Table table(Work work) {
        return environment.schema().get(work.subject());
    }

    private static List<Column> selected(Table table, Set<String> columns) {
        return table.columns().values().stream()
                .filter(column ->
                        columns.contains(column.name()) || column.name().equals(table.primaryId()))
                .toList();
    }

    private SqliteQueries queries(Tx tx, Work work) {
        Caller caller = SqliteSecurity.user(tx, work.user())
                .filter(user -> !user.disabled())
                .orElseThrow(() -> CrmError.USER_DISABLED.with("The user who began the search may not read any more."))
                .caller();
        Instant begun = SqliteRows.find(tx, environment.schema().get("asyncoperation"), work.job())
                .flatMap(job -> job.instant("createdon"))
                .orElseGet(environment::now);
        return new SqliteQueries(environment.schema(), caller, begun);
    }

    private Query query(Work work, List<String> columns, String place) {
        Expression condition = new QueryCriteria(table(work))
                .ofFilter(JsonMapper.shared().readTree(work.criteria()))
                .orElse(null);
        return new Query(columns, condition, List.of(), -1, false, List.of(), place.isEmpty() ? null : place);
    }
}
