package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.jobs.QueryCriteria;
import dev.crmbridge.embedded.jobs.SystemJobs;
import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.odata.ResourcePath;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import dev.crmbridge.embedded.sqlite.SqliteQueries;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Many rows at once, all or nothing. Source: Dataverse Web API, "Bulk operation messages", BulkDelete action. */
final class BulkOperations {
    private static final int MAX_TARGETS = 1000;

    private final Records records;
    private final Rows rows;
    private final Addresses addresses;
    private final SystemJobs jobs;
    private final JsonMapper mapper;

    BulkOperations(Records records, Rows rows, Addresses addresses, JsonMapper mapper) {
        this.records = records;
        this.rows = rows;
        this.addresses = addresses;
        this.jobs = new SystemJobs(records.environment());
        this.mapper = mapper;
    }

    /** An action bound to a set. */
    ApiResponse onSet(Call call, Table table, String action) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        return switch (action) {
            case "CreateMultiple" -> create(call, table);
            case "UpdateMultiple" -> update(call, table, false);
            case "UpsertMultiple" -> update(call, table, true);
            default -> throw Call.noSegment("Microsoft.Dynamics.CRM." + action);
        };
    }

    private List<JsonNode> targets(Call call) {
        JsonNode targets = call.json(mapper).path("Targets");
        if (!targets.isArray() || targets.isEmpty()) {
            throw CrmError.INVALID_ARGUMENT.with("Required field 'Targets' missing.");
        }
        if (targets.size() > MAX_TARGETS) {
            throw CrmError.INVALID_ARGUMENT.with("At most " + MAX_TARGETS + " rows can be given at once.");
        }
        List<JsonNode> list = new ArrayList<>();
        targets.forEach(list::add);
        return list;
    }

    private ApiResponse create(Call call, Table table) {
        List<JsonNode> targets = targets(call);
        return call.session().transactions().write(tx -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("@odata.context", context(call, "CreateMultipleResponse"));
            ArrayNode ids = body.putArray("Ids");
            for (JsonNode target : targets) {
                Payload payload = rows.payload(tx, call, table, target, true);
                ids.add(records.create(tx, call.session().caller(), table, null, payload, call.detectsDuplicates())
                        .id()
                        .toString());
            }
            return ApiResponse.json(200, body.toString());
        });
    }

    private ApiResponse update(Call call, Table table, boolean creating) {
        List<JsonNode> targets = targets(call);
        return call.session().transactions().write(tx -> {
            for (JsonNode target : targets) {
                one(tx, call, table, target, creating);
            }
            return ApiResponse.empty(204);
        });
    }

    private void one(Tx tx, Call call, Table table, JsonNode target, boolean creating) {
        Keys.RowKey key = key(table, target);
        Caller caller = call.session().caller();
        Optional<Row> current = key.resolve(tx, table).flatMap(id -> records.find(tx, table, id));
        if (current.isPresent()) {
            Payload payload = rows.payload(tx, call, table, target, false);
            records.update(tx, caller, current.get(), payload, call.detectsDuplicates());
        } else if (creating) {
            Payload payload = rows.payload(tx, call, table, target, true);
            Map<String, Object> values = new LinkedHashMap<>(key.values());
            payload.values().forEach(values::put);
            records.create(
                    tx, caller, table, key.id(), new Payload(values, payload.children()), call.detectsDuplicates());
        } else {
            throw key.missing(table);
        }
    }

    private Keys.RowKey key(Table table, JsonNode target) {
        JsonNode address = target.path("@odata.id");
        if (address.isString()) {
            return addresses
                    .keys()
                    .read(
                            table,
                            ResourcePath.parse(Addresses.relative(address.asString()))
                                    .segments()
                                    .get(0),
                            argument -> argument.text());
        }
        try {
            return new Keys.RowKey(
                    UUID.fromString(target.path(table.primaryId()).asString("")), Map.of());
        } catch (IllegalArgumentException e) {
            throw CrmError.INVALID_ARGUMENT.with("Each target needs '" + table.primaryId() + "' or '@odata.id'.");
        }
    }

    private static String context(Call call, String type) {
        return call.request().root() + "$metadata#Microsoft.Dynamics.CRM." + type;
    }

    /** The BulkDelete action: deletes at once, and leaves a finished system job. */
    ApiResponse bulkDelete(Call call) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        Caller caller = call.session().caller();
        if (caller.depth("prvBulkDelete") == Depth.NONE) {
            throw CrmError.PRIVILEGE_DENIED.with(
                    "Principal user (Id=" + caller.userId() + ") is missing prvBulkDelete privilege.");
        }
        JsonNode body = call.json(mapper);
        JsonNode queries = body.path("QuerySet");
        if (!queries.isArray() || queries.isEmpty()) {
            throw CrmError.INVALID_ARGUMENT.with("Required field 'QuerySet' missing.");
        }
        return call.session().transactions().write(tx -> {
            Row job =
                    jobs.begin(tx, caller, body.path("JobName").asString("Bulk delete"), SystemJobs.BULK_DELETE, null);
            int deleted = 0;
            for (JsonNode query : queries) {
                deleted += delete(tx, call, query);
            }
            jobs.finish(tx, job.id(), SystemJobs.Outcome.SUCCEEDED, deleted + " rows deleted");
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("@odata.context", context(call, "BulkDeleteResponse"));
            answer.put("JobId", job.id().toString());
            return ApiResponse.json(200, answer.toString());
        });
    }

    private int delete(Tx tx, Call call, JsonNode query) {
        String name = query.path("EntityName").asString("");
        Table table = records.schema()
                .table(name)
                .orElseThrow(() -> CrmError.INVALID_ARGUMENT.with("There is no table '" + name + "'."));
        JsonNode conditions = query.path("Criteria").path("Conditions");
        if (!conditions.isArray() || conditions.isEmpty()) {
            throw CrmError.INVALID_ARGUMENT.with(
                    "A bulk delete without conditions would delete every row of '" + name + "' and is refused.");
        }
        Query found = Query.ALL.and(new QueryCriteria(table).of(query).orElseThrow());
        Caller caller = call.session().caller();
        SqliteQueries rowsToDelete = new SqliteQueries(
                records.schema(), caller, records.environment().clock().instant());
        List<Row> doomed =
                rowsToDelete.page(tx, table, found, null, Integer.MAX_VALUE - 1).rows();
        for (Row row : doomed) {
            if (records.find(tx, table, row.id()).isPresent()) {
                records.delete(tx, caller, row);
            }
        }
        return doomed.size();
    }
}
