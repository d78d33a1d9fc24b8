package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import java.util.Set;

/** Tables with a life of their own: which writes they take from clients. */
record TableGuards() {
    private static final Set<String> SERVER_MADE =
            Set.of("activitypointer", "activityparty", "duplicaterecord", "asyncoperation", "organization");
    private static final Set<String> NEVER_CHANGED = Set.of("activitypointer", "activityparty", "duplicaterecord");

    void mayCreate(Table table) {
        if (SERVER_MADE.contains(table.name())) {
            throw refused("Create", table);
        }
    }

    void mayUpdate(Table table) {
        if (NEVER_CHANGED.contains(table.name())) {
            throw refused("Update", table);
        }
    }

    void mayDelete(Row row) {
        if (NEVER_CHANGED.contains(row.table().name()) || row.table().name().equals("organization")) {
            throw refused("Delete", row.table());
        }
    }

    private static RuntimeException refused(String message, Table table) {
        return CrmError.METHOD_NOT_ALLOWED.with(
                "The '" + message + "' method does not support entities of type '" + table.name() + "'.");
    }
}
