package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.sqlite.SqliteNotDuplicates.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The results of searches for duplicates, many at a time. Stateless. */
public final class SqliteDuplicateRecords {
    private static final String ADD = """
            INSERT INTO duplicaterecord(duplicateid, baserecordid, baserecordid_type, duplicaterecordid,
              duplicaterecordid_type, duplicateruleid, asyncoperationid, createdon, versionnumber)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE NOT EXISTS (SELECT 1 FROM duplicaterecord
              WHERE baserecordid = ?2 AND asyncoperationid = ?7 AND duplicaterecordid = ?4 AND duplicateruleid = ?6)""";

    private SqliteDuplicateRecords() {}

    /**
     * Adds lines, except those that are there already, in their order.
     *
     * @param at when they were found
     * @param ids gives new keys
     */
    public static void add(Tx tx, List<Line> lines, Instant at, Supplier<UUID> ids) {
        long version = SqliteRows.nextVersions(tx, lines.size());
        List<List<Object>> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(List.of(
                    ids.get().toString(),
                    line.base().id().toString(),
                    line.base().table(),
                    line.duplicate().id().toString(),
                    line.duplicate().table(),
                    line.ruleId(),
                    line.job().toString(),
                    at.toString(),
                    version++));
        }
        tx.executeAll(ADD, rows);
    }
}
