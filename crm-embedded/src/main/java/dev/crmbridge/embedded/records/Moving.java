package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points lookups of rows elsewhere when rows are merged, a merge is taken back or a row goes: without rights and without the rules for
 * closed activities, but with everything that lets others see the change.
 *
 * @param environment schema, time and duplicate check
 */
record Moving(Environment environment) {
    /** @param target null empties the lookup */
    void point(Tx tx, Table holder, String lookup, UUID id, @Nullable Reference target) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put(lookup, target);
        changes.putAll(stamps(tx, holder));
        SqliteRows.update(tx, holder, id, changes);
        Row row = SqliteRows.find(tx, holder, id).orElseThrow();
        environment.duplicates().saved(tx, row);
        if (holder.name().equals("activityparty")) {
            row.lookup("activityid").ifPresent(activity -> touch(tx, activity));
        }
    }

    /** Parties are read and followed with their activity, so it changes as well. */
    private void touch(Tx tx, Reference activity) {
        Table table = environment.schema().get(activity.table());
        SqliteRows.update(tx, table, activity.id(), stamps(tx, table));
    }

    private Map<String, @Nullable Object> stamps(Tx tx, Table table) {
        Map<String, @Nullable Object> stamps = new LinkedHashMap<>();
        if (table.columns().containsKey("modifiedon")) {
            stamps.put("modifiedon", environment.now());
        }
        if (table.columns().containsKey("versionnumber")) {
            stamps.put("versionnumber", SqliteRows.nextVersion(tx));
        }
        return stamps;
    }
}
