package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a caller may read, as a condition.
 *
 * @param caller who reads
 */
record Visibility(Caller caller) {
    /** The condition on rows of {@code table} known as {@code alias}. */
    SqlText of(Table table, String alias) {
        Depth depth = AccessRules.depth(caller, Access.READ, table);
        if (table.name().equals("activityparty") && depth != Depth.GLOBAL && depth != Depth.NONE) {
            return SqlText.join(
                    "EXISTS (SELECT 1 FROM activitypointer va WHERE va.activityid = " + alias + ".activityid AND ",
                    owned(depth, "va"),
                    ")");
        }
        if (depth == Depth.NONE) {
            return SqlText.FALSE;
        }
        return table.ownership() == Table.Ownership.USER ? owned(depth, alias) : SqlText.TRUE;
    }

    private SqlText owned(Depth depth, String alias) {
        SqlText own = SqlText.of(alias + ".owninguser = ?", caller.userId().toString());
        return switch (depth) {
            case NONE -> SqlText.FALSE;
            case BASIC -> own;
            case LOCAL ->
                SqlText.join(
                        "(",
                        own,
                        " OR ",
                        SqlText.of(
                                alias + ".owningbusinessunit = ?",
                                caller.unitId().toString()),
                        ")");
            case DEEP -> SqlText.join("(", own, " OR ", units(alias), ")");
            case GLOBAL -> SqlText.TRUE;
        };
    }

    private SqlText units(String alias) {
        List<@Nullable Object> ids = new ArrayList<>();
        for (UUID unit : caller.unitsBelow()) {
            ids.add(unit.toString());
        }
        return new SqlText(
                alias + ".owningbusinessunit IN (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")",
                ids);
    }
}
