package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.odata.QueryParser;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.rules.PayloadReader;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Create, read, update, upsert and delete of single rows.
 *
 * <p>Source: Dataverse Web API, "Create", "Update and delete", "Upsert", "Perform conditional operations".
 */
final class Rows {
    private final Records records;
    private final Addresses addresses;
    private final Keys keys;
    private final Answers answers;
    private final JsonMapper mapper;

    Rows(Records records, Addresses addresses, Answers answers, JsonMapper mapper) {
        this.records = records;
        this.addresses = addresses;
        this.keys = addresses.keys();
        this.answers = answers;
        this.mapper = mapper;
    }

    ApiResponse create(Call call, Table table) {
        JsonNode body = call.json(mapper);
        return call.session().transactions().write(tx -> {
            Payload payload = payload(tx, call, table, body, true);
            Row row = records.create(tx, call.session().caller(), table, null, payload, call.detectsDuplicates());
            return written(tx, call, row, true);
        });
    }

    ApiResponse read(Call call, Table table) {
        return call.session().transactions().read(tx -> {
            Row row = existing(tx, call, table);
            Query query = QueryParser.parse(call.options());
            String known = call.request().header("If-None-Match").orElse("");
            if (known.equals(row.etag())
                    && query.expand().isEmpty()
                    && call.preferences().annotations().isEmpty()) {
                return ApiResponse.empty(304).with("ETag", row.etag());
            }
            return single(tx, call, row, query, 200);
        });
    }

    ApiResponse patch(Call call, Table table) {
        JsonNode body = call.json(mapper);
        Keys.RowKey key = key(call, table);
        return call.session().transactions().write(tx -> {
            Optional<Row> current = key.resolve(tx, table).flatMap(id -> records.find(tx, table, id));
            if (current.isPresent()) {
                return change(tx, call, current.get(), body);
            }
            if (call.request().header("If-Match").isPresent()) {
                throw key.missing(table);
            }
            return insert(tx, call, table, key, body);
        });
    }

    private ApiResponse change(Tx tx, Call call, Row current, JsonNode body) {
        if (call.request().header("If-None-Match").filter("*"::equals).isPresent()) {
            throw CrmError.DUPLICATE_RECORD.with("A record with matching key values already exists.");
        }
        matches(call, current);
        Payload payload = payload(tx, call, current.table(), body, false);
        Row row = records.update(tx, call.session().caller(), current, payload, call.detectsDuplicates());
        return written(tx, call, row, false);
    }

    private ApiResponse insert(Tx tx, Call call, Table table, Keys.RowKey key, JsonNode body) {
        Payload payload = payload(tx, call, table, body, true);
        Map<String, @Nullable Object> values = new LinkedHashMap<>(payload.values());
        key.values().forEach(values::putIfAbsent);
        if (key.id() != null) {
            values.put(table.primaryId(), key.id());
        }
        Payload whole = new Payload(values, payload.children());
        Row row = records.create(tx, call.session().caller(), table, key.id(), whole, call.detectsDuplicates());
        return written(tx, call, row, true);
    }

    ApiResponse delete(Call call, Table table) {
        return call.session().transactions().write(tx -> {
            Keys.RowKey key = key(call, table);
            Row row = key.resolve(tx, table)
                    .flatMap(id -> records.find(tx, table, id))
                    .orElseThrow(() -> key.missing(table));
            matches(call, row);
            records.delete(tx, call.session().caller(), row);
            return ApiResponse.empty(204);
        });
    }

    /** The row a key in brackets names, if the caller may see it. */
    Row existing(Tx tx, Call call, Table table) {
        Keys.RowKey key = key(call, table);
        UUID id = key.resolve(tx, table).orElseThrow(() -> key.missing(table));
        return records.read(tx, call.session().caller(), table, id);
    }

    /** Refuses when {@code If-Match} names another version. */
    static void matches(Call call, Row row) {
        String wanted = call.request().header("If-Match").orElse("*");
        if (!wanted.equals("*") && !wanted.equals(row.etag())) {
            throw CrmError.CONCURRENCY_VERSION_MISMATCH.with(
                    "The version of the existing record doesn't match the RowVersion property provided.");
        }
    }

    /** Reads a body for a table. */
    Payload payload(Tx tx, Call call, Table table, JsonNode body, boolean creating) {
        return new PayloadReader(records.schema(), addresses.resolver(tx, call.session())).read(table, body, creating);
    }

    /** The answer to a write of one row. */
    ApiResponse written(Tx tx, Call call, Row row, boolean created) {
        String address = Addresses.of(call.request().root(), row);
        if (!call.preferences().representation()) {
            return ApiResponse.empty(204).with("OData-EntityId", address).with("Location", address);
        }
        Query query = QueryParser.parse(call.options());
        return single(tx, call, row, created ? query : withoutExpand(query), created ? 201 : 200)
                .with("OData-EntityId", address)
                .with("Preference-Applied", call.preferences().applied(true));
    }

    private static Query withoutExpand(Query query) {
        return new Query(
                query.select(), query.filter(), query.orderBy(), query.top(), query.count(), java.util.List.of(), null);
    }

    /** The answer that shows one row. */
    ApiResponse single(Tx tx, Call call, Row row, Query query, int status) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", answers.context(call, row.table(), query) + "/$entity");
        body.setAll(answers.row(tx, call, row, query));
        ApiResponse response = ApiResponse.json(status, body.toString()).with("ETag", row.etag());
        String applied = call.preferences().applied(false);
        return applied.isEmpty() ? response : response.with("Preference-Applied", applied);
    }

    /** The row behind a single-valued navigation property. */
    Optional<Row> target(Tx tx, Row row, Column lookup, String navigation) {
        return answers.expansions().target(tx, row, lookup, navigation);
    }

    private Keys.RowKey key(Call call, Table table) {
        return keys.read(table, call.segment(0), call::argument);
    }
}
