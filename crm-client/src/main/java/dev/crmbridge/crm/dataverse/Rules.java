package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.DetectionSwitches;
import dev.crmbridge.crm.DuplicateRows;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.DuplicateRuleRow.Condition;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.crm.StoredRule;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Published duplicate rules, and the question which records they match (Dataverse, "Detect duplicate data"). */
final class Rules {
    private static final String DETECT = "isduplicatedetectionenabled";
    private static final String ON_WRITES = "isduplicatedetectionenabledforonlinecreateupdate";
    private static final String ON_GOING_ONLINE = "isduplicatedetectionenabledforofflinesync";

    private final Batches batches;
    private final RowQueries queries;
    private final RowReader reader;
    private final Definitions definitions;
    private final URI root;

    Rules(Batches batches, RowQueries queries, Definitions definitions, URI root) {
        this.batches = batches;
        this.queries = queries;
        this.reader = new RowReader(definitions);
        this.definitions = definitions;
        this.root = root;
    }

    List<DuplicateRuleRow> published() {
        return rows(CrmOperation.PUBLISHED_RULES, "statuscode eq 2").stream()
                .map(StoredRule::rule)
                .toList();
    }

    /** @return the switches of the one organization; a switch that the server does not tell is on */
    DetectionSwitches switches() {
        URI uri = new Url(root, "organizations")
                .with("$select", String.join(",", DETECT, ON_WRITES, ON_GOING_ONLINE))
                .build();
        List<JsonNode> rows = queries.all(CrmOperation.DETECTION_SWITCHES, uri, 1);
        if (rows.isEmpty()) {
            throw new CallFailed(
                    new CrmFailure.Unexpected("no-organization", "The CRM does not show its organization."));
        }
        JsonNode row = rows.get(0);
        return new DetectionSwitches(
                row.path(DETECT).asBoolean(true),
                row.path(ON_WRITES).asBoolean(true),
                row.path(ON_GOING_ONLINE).asBoolean(true));
    }

    /** @return all rules, by name */
    List<StoredRule> all() {
        return rows(CrmOperation.RULES, "");
    }

    private List<StoredRule> rows(CrmOperation operation, String filter) {
        List<JsonNode> rules = queries.all(
                operation,
                new Url(root, "duplicaterules")
                        .with(
                                "$select",
                                "name,baseentityname,matchingentityname,iscasesensitive,excludeinactiverecords,statuscode")
                        .with("$filter", filter)
                        .with("$orderby", "name,duplicateruleid")
                        .build(),
                Integer.MAX_VALUE);
        if (rules.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Condition>> conditions = conditions(operation);
        return rules.stream().map(rule -> row(rule, conditions)).toList();
    }

    private Map<UUID, List<Condition>> conditions(CrmOperation operation) {
        Map<UUID, List<Condition>> byRule = new HashMap<>();
        List<JsonNode> all = queries.all(
                operation,
                new Url(root, "duplicateruleconditions")
                        .with(
                                "$select",
                                "baseattributename,matchingattributename,operatorcode,operatorparam,"
                                        + "ignoreblankvalues,_regardingobjectid_value")
                        .build(),
                Integer.MAX_VALUE);
        for (JsonNode each : all) {
            JsonNode count = each.path("operatorparam");
            byRule.computeIfAbsent(id(each, "_regardingobjectid_value"), rule -> new ArrayList<>())
                    .add(new Condition(
                            each.path("baseattributename").asString(""),
                            each.path("matchingattributename").asString(""),
                            each.path("operatorcode").asInt(0),
                            count.isNumber() ? count.intValue() : null,
                            each.path("ignoreblankvalues").asBoolean(false)));
        }
        return byRule;
    }

    private static StoredRule row(JsonNode rule, Map<UUID, List<Condition>> conditions) {
        UUID id = id(rule, "duplicateruleid");
        DuplicateRuleRow row = new DuplicateRuleRow(
                id,
                rule.path("name").asString(""),
                rule.path("baseentityname").asString(""),
                rule.path("matchingentityname").asString(""),
                rule.path("iscasesensitive").asBoolean(false),
                rule.path("excludeinactiverecords").asBoolean(false),
                conditions.getOrDefault(id, List.of()));
        return new StoredRule(row, status(rule.path("statuscode").asInt(0)));
    }

    /** Source: Dataverse table reference, duplicaterule.statuscode. */
    private static StoredRule.Status status(int code) {
        return switch (code) {
            case 1 -> StoredRule.Status.PUBLISHING;
            case 2 -> StoredRule.Status.PUBLISHED;
            default -> StoredRule.Status.UNPUBLISHED;
        };
    }

    /** One request, however many there are. It asks for two more: one tells that there are others, and one may be the record itself. */
    DuplicateRows duplicatesOf(RecordRef unsaved, RowWrite row, String matchingEntity, int most) {
        ObjectNode record = new RowWriter(definitions).forCreate(unsaved.entity(), RowWrite.columns(row.values()));
        record.put("@odata.type", "Microsoft.Dynamics.CRM." + unsaved.entity());
        Table table = definitions.table(matchingEntity);
        int asked = most + 2;
        URI uri = new Url(root, "RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2,PagingInfo=@p3)")
                .with("@p1", Json.text(record))
                .with("@p2", Url.quoted(matchingEntity))
                .with("@p3", "{\"PageNumber\":1,\"Count\":" + asked + "}")
                .build();
        ApiRequest request = ApiRequest.get(uri).with("Prefer", RowReader.ANNOTATIONS);
        JsonNode rows = batches.get(CrmOperation.DUPLICATES_OF, request, Intent.QUERY)
                .json()
                .path("value");
        Map<RecordRef, CrmRow> found = new LinkedHashMap<>();
        for (JsonNode each : rows) {
            CrmRow candidate = reader.wholeRow(table, each);
            if (!candidate.ref().equals(unsaved)) {
                found.putIfAbsent(candidate.ref(), candidate);
            }
        }
        return new DuplicateRows(
                found.values().stream().limit(most).toList(), found.size() > most || rows.size() >= asked);
    }

    private static UUID id(JsonNode json, String field) {
        return Json.id(json, field, new CrmFailure.Unexpected("no-id", "The CRM's answer has a rule without an id."));
    }
}
