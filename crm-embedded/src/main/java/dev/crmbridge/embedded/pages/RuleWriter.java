package dev.crmbridge.embedded.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries out what a person does with duplicate rules, through the Web API, which alone decides what is allowed.
 *
 * <p>Every method throws {@link dev.crmbridge.web.server.RequestRefused} when the API refuses; then nothing was changed.
 */
final class RuleWriter {
    private static final String RULES = "duplicaterules";

    private final Gateway gateway;
    private final PageUser user;

    RuleWriter(Gateway gateway, PageUser user) {
        this.gateway = gateway;
        this.user = user;
    }

    /**
     * Saves a rule with its criteria in one step; criteria that stay as they are are not touched.
     *
     * @param id empty for a new rule
     * @param etag version the form was made from
     * @return id of the rule
     */
    String save(String id, String etag, RuleForm.Values values, List<RuleLine> lines) {
        String key = id.isEmpty() ? UUID.randomUUID().toString() : id;
        Changeset changes = new Changeset();
        ObjectNode rule = JsonMapper.shared().createObjectNode();
        rule.put("name", values.name());
        rule.put("description", values.description());
        rule.put("iscasesensitive", values.caseSensitive());
        rule.put("excludeinactiverecords", values.excludeInactive());
        List<RuleLine> wanted = new ArrayList<>(lines);
        if (id.isEmpty()) {
            rule.put("duplicateruleid", key);
            rule.put("baseentityname", values.base());
            rule.put("matchingentityname", values.matching());
            changes.add("POST", RULES, "", rule);
        } else {
            changes.add("PATCH", RULES + "(" + key + ")", etag.isEmpty() ? "*" : etag, rule);
            for (JsonNode stored : RulesPage.conditionRows(new Reading(gateway, user), key)) {
                if (!wanted.remove(RuleWords.line(stored))) {
                    String condition = stored.path("duplicateruleconditionid").asString();
                    changes.add("DELETE", "duplicateruleconditions(" + condition + ")", "", rule);
                }
            }
        }
        wanted.forEach(line -> changes.add("POST", "duplicateruleconditions", "", condition(key, line)));
        changes.send(gateway, user);
        return key;
    }

    private static ObjectNode condition(String rule, RuleLine line) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("baseattributename", line.field());
        body.put("matchingattributename", line.matching());
        body.put("operatorcode", Integer.parseInt(line.operator()));
        if (!line.characters().isEmpty()) {
            body.put("operatorparam", Integer.parseInt(line.characters()));
        }
        body.put("ignoreblankvalues", line.ignoreBlank());
        body.put("regardingobjectid@odata.bind", "/" + RULES + "(" + rule + ")");
        return body;
    }

    void publish(String id) {
        Reading.json(gateway.send(
                user, "POST", RULES + "(" + id + ")/Microsoft.Dynamics.CRM.PublishDuplicateRule", Map.of(), "{}"));
    }

    /** @return id of the rule's next version, which may be changed */
    String revise(String id) {
        return Reading.json(gateway.send(
                        user,
                        "POST",
                        RULES + "(" + id + ")/Microsoft.Dynamics.CRM.ReviseDuplicateRule",
                        Map.of(),
                        "{}"))
                .path("duplicateruleid")
                .asString("");
    }

    void unpublish(String id) {
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("DuplicateRuleId", id)
                .toString();
        Reading.json(gateway.send(user, "POST", "UnpublishDuplicateRule", Map.of(), body));
    }

    void delete(String id) {
        Reading.json(gateway.send(user, "DELETE", RULES + "(" + id + ")", Map.of(), ""));
    }

    /** @param wanted the switches of the organization by column */
    void switches(String organization, Map<String, Boolean> wanted) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        new LinkedHashMap<>(wanted).forEach(body::put);
        Reading.json(gateway.send(
                user, "PATCH", "organizations(" + organization + ")", Map.of("If-Match", "*"), body.toString()));
    }
}
