package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.duplicates.DuplicateDetection.Part;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.jobs.DuplicateJobs;
import dev.crmbridge.embedded.odata.LiteralParser;
import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.odata.QueryParser;
import dev.crmbridge.embedded.odata.TypeName;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.Payload;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Duplicate detection messages. Source: Dataverse Web API, "Detect duplicate data". */
final class DuplicateOperations {
    private static final String PUBLISH = "prvPublishDuplicateRule";
    private static final int MAX_PAGE = 5000;
    private static final UUID NEW = new UUID(0, 0);

    private final Records records;
    private final DuplicateJobs jobs;
    private final Rows rows;
    private final Answers answers;
    private final JsonMapper mapper =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    DuplicateOperations(Records records, DuplicateJobs jobs, Rows rows, Answers answers) {
        this.records = records;
        this.jobs = jobs;
        this.rows = rows;
        this.answers = answers;
    }

    Map<String, WebApi.Operation> operations() {
        Map<String, WebApi.Operation> operations = new LinkedHashMap<>();
        operations.put("RetrieveDuplicates", this::retrieve);
        operations.put("UnpublishDuplicateRule", this::unpublish);
        operations.put("BulkDetectDuplicates", this::detect);
        operations.put("CheckMatchcodes", this::check);
        operations.put("CompoundUpdateDuplicateDetectionRule", DuplicateOperations::compound);
        return operations;
    }

    Map<String, BoundOperation> bound() {
        return Map.of(
                "duplicaterule.PublishDuplicateRule", this::publish, "duplicaterule.ReviseDuplicateRule", this::revise);
    }

    /** An action of this server's own: the next version of a published rule, which publishing puts in its place. */
    private ApiResponse revise(Tx tx, Call call, Row rule) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        Row revision = jobs.revisions().begin(tx, records, call.session().caller(), rule);
        return rows.single(tx, call, revision, Query.ALL, 200);
    }

    private ApiResponse publish(Tx tx, Call call, Row rule) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        mayPublish(call);
        Row job = jobs.publish(tx, call.session().caller(), rule);
        return rows.single(tx, call, job, Query.ALL, 200);
    }

    private static ApiResponse compound(Call call) {
        throw CrmError.NOT_IMPLEMENTED.with(
                "CompoundUpdateDuplicateDetectionRule is not offered: change the rule and its"
                        + " conditions one by one, those of a published rule in its next version (ReviseDuplicateRule).");
    }

    private static void mayPublish(Call call) {
        Caller caller = call.session().caller();
        if (caller.depth(PUBLISH) == Depth.NONE) {
            throw CrmError.PRIVILEGE_DENIED.with("Principal user (Id=" + caller.userId() + ", type=8) is missing "
                    + PUBLISH + " privilege (Id=" + AccessRules.privilegeId(PUBLISH) + ").");
        }
    }

    private ApiResponse unpublish(Call call) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        mayPublish(call);
        UUID id = id(call.json(mapper).path("DuplicateRuleId"), "DuplicateRuleId");
        return call.session().transactions().write(tx -> {
            Row rule =
                    records.read(tx, call.session().caller(), records.schema().get("duplicaterule"), id);
            jobs.unpublish(tx, rule);
            return ApiResponse.empty(204);
        });
    }

    private ApiResponse detect(Call call) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        JsonNode body = call.json(mapper);
        String name = body.path("Query").path("EntityName").asString("");
        Table table = records.schema()
                .table(name)
                .orElseThrow(() -> CrmError.INVALID_ARGUMENT.with("Query.EntityName must name a table."));
        AccessRules.require(call.session().caller(), Access.READ, table);
        BulkDetectionWishes.refuse(body, records.environment().now());
        return call.session().transactions().write(tx -> {
            Row job = jobs.search(
                    tx,
                    call.session().caller(),
                    table,
                    body.path("JobName").asString("Duplicate detection: " + name),
                    body.path("Query"));
            return started(call, job, "BulkDetectDuplicatesResponse");
        });
    }

    /** An action of this server's own: compares stored matchcodes with their rows. */
    private ApiResponse check(Call call) {
        if (!call.method().equals("POST")) {
            throw call.notAllowed();
        }
        mayPublish(call);
        return call.session()
                .transactions()
                .write(tx -> started(call, jobs.check(tx, call.session().caller()), "CheckMatchcodesResponse"));
    }

    private static ApiResponse started(Call call, Row job, String type) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("@odata.context", call.request().root() + "$metadata#Microsoft.Dynamics.CRM." + type);
        answer.put("JobId", job.id().toString());
        return ApiResponse.json(200, answer.toString());
    }

    private ApiResponse retrieve(Call call) {
        Directory.get(call);
        JsonNode entity = json(call.named("BusinessEntity").orElseThrow(() -> missing("BusinessEntity")));
        String matching = String.valueOf(
                LiteralParser.parse(call.named("MatchingEntityName").orElseThrow(() -> missing("MatchingEntityName")))
                        .value());
        Page page = Page.of(json(call.named("PagingInfo").orElseThrow(() -> missing("PagingInfo"))));
        Table matchingTable = table(matching);
        Table base = table(TypeName.of(entity.path("@odata.type").asString("")));
        return call.session().transactions().read(tx -> {
            Row row = row(tx, call, base, entity);
            List<Row> found = records.environment()
                    .duplicates()
                    .duplicatesOf(tx, call.session().caller(), row, matchingTable.name(), page.part());
            return answer(tx, call, matchingTable, found);
        });
    }

    /** A page of rows, numbered from 1. */
    private record Page(int number, int size) {
        static Page of(JsonNode paging) {
            return new Page(
                    Math.max(1, paging.path("PageNumber").asInt(1)),
                    Math.max(1, Math.min(MAX_PAGE, paging.path("Count").asInt(MAX_PAGE))));
        }

        Part part() {
            long begin = Math.min((number - 1L) * size, Integer.MAX_VALUE - MAX_PAGE);
            return new Part((int) begin, (int) begin + size);
        }
    }

    private ApiResponse answer(Tx tx, Call call, Table table, List<Row> found) {
        Query query = QueryParser.parse(call.options());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", answers.context(call, table, query));
        ArrayNode list = body.putArray("value");
        Answers.Writer writer = answers.writer(tx, call);
        found.forEach(row -> list.add(writer.write(row, query)));
        return ApiResponse.json(200, body.toString());
    }

    /** The row meant: a stored one, possibly changed, or one that was never saved. */
    private Row row(Tx tx, Call call, Table table, JsonNode entity) {
        Payload payload = rows.payload(tx, call, table, entity, true);
        UUID key = payload.values().get(table.primaryId()) instanceof UUID given ? given : NEW;
        return records.asIfSaved(tx, call.session().caller(), table, key, payload);
    }

    private Table table(String name) {
        return records.schema()
                .table(name)
                .orElseThrow(() -> CrmError.INVALID_ARGUMENT.with("There is no entity '" + name + "'."));
    }

    private JsonNode json(String text) {
        try {
            return mapper.readTree(text);
        } catch (JacksonException e) {
            throw CrmError.INVALID_ARGUMENT.with("'" + text + "' is not a JSON object.");
        }
    }

    private static RuntimeException missing(String name) {
        return CrmError.INVALID_ARGUMENT.with("Required field '" + name + "' missing.");
    }

    private static UUID id(JsonNode node, String name) {
        try {
            return UUID.fromString(node.asString(""));
        } catch (IllegalArgumentException e) {
            throw CrmError.INVALID_ARGUMENT.with("'" + name + "' must be the id of a row.");
        }
    }
}
