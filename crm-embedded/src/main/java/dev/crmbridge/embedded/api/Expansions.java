package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.LookupTarget;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.sqlite.SqliteQueries;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings related rows along. Source: Dataverse Web API, "Join tables". Rows the caller may not read stay out. */
final class Expansions {
    private static final int MAX_ROWS = 5000;

    private final Records records;

    Expansions(Records records) {
        this.records = records;
    }

    /** Adds what {@code $expand} asks for to the JSON of a row. */
    void expand(Tx tx, Call call, Row row, Query query, ObjectNode node, BiFunction<Row, Query, ObjectNode> write) {
        for (Query.Expand expand : query.expand()) {
            Optional<Column> lookup = row.table().lookupByNavigation(expand.navigation());
            if (lookup.isPresent()) {
                single(tx, call, row, lookup.get(), expand, node, write);
            } else {
                many(tx, call, row, expand, node, write);
            }
        }
    }

    private void single(
            Tx tx,
            Call call,
            Row row,
            Column lookup,
            Query.Expand expand,
            ObjectNode node,
            BiFunction<Row, Query, ObjectNode> write) {
        Optional<Row> target = target(tx, row, lookup, expand.navigation())
                .filter(found -> AccessRules.allows(call.session().caller(), Access.READ, found));
        if (target.isEmpty()) {
            node.putNull(expand.navigation());
        } else if (expand.referenceOnly()) {
            node.putObject(expand.navigation())
                    .put("@odata.id", Addresses.of(call.request().root(), target.get()));
        } else {
            node.set(expand.navigation(), write.apply(target.get(), expand.query()));
        }
    }

    /** The row behind a single-valued navigation property. */
    Optional<Row> target(Tx tx, Row row, Column lookup, String navigation) {
        LookupTarget target = lookup.targetByNavigation(navigation).orElseThrow();
        Table table = records.schema().get(target.table());
        return row.lookup(lookup.name())
                .filter(reference -> table.isPointer() || reference.table().equals(table.name()))
                .map(Reference::id)
                .flatMap(id -> records.find(tx, table, id));
    }

    private void many(
            Tx tx, Call call, Row row, Query.Expand expand, ObjectNode node, BiFunction<Row, Query, ObjectNode> write) {
        Schema schema = records.schema();
        Relationship relationship = schema.collection(row.table(), expand.navigation())
                .orElseThrow(() -> Columns.unknown(row.table(), expand.navigation()));
        if (expand.referenceOnly()) {
            throw CrmError.ODATA.with("Expand with $ref is only supported on lookup type navigation property.");
        }
        SqliteQueries queries = new SqliteQueries(
                schema, call.session().caller(), records.environment().clock().instant());
        SqliteQueries.Page page = queries.page(
                tx,
                relationship.referencing(),
                expand.query(),
                new SqliteQueries.Related(relationship, row.id()),
                Math.min(MAX_ROWS, expand.query().limit().orElse(MAX_ROWS)));
        ArrayNode rows = node.putArray(expand.navigation());
        page.rows().forEach(child -> rows.add(write.apply(child, expand.query())));
        if (expand.query().limit().isEmpty()) {
            page.nextToken()
                    .ifPresent(token -> node.put(
                            expand.navigation() + "@odata.nextLink",
                            Addresses.of(call.request().root(), row) + "/" + expand.navigation() + "?$skiptoken="
                                    + token));
        }
    }
}
