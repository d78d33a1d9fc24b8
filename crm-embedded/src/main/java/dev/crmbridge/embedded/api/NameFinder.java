package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names of rows that lookups point to; each is read once per answer. */
final class NameFinder {
    private final Tx tx;
    private final Schema schema;
    private final Map<Reference, Optional<String>> known = new HashMap<>();

    NameFinder(Tx tx, Schema schema) {
        this.tx = tx;
        this.schema = schema;
    }

    Optional<String> nameOf(Reference reference) {
        Optional<String> name = known.get(reference);
        if (name == null) {
            Table table = schema.get(reference.table());
            String column = table.identity().primaryName();
            name = column.isEmpty()
                    ? Optional.empty()
                    : SqliteRows.find(tx, table, reference.id()).flatMap(row -> row.text(column));
            known.put(reference, name);
        }
        return name;
    }

    /** Display name of a table. */
    Optional<String> label(String table) {
        return schema.table(table).map(t -> t.identity().labels().singular());
    }
}
