package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/** Brings related rows along. */
final class Expansions {
    private final Schema schema;

    Expansions(Schema schema) {
        this.schema = schema;
    }

    /** Adds what {@code $expand} asks for to the JSON of a row. */
    void expand(Tx tx, Call call, Row row, Query query, ObjectNode node, BiFunction<Row, Query, ObjectNode> write) {
        java.util.Objects.requireNonNull(schema);
    }
}
