package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.QueryParser;
import dev.crmbridge.embedded.odata.ResourcePath;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.JsonValues;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.rules.PayloadReader;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteQueries.Related;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What lies below one row: columns, single-valued and collection-valued navigation properties.
 *
 * <p>Source: Dataverse Web API, "Update and delete" (single columns), "Associate and disassociate", "Retrieve related".
 */
final class Members {
    private final Records records;
    private final Rows rows;
    private final RowLists lists;
    private final Addresses addresses;
    private final JsonMapper mapper;

    Members(Records records, Rows rows, RowLists lists, Addresses addresses, JsonMapper mapper) {
        this.records = records;
        this.rows = rows;
        this.lists = lists;
        this.addresses = addresses;
        this.mapper = mapper;
    }

    ApiResponse run(Call call, Table table) {
        ResourcePath.Segment member = call.segment(1);
        Optional<Column> lookup = table.lookupByNavigation(member.name());
        Optional<Relationship> collection = records.schema().collection(table, member.name());
        if (lookup.isPresent()) {
            return single(call, table, lookup.get());
        }
        if (collection.isPresent()) {
            return many(call, table, collection.get());
        }
        Column column = Columns.readable(table, member.name()).orElseThrow(() -> Call.noSegment(member.name()));
        return column(call, table, column);
    }

    private ApiResponse column(Call call, Table table, Column column) {
        boolean raw = call.size() == 3 && call.segment(2).name().equals("$value");
        if (call.size() > 2 && !raw) {
            throw Call.noSegment(call.segment(2).name());
        }
        return switch (call.method()) {
            case "GET" -> call.session().transactions().read(tx -> value(tx, call, table, column, raw));
            case "PUT" -> {
                JsonNode value = call.json(mapper).path("value");
                yield change(call, table, column, JsonValues.convert(table, column, value));
            }
            case "DELETE" -> change(call, table, column, null);
            default -> throw call.notAllowed();
        };
    }

    private ApiResponse value(Tx tx, Call call, Table table, Column column, boolean raw) {
        Row row = rows.existing(tx, call, table);
        Object value = row.get(column.name());
        if (value == null) {
            return ApiResponse.empty(204);
        }
        if (raw) {
            return ApiResponse.text(RowJson.text(value));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put(
                "@odata.context",
                call.request().root() + "$metadata#" + table.setName() + "(" + row.id() + ")/" + column.wireName());
        RowJson.set(body, "value", value);
        return ApiResponse.json(200, body.toString());
    }

    private ApiResponse change(Call call, Table table, Column column, @Nullable Object value) {
        if (!column.updatable() || column.type() == ColumnType.LOOKUP) {
            throw CrmError.METHOD_NOT_ALLOWED.with(
                    "The column '" + column.name() + "' of '" + table.name() + "' cannot be written this way.");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(column.name(), value);
        return update(call, table, values);
    }

    private ApiResponse update(Call call, Table table, Map<String, @Nullable Object> values) {
        return call.session().transactions().write(tx -> {
            Row row = rows.existing(tx, call, table);
            Rows.matches(call, row);
            records.update(tx, call.session().caller(), row, Payload.of(values), call.detectsDuplicates());
            return ApiResponse.empty(204);
        });
    }

    private boolean isReference(Call call) {
        if (call.size() == 2) {
            return false;
        }
        if (call.size() == 3 && call.segment(2).name().equals("$ref")) {
            return true;
        }
        throw Call.noSegment(call.segment(2).name());
    }

    private ApiResponse single(Call call, Table table, Column lookup) {
        boolean reference = isReference(call);
        if (call.method().equals("GET")) {
            return call.session().transactions().read(tx -> related(tx, call, table, lookup, reference));
        }
        if (!reference || !lookup.updatable()) {
            throw call.notAllowed();
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (call.method().equals("DELETE")) {
            values.put(lookup.name(), null);
            return update(call, table, values);
        }
        if (!call.method().equals("PUT")) {
            throw call.notAllowed();
        }
        return call.session().transactions().write(tx -> {
            Reference target = target(tx, call);
            String navigation = call.segment(1).name();
            if (!target.table()
                    .equals(lookup.targetByNavigation(navigation).orElseThrow().table())) {
                throw CrmError.PAYLOAD.with("'" + navigation + "' does not point to rows of '" + target.table() + "'.");
            }
            Row row = rows.existing(tx, call, table);
            values.put(lookup.name(), target);
            records.update(tx, call.session().caller(), row, Payload.of(values), call.detectsDuplicates());
            return ApiResponse.empty(204);
        });
    }

    private ApiResponse related(Tx tx, Call call, Table table, Column lookup, boolean reference) {
        Row row = rows.existing(tx, call, table);
        Optional<Row> target = rows.target(tx, row, lookup, call.segment(1).name());
        if (target.isEmpty()) {
            return ApiResponse.empty(204);
        }
        Row visible = records.read(
                tx, call.session().caller(), target.get().table(), target.get().id());
        if (!reference) {
            return rows.single(tx, call, visible, QueryParser.parse(call.options()), 200);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", call.request().root() + "$metadata#$ref");
        body.put("@odata.id", Addresses.of(call.request().root(), visible));
        return ApiResponse.json(200, body.toString());
    }

    private Reference target(Tx tx, Call call) {
        JsonNode id = call.json(mapper).path("@odata.id");
        if (!id.isString()) {
            throw CrmError.PAYLOAD.with("The body needs '@odata.id' with the address of a row.");
        }
        return addresses.resolver(tx, call.session()).resolve(id.asString());
    }

    private ApiResponse many(Call call, Table table, Relationship relationship) {
        String last = call.size() == 3 ? call.segment(2).name() : "";
        if (call.size() > 3 || !List.of("", "$ref", "$count").contains(last)) {
            throw Call.noSegment(call.segment(2).name());
        }
        if (call.method().equals("GET")) {
            return call.session().transactions().read(tx -> {
                Related related =
                        new Related(relationship, rows.existing(tx, call, table).id());
                return switch (last) {
                    case "$ref" -> lists.references(tx, call, relationship.referencing(), related);
                    case "$count" -> lists.count(tx, call, relationship.referencing(), related);
                    default -> lists.list(tx, call, relationship.referencing(), related);
                };
            });
        }
        return switch (call.method() + last) {
            case "PUT" -> replace(call, table, relationship);
            case "POST$ref" ->
                call.session().transactions().write(tx -> associate(tx, call, table, relationship, true));
            case "DELETE$ref" ->
                call.session().transactions().write(tx -> associate(tx, call, table, relationship, false));
            default -> throw call.notAllowed();
        };
    }

    /** Replaces the parties of an activity. */
    private ApiResponse replace(Call call, Table table, Relationship relationship) {
        String navigation = call.segment(1).name();
        if (!relationship.referencing().name().equals("activityparty") || !table.activity()) {
            throw call.notAllowed();
        }
        JsonNode value = call.json(mapper).path("value");
        if (!value.isArray()) {
            throw CrmError.PAYLOAD.with("The body needs 'value' with all parties of the activity.");
        }
        return call.session().transactions().write(tx -> {
            Row activity = rows.existing(tx, call, table);
            Rows.matches(call, activity);
            List<Payload> parties = new ArrayList<>();
            PayloadReader reader = new PayloadReader(records.schema(), addresses.resolver(tx, call.session()));
            value.forEach(party -> parties.add(reader.read(relationship.referencing(), party, true)));
            records.replaceParties(tx, call.session().caller(), activity, navigation, parties);
            return ApiResponse.empty(204);
        });
    }

    private ApiResponse associate(Tx tx, Call call, Table table, Relationship relationship, boolean link) {
        if (!relationship.lookup().updatable()) {
            throw call.notAllowed();
        }
        Row parent = rows.existing(tx, call, table);
        Reference child = link ? target(tx, call) : named(tx, call, relationship);
        if (!child.table().equals(relationship.referencing().name())) {
            throw CrmError.PAYLOAD.with(
                    "'" + call.segment(1).name() + "' does not hold rows of '" + child.table() + "'.");
        }
        Row row = records.read(tx, call.session().caller(), relationship.referencing(), child.id());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(relationship.lookup().name(), link ? parent.reference() : null);
        records.update(tx, call.session().caller(), row, Payload.of(values), false);
        return ApiResponse.empty(204);
    }

    private Reference named(Tx tx, Call call, Relationship relationship) {
        String byOption = call.options().get("$id");
        if (byOption != null) {
            return addresses.resolver(tx, call.session()).resolve(byOption);
        }
        Table table = relationship.referencing();
        Keys.RowKey key = addresses.keys().read(table, call.segment(1), call::argument);
        return new Reference(table.name(), key.resolve(tx, table).orElseThrow(() -> key.missing(table)));
    }
}
