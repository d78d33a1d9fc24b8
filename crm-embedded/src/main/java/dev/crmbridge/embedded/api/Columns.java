package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.Table;
import java.util.List;
import java.util.Optional;

/** Finds columns by the names clients use. */
final class Columns {
    private Columns() {}

    /** The column of that name in JSON, or of that logical name. */
    static Optional<Column> readable(Table table, String name) {
        Optional<Column> column = table.columnByWireName(name);
        return column.isPresent() ? column : table.column(name).filter(c -> c.type() == ColumnType.LOOKUP);
    }

    /**
     * Checks {@code $select}.
     *
     * @throws CrmException 400 when a name is unknown
     */
    static void check(Table table, List<String> select) {
        select.forEach(name -> {
            if (readable(table, name).isEmpty()) {
                throw unknown(table, name);
            }
        });
    }

    static CrmException unknown(Table table, String name) {
        return CrmError.ODATA.with("Could not find a property named '" + name + "' on type 'Microsoft.Dynamics.CRM."
                + table.name() + "'.");
    }
}
