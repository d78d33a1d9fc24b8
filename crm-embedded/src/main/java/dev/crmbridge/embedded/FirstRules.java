package dev.crmbridge.embedded;

import dev.crmbridge.embedded.api.ApiResponse;
import dev.crmbridge.embedded.error.CrmError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The duplicate rules a new CRM begins with, published, as Dataverse ships them: accounts by name, contacts by name and by
 * e-mail address, leads by e-mail address. With the sample comes one more, about tasks. Keys are derived from names, so that
 * a start that was cut off is continued without making anything twice.
 */
final class FirstRules {
    private static final int EXACT = 0;
    private static final int SAME_DATE = 3;

    private record Condition(String column, int operator) {}

    private record Rule(String name, String table, boolean excludeInactive, List<Condition> conditions) {
        String key() {
            return keyOf("rule:" + name);
        }
    }

    private static final List<Rule> DEFAULT = List.of(
            new Rule("Accounts with the same account name", "account", false, List.of(new Condition("name", EXACT))),
            new Rule(
                    "Contacts with the same first name and last name",
                    "contact",
                    false,
                    List.of(new Condition("firstname", EXACT), new Condition("lastname", EXACT))),
            new Rule(
                    "Contacts with the same e-mail address",
                    "contact",
                    false,
                    List.of(new Condition("emailaddress1", EXACT))),
            new Rule(
                    "Leads with the same e-mail address",
                    "lead",
                    false,
                    List.of(new Condition("emailaddress1", EXACT))));

    private static final Rule SAMPLE = new Rule(
            "Tasks with the same subject and due day",
            "task",
            true,
            List.of(new Condition("subject", EXACT), new Condition("scheduledend", SAME_DATE)));

    private FirstRules() {}

    /** Carries out one request as an administrator. */
    @FunctionalInterface
    interface Sender {
        /** @return the answer, also when it is a refusal */
        ApiResponse send(String method, String target, String etag, String json);
    }

    /**
     * Makes what is missing and publishes it; publishing goes on in the background.
     *
     * @param withSample whether the rule about tasks is made as well
     * @throws IllegalStateException when the CRM refuses
     */
    static void ensure(Sender sender, boolean withSample) {
        List<Rule> rules = new ArrayList<>(DEFAULT);
        if (withSample) {
            rules.add(SAMPLE);
        }
        rules.forEach(rule -> ensure(sender, rule));
    }

    private static void ensure(Sender sender, Rule rule) {
        String address = "duplicaterules(" + rule.key() + ")";
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("name", rule.name());
        row.put("baseentityname", rule.table());
        row.put("matchingentityname", rule.table());
        row.put("excludeinactiverecords", rule.excludeInactive());
        create(sender, address, row);
        JsonNode stored = JsonMapper.shared()
                .readTree(checked(sender.send("GET", address + "?$select=statuscode", "", ""), address)
                        .body());
        if (stored.path("statuscode").asInt() != 0) {
            return;
        }
        for (Condition condition : rule.conditions()) {
            ObjectNode line = JsonMapper.shared().createObjectNode();
            line.put("baseattributename", condition.column());
            line.put("matchingattributename", condition.column());
            line.put("operatorcode", condition.operator());
            line.put("ignoreblankvalues", true);
            line.put("regardingobjectid@odata.bind", "/" + address);
            create(
                    sender,
                    "duplicateruleconditions(" + keyOf("condition:" + rule.name() + ":" + condition.column()) + ")",
                    line);
        }
        String publish = address + "/Microsoft.Dynamics.CRM.PublishDuplicateRule";
        checked(sender.send("POST", publish, "", "{}"), publish);
    }

    private static void create(Sender sender, String address, ObjectNode row) {
        ApiResponse answer = sender.send("PATCH", address, "*", row.toString());
        if (answer.status() != CrmError.DUPLICATE_RECORD.status()) {
            checked(answer, address);
        }
    }

    private static ApiResponse checked(ApiResponse answer, String target) {
        if (answer.status() >= 400) {
            throw new IllegalStateException("The rule " + target + " was refused: " + answer.body());
        }
        return answer;
    }

    private static String keyOf(String name) {
        return UUID.nameUUIDFromBytes(("embedded-crm:" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
