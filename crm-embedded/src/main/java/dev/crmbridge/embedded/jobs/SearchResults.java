package dev.crmbridge.embedded.jobs;

import dev.crmbridge.embedded.records.Environment;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteDuplicateRecords;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Line;
import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Pair;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The {@code duplicaterecord} rows of searches for duplicates.
 *
 * @param environment schema, time and keys
 */
record SearchResults(Environment environment) {
    private Table table() {
        return environment.schema().get("duplicaterecord");
    }

    /** How many a search has stored. */
    long count(Tx tx, UUID job) {
        return SqliteRows.countBy(tx, table(), "asyncoperationid", job);
    }

    /** Adds lines in their order; what is there already is not doubled. */
    void add(Tx tx, List<Line> lines) {
        SqliteDuplicateRecords.add(tx, lines, environment.now(), environment.ids());
    }

    /** Removes what a search found about a pair, in both directions, and says what it was. */
    List<Line> remove(Tx tx, UUID job, Pair pair) {
        List<Line> lines = new ArrayList<>(remove(tx, job, pair.one(), pair.two()));
        lines.addAll(remove(tx, job, pair.two(), pair.one()));
        return lines;
    }

    private List<Line> remove(Tx tx, UUID job, Reference base, Reference duplicate) {
        List<Row> rows = SqliteRows.findBy(
                tx,
                table(),
                Map.of(
                        "asyncoperationid",
                        new Reference("asyncoperation", job),
                        "baserecordid",
                        base,
                        "duplicaterecordid",
                        duplicate));
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            SqliteRows.delete(tx, table(), row.id());
            row.lookup("duplicateruleid")
                    .ifPresent(rule ->
                            lines.add(new Line(job, base, duplicate, rule.id().toString())));
        }
        return lines;
    }
}
