package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The list of all answers "not a duplicate", as a client that checks on its own reads it. */
class RememberedAnswersTest {
    @TempDir
    Path directory;

    private TestCrm crm;
    private RuleSteps rules;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
        rules = new RuleSteps(crm);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private String published(String table, String column) {
        String rule = rules.exact(table, table, column);
        rules.await(rules.publish(rule));
        return rule;
    }

    private String lead(String account, String email) {
        Answer created = crm.post(account, "leads", "{\"lastname\":\"Kim\",\"emailaddress1\":\"" + email + "\"}");
        assertThat(created.status()).as(created.text()).isEqualTo(204);
        return created.id();
    }

    private void said(String action, String one, String other) {
        Answer answer =
                crm.post("admin", action, "{\"Record\":" + reference(one) + ",\"Other\":" + reference(other) + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private static String reference(String lead) {
        return "{\"@odata.type\":\"#Microsoft.Dynamics.CRM.lead\",\"leadid\":\"" + lead + "\"}";
    }

    private JsonNode list(String account, String arguments) {
        Answer answer = crm.get(account, "RetrieveNotDuplicates(" + arguments + ")");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private List<String> listed(String account) {
        List<String> rules = new ArrayList<>();
        list(account, "")
                .path("NotDuplicates")
                .forEach(line -> rules.add(line.path("DuplicateRuleId").asString()));
        return rules;
    }

    @Test
    void anAnswerIsListedOnceForEachRuleWithTheMatchcodeBothHave() {
        String byMail = published("lead", "emailaddress1");
        String byName = published("lead", "lastname");
        String one = lead("seller", "kim@x.example");
        String two = lead("seller", "KIM@x.example");
        assertThat(listed("seller")).isEmpty();

        said("MarkNotDuplicates", two, one);

        assertThat(listed("seller")).containsExactlyInAnyOrder(byMail, byName);
        JsonNode lines = list("seller", "").path("NotDuplicates");
        assertThat(lines.get(0).path("Matchcode").asString())
                .isNotEqualTo(lines.get(1).path("Matchcode").asString());
        lines.forEach(line -> {
            assertThat(List.of(
                            line.path("Record").path("leadid").asString(),
                            line.path("Other").path("leadid").asString()))
                    .containsExactlyInAnyOrder(one, two);
            assertThat(line.path("Record").path("@odata.type").asString()).isEqualTo("#Microsoft.Dynamics.CRM.lead");
            assertThat(line.path("Matchcode").asString()).matches("[0-9a-f]{32}");
            assertThat(line.path("AnsweredById").asString()).isEqualTo(crm.userId("admin"));
            assertThat(line.path("AnsweredBy").asString()).isNotBlank();
            assertThat(line.path("AnsweredOn").asString()).isEqualTo("2026-03-02T08:00:00Z");
        });

        said("UnmarkNotDuplicates", one, two);
        assertThat(listed("seller")).isEmpty();
    }

    @Test
    void anAnswerIsListedToThoseOnlyWhoMayReadBothRows() {
        published("lead", "emailaddress1");
        String theirs = lead("colleague", "kim@x.example");
        String mine = lead("seller", "kim@x.example");
        said("MarkNotDuplicates", theirs, mine);

        assertThat(listed("admin")).hasSize(1);
        assertThat(listed("seller")).isEmpty();
        assertThat(crm.get("nobody", "RetrieveNotDuplicates()").status()).isEqualTo(401);
    }

    @Test
    void theListIsReadInPagesThatHoldEachAnswerOnce() {
        published("lead", "emailaddress1");
        List<String> leads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            leads.add(lead("seller", "kim@x.example"));
        }
        for (int i = 1; i < 5; i++) {
            said("MarkNotDuplicates", leads.get(0), leads.get(i));
        }
        List<String> pairs = new ArrayList<>();
        int page = 0;
        boolean more = true;
        while (more) {
            JsonNode read = list("seller", "PageNumber=" + ++page + ",Count=3");
            read.path("NotDuplicates").forEach(line -> pairs.add(line.path("Record") + " " + line.path("Other")));
            more = read.path("MoreRecords").asBoolean();
        }
        assertThat(page).isEqualTo(2);
        assertThat(pairs).hasSize(4).doesNotHaveDuplicates();
        assertThat(list("seller", "PageNumber=3,Count=3").path("NotDuplicates")).isEmpty();
        assertThat(crm.get("seller", "RetrieveNotDuplicates(Count=0)").message())
                .contains("'Count' must be a whole number from 1");
        assertThat(crm.post("seller", "RetrieveNotDuplicates", "{}").status()).isEqualTo(405);
    }

    @Test
    void anAnswerThatDoesNotHoldNowStaysListedBecauseOldValuesBringItBack() {
        published("lead", "emailaddress1");
        String one = lead("seller", "kim@x.example");
        String two = lead("seller", "kim@x.example");
        said("MarkNotDuplicates", one, two);
        String code = list("seller", "")
                .path("NotDuplicates")
                .get(0)
                .path("Matchcode")
                .asString();

        crm.patch("seller", "leads(" + one + ")", "{\"emailaddress1\":\"other@x.example\"}");
        assertThat(list("seller", "")
                        .path("NotDuplicates")
                        .get(0)
                        .path("Matchcode")
                        .asString())
                .isEqualTo(code);

        crm.delete("seller", "leads(" + two + ")");
        assertThat(listed("seller")).isEmpty();
    }
}
