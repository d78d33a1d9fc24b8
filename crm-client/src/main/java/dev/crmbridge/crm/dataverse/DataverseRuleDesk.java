package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.DuplicatePair;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.DuplicateRuleRow.Condition;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RuleDesk;
import dev.crmbridge.crm.StoredRule;
import dev.crmbridge.crm.SystemJob;
import dev.crmbridge.crm.dataverse.Intent.Kind;
import dev.crmbridge.crm.dataverse.Multipart.Item;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Duplicate rules over the Web API. Source: Dataverse Web API reference, PublishDuplicateRule, UnpublishDuplicateRule,
 * BulkDetectDuplicates, asyncoperation, duplicaterecord.
 */
final class DataverseRuleDesk implements RuleDesk {
    private static final String NO_RECORD = "00000000-0000-0000-0000-000000000000";

    private final WebApi api;
    private final Batches batches;
    private final RowQueries queries;
    private final Rules rules;
    private final URI root;

    DataverseRuleDesk(WebApi api, Batches batches, RowQueries queries, Rules rules, URI root) {
        this.api = api;
        this.batches = batches;
        this.queries = queries;
        this.rules = rules;
        this.root = root;
    }

    @Override
    public CrmResult<List<StoredRule>> rules() {
        return CallFailed.asResult(rules::all);
    }

    @Override
    public CrmResult<Void> create(DuplicateRuleRow rule) {
        List<ApiRequest> requests = new ArrayList<>();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", rule.name());
        body.put("baseentityname", rule.baseEntity());
        body.put("matchingentityname", rule.matchingEntity());
        body.put("iscasesensitive", rule.caseSensitive());
        body.put("excludeinactiverecords", rule.excludeInactive());
        requests.add(patch(ruleUri(rule.id()), body).with("If-None-Match", "*"));
        for (Condition condition : rule.conditions()) {
            requests.add(condition(rule.id(), condition));
        }
        Intent intent = new Intent(Kind.CREATE, new RecordRef("duplicaterule", rule.id()));
        return done(() -> batches.send(CrmOperation.CHANGE_RULE, List.of(Item.of(requests.toArray(ApiRequest[]::new))))
                .forEach(position -> position.forEach(answer -> api.checked(answer, intent))));
    }

    private ApiRequest condition(UUID rule, Condition condition) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("regardingobjectid@odata.bind", "/duplicaterules(" + rule + ")");
        body.put("baseattributename", condition.baseAttribute());
        body.put("matchingattributename", condition.matchingAttribute());
        body.put("operatorcode", condition.operatorCode());
        body.put("ignoreblankvalues", condition.ignoreBlank());
        Integer length = condition.operatorParam();
        if (length != null) {
            body.put("operatorparam", length);
        }
        return new ApiRequest("POST", root.resolve("duplicateruleconditions"), Map.of(), Json.text(body));
    }

    @Override
    public CrmResult<SystemJob> publish(UUID rule) {
        URI uri = URI.create(ruleUri(rule) + "/Microsoft.Dynamics.CRM.PublishDuplicateRule");
        return CallFailed.asResult(() ->
                job(send(CrmOperation.CHANGE_RULE, new ApiRequest("POST", uri, Map.of(), "{}"), onRule(rule))
                        .json()));
    }

    @Override
    public CrmResult<Void> unpublish(UUID rule) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("DuplicateRuleId", rule.toString());
        URI uri = root.resolve("UnpublishDuplicateRule");
        return done(() ->
                send(CrmOperation.CHANGE_RULE, new ApiRequest("POST", uri, Map.of(), Json.text(body)), onRule(rule)));
    }

    @Override
    public CrmResult<Void> delete(UUID rule) {
        ApiRequest request = new ApiRequest("DELETE", ruleUri(rule), Map.of(), null);
        return done(() -> send(CrmOperation.CHANGE_RULE, request, onRule(rule)));
    }

    @Override
    public CrmResult<UUID> detect(String entity, String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode query = body.putObject("Query");
        query.put("@odata.type", "Microsoft.Dynamics.CRM.QueryExpression");
        query.put("EntityName", entity);
        query.putObject("ColumnSet").put("AllColumns", true);
        body.put("JobName", name);
        body.put("SendEmailNotification", false);
        body.put("TemplateId", NO_RECORD);
        body.putArray("ToRecipients");
        body.putArray("CCRecipients");
        body.put("RecurrencePattern", "");
        body.put("RecurrenceStartTime", "1900-01-01T00:00:00Z");
        ApiRequest request = new ApiRequest("POST", root.resolve("BulkDetectDuplicates"), Map.of(), Json.text(body));
        return CallFailed.asResult(() -> id(
                send(CrmOperation.CHANGE_RULE, request, new Intent(Kind.CHANGE, null))
                        .json(),
                "JobId"));
    }

    @Override
    public CrmResult<SystemJob> job(UUID job) {
        URI uri = new Url(root, "asyncoperations(" + job + ")")
                .with("$select", "name,statuscode,message,friendlymessage")
                .build();
        Intent intent = new Intent(Kind.READ, new RecordRef("asyncoperation", job));
        return CallFailed.asResult(
                () -> job(send(CrmOperation.JOB, ApiRequest.get(uri), intent).json()));
    }

    @Override
    public CrmResult<List<DuplicatePair>> pairs(UUID job, int limit) {
        URI uri = new Url(root, "duplicaterecords")
                .with("$select", "_baserecordid_value,_duplicaterecordid_value,_duplicateruleid_value")
                .with("$filter", "_asyncoperationid_value eq " + job)
                .with("$orderby", "createdon,duplicateid")
                .build();
        return CallFailed.asResult(() -> {
            List<DuplicatePair> pairs = new ArrayList<>();
            for (JsonNode row : queries.all(CrmOperation.JOB, uri, limit)) {
                DuplicatePair.Named base = named(row, "_baserecordid_value");
                if (base != null) {
                    pairs.add(new DuplicatePair(base, named(row, "_duplicaterecordid_value"), rule(row)));
                }
            }
            return List.copyOf(pairs);
        });
    }

    private static DuplicatePair.@Nullable Named named(JsonNode row, String field) {
        String entity =
                row.path(field + "@Microsoft.Dynamics.CRM.lookuplogicalname").asString("");
        String name =
                row.path(field + "@OData.Community.Display.V1.FormattedValue").asString("");
        return row.path(field).isString() && !entity.isEmpty()
                ? new DuplicatePair.Named(new RecordRef(entity, id(row, field)), name)
                : null;
    }

    private static @Nullable UUID rule(JsonNode row) {
        return row.path("_duplicateruleid_value").isString() ? id(row, "_duplicateruleid_value") : null;
    }

    private static SystemJob job(JsonNode json) {
        String friendly = json.path("friendlymessage").asString("");
        return new SystemJob(
                id(json, "asyncoperationid"),
                json.path("name").asString(""),
                state(json.path("statuscode").asInt(0)),
                friendly.isEmpty() ? json.path("message").asString("") : friendly);
    }

    /** Source: Dataverse table reference, asyncoperation.statuscode. */
    private static SystemJob.State state(int code) {
        return switch (code) {
            case 30 -> SystemJob.State.SUCCEEDED;
            case 31 -> SystemJob.State.FAILED;
            case 32 -> SystemJob.State.CANCELED;
            case 0, 10 -> SystemJob.State.WAITING;
            default -> SystemJob.State.RUNNING;
        };
    }

    private Answer send(CrmOperation operation, ApiRequest request, Intent intent) {
        return api.sendForSuccess(operation, request, intent);
    }

    private static Intent onRule(UUID rule) {
        return new Intent(Kind.CHANGE, new RecordRef("duplicaterule", rule));
    }

    private static ApiRequest patch(URI uri, ObjectNode body) {
        return new ApiRequest("PATCH", uri, Map.of(), Json.text(body));
    }

    private URI ruleUri(UUID rule) {
        return root.resolve("duplicaterules(" + rule + ")");
    }

    private static UUID id(JsonNode json, String field) {
        return Json.id(
                json,
                field,
                new CrmFailure.Unexpected(
                        "no-id", "The CRM's answer has no “" + field + "”. Check the address of the CRM."));
    }

    private static CrmResult<Void> done(Runnable call) {
        return CallFailed.asResult(() -> {
                    call.run();
                    return true;
                })
                .fold(done -> CrmResult.done(), CrmResult::failed);
    }
}
