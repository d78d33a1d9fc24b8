package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Builds the JSON of answers that show rows. */
final class Answers {
    private final Schema schema;
    private final Expansions expansions;

    Answers(Schema schema, Expansions expansions) {
        this.schema = schema;
        this.expansions = expansions;
    }

    /** Finds related rows. */
    Expansions expansions() {
        return expansions;
    }

    /** The context address of rows of a table, without {@code /$entity}. */
    String context(Call call, Table table, Query query) {
        List<String> parts = new ArrayList<>(query.select());
        query.expand()
                .forEach(e -> parts.add(
                        e.navigation() + "(" + String.join(",", e.query().select()) + ")"));
        return call.request().root() + "$metadata#" + table.setName()
                + (parts.isEmpty() ? "" : "(" + String.join(",", parts) + ")");
    }

    /** One row with what is selected and expanded. */
    ObjectNode row(Tx tx, Call call, Row row, Query query) {
        return writer(tx, call).write(row, query);
    }

    /** Writes many rows of one answer, sharing what is looked up on the way. */
    Writer writer(Tx tx, Call call) {
        return new Writer(tx, call, new RowJson(call.preferences(), new NameFinder(tx, schema)));
    }

    /** Writes the rows of one answer. */
    final class Writer {
        private final Tx tx;
        private final Call call;
        private final RowJson json;

        private Writer(Tx tx, Call call, RowJson json) {
            this.tx = tx;
            this.call = call;
            this.json = json;
        }

        ObjectNode write(Row row, Query query) {
            Columns.check(row.table(), query.select());
            ObjectNode node = json.write(row, query.select());
            expansions.expand(tx, call, row, query, node, this::write);
            return node;
        }
    }
}
