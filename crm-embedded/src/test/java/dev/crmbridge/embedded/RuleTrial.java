package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One duplicate rule tried out over HTTP. Rows are given as the members of their JSON, without braces. Closing it takes the rule and
 * the rows it made away, so that many can be tried on one CRM, one after the other.
 */
final class RuleTrial implements AutoCloseable {
    private static final String CHECK = "MSCRM.SuppressDuplicateDetection";

    private final TestCrm crm;
    private final String base;
    private final String matching;
    private final String rule;
    private final List<String> rows = new ArrayList<>();

    /** One condition of a rule, as the Web API takes it. */
    record Comparison(String base, String matching, int operator, int characters, boolean ignoreBlanks) {
        static Comparison of(String column, int operator, int characters) {
            return new Comparison(column, column, operator, characters, false);
        }

        static Comparison exact(String column) {
            return of(column, 0, 0);
        }

        private String json(String rule) {
            return "{\"baseattributename\":\"" + base + "\",\"matchingattributename\":\"" + matching
                    + "\",\"operatorcode\":" + operator + (characters == 0 ? "" : ",\"operatorparam\":" + characters)
                    + ",\"ignoreblankvalues\":" + ignoreBlanks
                    + ",\"regardingobjectid@odata.bind\":\"/duplicaterules(" + rule + ")\"}";
        }
    }

    /** A rule without conditions. */
    RuleTrial(TestCrm crm, String base, String matching) {
        this.crm = crm;
        this.base = base;
        this.matching = matching;
        this.rule = created(
                "duplicaterules",
                "\"name\":\"trial\",\"baseentityname\":\"" + base + "\",\"matchingentityname\":\"" + matching + "\"");
    }

    /** A published rule for one table. */
    static RuleTrial published(TestCrm crm, String table, Comparison... comparisons) {
        RuleTrial trial = new RuleTrial(crm, table, table);
        trial.publish(comparisons);
        return trial;
    }

    String rule() {
        return rule;
    }

    Answer condition(Comparison comparison) {
        return crm.post("admin", "duplicateruleconditions", comparison.json(rule));
    }

    /** Sets one of the switches of the rule. */
    void turnOn(String flag) {
        assertThat(crm.patch("admin", "duplicaterules(" + rule + ")", "{\"" + flag + "\":true}")
                        .status())
                .isEqualTo(204);
    }

    void publish(Comparison... comparisons) {
        for (Comparison comparison : comparisons) {
            Answer condition = condition(comparison);
            assertThat(condition.status()).as(condition.text()).isEqualTo(204);
        }
        RuleSteps steps = new RuleSteps(crm);
        Answer ended = steps.await(steps.publish(rule));
        assertThat(ended.json().get("statuscode").asInt()).as(ended.text()).isEqualTo(30);
    }

    /** A row of the matching table, saved without a check; its id. */
    String known(String members) {
        return kept(created(set(matching), members), matching);
    }

    /** Saves a row of the base table with the check. */
    Answer checked(String members) {
        Answer answer = crm.post("admin", set(base), "{" + members + "}", CHECK, "false");
        if (answer.status() == 204) {
            kept(answer.id(), base);
        }
        return answer;
    }

    /** Changes a row of a table with the check. */
    Answer changed(String table, String id, String members) {
        return crm.patch("admin", path(table, id), "{" + members + "}", CHECK, "false");
    }

    /** Ids of the duplicates that RetrieveDuplicates lists for a row of the base table. */
    List<String> retrieved(String members) {
        String row = "{\"@odata.type\":\"Microsoft.Dynamics.CRM." + base + "\"" + (members.isEmpty() ? "" : ",")
                + members + "}";
        Answer answer = crm.get(
                "admin",
                "RetrieveDuplicates(BusinessEntity=@a,MatchingEntityName='" + matching + "',PagingInfo=@p)?@a="
                        + URLEncoder.encode(row, StandardCharsets.UTF_8).replace("+", "%20")
                        + "&@p={'PageNumber':1,'Count':50}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json()
                .get("value")
                .forEach(found -> ids.add(found.get(key(matching)).asString()));
        return ids;
    }

    /** The row is refused as a duplicate, and these are what it is a duplicate of. */
    void assertRefused(String members, String... duplicates) {
        assertThat(retrieved(members)).as(members).containsExactlyInAnyOrder(duplicates);
        Answer answer = checked(members);
        assertThat(answer.status()).as(members).isEqualTo(412);
        assertThat(answer.code()).as(members).isEqualTo("0x80040333");
    }

    /** The row has no duplicates and is created; its id. */
    String assertCreated(String members) {
        assertThat(retrieved(members)).as(members).isEmpty();
        Answer answer = checked(members);
        assertThat(answer.status()).as("%s: %s", members, answer.text()).isEqualTo(204);
        return answer.id();
    }

    static String set(String table) {
        if (table.endsWith("y")) {
            return table.substring(0, table.length() - 1) + "ies";
        }
        return table + (table.endsWith("x") ? "es" : "s");
    }

    private static String path(String table, String id) {
        return set(table) + "(" + id + ")";
    }

    private static String key(String table) {
        return List.of("task", "appointment", "email").contains(table) ? "activityid" : table + "id";
    }

    private String created(String set, String members) {
        Answer answer = crm.post("admin", set, "{" + members + "}");
        assertThat(answer.status()).as("%s: %s", members, answer.text()).isEqualTo(204);
        return answer.id();
    }

    private String kept(String id, String table) {
        rows.add(path(table, id));
        return id;
    }

    @Override
    public void close() {
        rows.forEach(row -> crm.delete("admin", row));
        crm.delete("admin", "duplicaterules(" + rule + ")");
    }
}
