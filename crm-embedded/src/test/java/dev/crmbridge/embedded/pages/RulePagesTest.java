package dev.crmbridge.embedded.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RulePagesTest {
    private static final String LIST = "/settings/duplicates";

    @SuppressWarnings("NullAway.Init")
    private TestCrm crm;

    @SuppressWarnings("NullAway.Init")
    private PageBrowser admin;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        crm = new TestCrm(folder);
        admin = new PageBrowser(crm.crm(), "admin");
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private static Map<String, String> taskRule() {
        return PageBrowser.form(
                "base", "task",
                "matching", "task",
                "name", "Same start of <subject>",
                "field0", "subject",
                "operator0", "1",
                "characters0", "4",
                "blank0", "true",
                "field1", "scheduledend",
                "operator1", "3",
                "field2", "",
                "operator2", "0");
    }

    private String saved(Map<String, String> form) throws Exception {
        HttpResponse<String> answer = admin.post(LIST + "/save", form);
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(303);
        return PageBrowser.first(answer.headers().firstValue("Location").orElseThrow(), "id=([0-9a-f-]{36})");
    }

    private JsonNode rule(String id) {
        return crm.get("admin", "duplicaterules(" + id + ")?$expand=DuplicateRule_DuplicateRuleConditions")
                .json();
    }

    private void awaitStatus(String id, int status) {
        long end = System.nanoTime() + java.time.Duration.ofSeconds(30).toNanos();
        while (rule(id).path("statuscode").asInt() != status) {
            assertThat(System.nanoTime()).describedAs("status of the rule").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void aRuleIsCreatedShownInWordsAndPublished() throws Exception {
        assertThat(admin.get(LIST + "/new").body()).contains("Base record type", "Phone Call");
        assertThat(admin.get(LIST + "/rule?base=task").body()).contains("More criteria", "Due");
        String id = saved(taskRule());
        assertThat(admin.get(LIST).body())
                .contains("Same start of &lt;subject>")
                .contains("Same first 4 characters of Subject (blanks never match), same day of Due")
                .contains(">5</td>")
                .contains("Unpublished");

        String list =
                admin.done(LIST + "/publish", Map.of("id", id, "name", "x")).body();
        assertThat(list).containsAnyOf("Publishing", "Published");
        awaitStatus(id, 2);
        assertThat(admin.get(LIST + "?watched=" + id).body()).contains("“Same start of &lt;subject&gt;” is published.");
        assertThat(admin.get(LIST + "/rule?id=" + id).body())
                .contains("Edit opens its next version", "fieldset disabled");

        HttpResponse<String> refused = admin.post(LIST + "/save", edited(id, Map.of("name", "Other")));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("nothing was changed", "0x80048428");
        assertThat(rule(id).path("name").asString()).isEqualTo("Same start of <subject>");

        assertThat(admin.done(LIST + "/unpublish", Map.of("id", id)).body()).contains("The rule is unpublished.");
        assertThat(rule(id).path("statuscode").asInt()).isZero();
    }

    @Test
    void aPublishedRuleIsEditedInItsNextVersionWhichPublishingPutsInItsPlace() throws Exception {
        String id = saved(taskRule());
        admin.post(LIST + "/publish", Map.of("id", id));
        awaitStatus(id, 2);
        HttpResponse<String> begun = admin.post(LIST + "/edit", Map.of("id", id, "name", "x"));
        assertThat(begun.statusCode()).describedAs(begun.body()).isEqualTo(303);
        String address = begun.headers().firstValue("Location").orElseThrow();
        String next = PageBrowser.first(address, "id=([0-9a-f-]{36})");
        assertThat(next).isNotEqualTo(id);
        assertThat(admin.get(address).body())
                .contains("<strong>Next version</strong> of the rule", "Same start of", ">Save<", "Discard")
                .doesNotContain("fieldset disabled");
        assertThat(admin.get(LIST + "/rule?id=" + id).body()).contains("Edit the next version");
        assertThat(admin.get(LIST).body()).contains("Next version of “Same start of", "Has a next version");

        saved(edited(next, Map.of("name", "Same first letters", "characters0", "7")));
        assertThat(rule(id).path("name").asString()).isEqualTo("Same start of <subject>");
        String list = admin.done(LIST + "/publish", Map.of("id", next, "name", "x", "revised", id))
                .body();
        assertThat(list).contains("Same first letters");
        awaitNone("duplicaterules/$count?$filter=_crmbridge_revisionof_value ne null");
        assertThat(rule(id).path("name").asString()).isEqualTo("Same first letters");
        assertThat(rule(id).path("DuplicateRule_DuplicateRuleConditions").toString())
                .contains("\"operatorparam\":7");
        assertThat(admin.get(LIST + "?watched=" + id).body())
                .contains("“Same first letters” is published.")
                .doesNotContain("Next version of", "Has a next version");
    }

    @Test
    void aNextVersionIsDiscardedAndNobodyWithoutRightsBeginsOne() throws Exception {
        String id = saved(taskRule());
        admin.post(LIST + "/publish", Map.of("id", id));
        awaitStatus(id, 2);
        PageBrowser reader = new PageBrowser(crm.crm(), "readonly");
        assertThat(reader.get(LIST + "/rule?id=" + id).body()).doesNotContain("/settings/duplicates/edit");
        HttpResponse<String> refused = reader.post(LIST + "/edit", Map.of("id", id, "name", "x"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Editing “x” was not possible", "0x80040220");
        String next = PageBrowser.first(
                admin.post(LIST + "/edit", Map.of("id", id))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow(),
                "id=([0-9a-f-]{36})");
        assertThat(admin.done(LIST + "/delete", Map.of("id", next, "revised", id))
                        .body())
                .contains("The next version was discarded. The rule is as it was.");
        assertThat(rule(id).path("statuscode").asInt()).isEqualTo(2);
    }

    private void awaitNone(String count) {
        long end = System.nanoTime() + java.time.Duration.ofSeconds(30).toNanos();
        while (!crm.get("admin", count).text().replaceAll("\\D", "").equals("0")) {
            assertThat(System.nanoTime()).describedAs(count).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Map<String, String> edited(String id, Map<String, String> changes) {
        Map<String, String> form = taskRule();
        form.put("id", id);
        form.put("etag", rule(id).path("@odata.etag").asString());
        form.putAll(changes);
        return form;
    }

    private String conditionAbout(String rule, String column) {
        for (JsonNode condition : rule(rule).path("DuplicateRule_DuplicateRuleConditions")) {
            if (condition.path("baseattributename").asString().equals(column)) {
                return condition.path("duplicateruleconditionid").asString();
            }
        }
        throw new AssertionError("no condition about " + column);
    }

    @Test
    void anEditKeepsCriteriaThatStayAndReplacesOthersInOneStep() throws Exception {
        String id = saved(taskRule());
        String kept = conditionAbout(id, "scheduledend");
        saved(edited(id, Map.of("characters0", "7", "case", "true", "active", "true")));
        JsonNode after = rule(id);
        assertThat(after.path("iscasesensitive").asBoolean()).isTrue();
        assertThat(after.path("excludeinactiverecords").asBoolean()).isTrue();
        assertThat(after.path("DuplicateRule_DuplicateRuleConditions").size()).isEqualTo(2);
        assertThat(after.path("DuplicateRule_DuplicateRuleConditions").toString())
                .contains("\"operatorparam\":7")
                .contains(kept);

        Map<String, String> wrong = edited(id, Map.of("name", "Half", "operator1", "1", "characters1", "3"));
        HttpResponse<String> refused = admin.post(LIST + "/save", wrong);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("0x80048430", "cannot compare the column")
                .describedAs("what was entered stays")
                .contains("value=\"Half\"");
        assertThat(rule(id).path("name").asString()).isEqualTo("Same start of <subject>");
        assertThat(rule(id).path("DuplicateRule_DuplicateRuleConditions").size())
                .isEqualTo(2);

        Map<String, String> stale = edited(id, Map.of("name", "Late", "etag", "W/\"1\""));
        assertThat(admin.post(LIST + "/save", stale).body()).contains("Somebody changed it since you opened this page");
    }

    @Test
    void theFormAsksForWhatIsMissingAndForMoreLines() throws Exception {
        Map<String, String> form = taskRule();
        form.put("name", " ");
        assertThat(admin.post(LIST + "/save", form).body()).contains("it needs a name");
        form.put("name", "x");
        form.put("characters0", "many");
        assertThat(admin.post(LIST + "/save", form).body()).contains("“many” is not a number of characters");
        form.put("characters0", "");
        assertThat(admin.post(LIST + "/save", form).body()).contains("0x80048415");
        form.put("characters0", "2");
        form.put("field2", "statecode");
        form.put("more", "1");
        HttpResponse<String> more = admin.post(LIST + "/save", form);
        assertThat(more.statusCode()).isEqualTo(200);
        assertThat(more.body()).contains("name=\"field3\"");
        assertThat(crm.get("admin", "duplicaterules?$filter=name eq 'x'")
                        .json()
                        .path("value")
                        .size())
                .isZero();
    }

    @Test
    void aRuleAboutTwoTypesHasAFieldOfEach() throws Exception {
        Map<String, String> form = PageBrowser.form(
                "base", "lead",
                "matching", "contact",
                "name", "Lead is a contact",
                "field0", "emailaddress1",
                "matching0", "",
                "operator0", "0");
        assertThat(admin.post(LIST + "/save", form).body()).contains("with which field");
        form.put("matching0", "emailaddress1");
        saved(form);
        assertThat(admin.get(LIST).body()).contains("Lead, matched with Contact");
        assertThat(admin.get(LIST + "/rule?base=systemuser").statusCode()).isEqualTo(404);
    }

    @Test
    void limitsOfPublishingAreExplained() throws Exception {
        assertThat(admin.get(LIST).body()).contains("is not limited").doesNotContain(" of 450</td>");
        assertThat(admin.done(
                                LIST + "/switches",
                                Map.of("isduplicatedetectionenabled", "true", "crmbridge_dynamicslimits", "true"))
                        .body())
                .contains("At most 5 can be published for a type", " of 450</td>");
        for (int i = 0; i < 5; i++) {
            Map<String, String> form = taskRule();
            form.put("name", "Rule " + i);
            String id = saved(form);
            assertThat(admin.post(LIST + "/publish", Map.of("id", id)).statusCode())
                    .isEqualTo(303);
        }
        String sixth = saved(taskRule());
        assertThat(admin.post(LIST + "/publish", Map.of("id", sixth, "name", "Sixth"))
                        .body())
                .contains("Publishing “Sixth” was not possible; nothing was changed.", "0x80048419");
        String empty = saved(Map.of("base", "letter", "matching", "letter", "name", "Empty"));
        assertThat(admin.post(LIST + "/publish", Map.of("id", empty)).body()).contains("0x80048414");
        Map<String, String> wide = PageBrowser.form(
                "base",
                "account",
                "matching",
                "account",
                "name",
                "Wide",
                "field0",
                "name",
                "operator0",
                "0",
                "field1",
                "address1_line1",
                "operator1",
                "0",
                "field2",
                "websiteurl",
                "operator2",
                "0");
        String long1 = saved(wide);
        assertThat(admin.post(LIST + "/publish", Map.of("id", long1)).body()).contains("0x80048429");
        assertThat(admin.done(LIST + "/delete", Map.of("id", long1)).body()).contains("The rule was deleted.");
    }

    @Test
    void switchesOfTheOrganizationAreChangedHere() throws Exception {
        assertThat(admin.get(LIST).body())
                .contains("name=\"isduplicatedetectionenabledforimport\"")
                .as("a switch nothing could follow")
                .doesNotContain("isduplicatedetectionenabledforofflinesync");
        assertThat(admin.done(
                                LIST + "/switches",
                                Map.of(
                                        "isduplicatedetectionenabled", "true",
                                        "isduplicatedetectionenabledforimport", "true"))
                        .body())
                .contains("The switches are saved.");
        JsonNode organization =
                crm.get("admin", "organizations").json().path("value").get(0);
        assertThat(organization
                        .path("isduplicatedetectionenabledforonlinecreateupdate")
                        .asBoolean())
                .isFalse();
        assertThat(organization.path("isduplicatedetectionenabled").asBoolean()).isTrue();
        assertThat(admin.done(LIST + "/switches", Map.of()).body()).contains("off for the whole organization");
        assertThat(admin.get("/jobs").body()).contains("No duplicate detection rule is published");
        String id = saved(taskRule());
        assertThat(admin.post(LIST + "/publish", Map.of("id", id)).body()).contains("0x80048412");
    }

    @Test
    void whoMayOnlyReadSeesRulesAndCannotChangeThem() throws Exception {
        String id = saved(taskRule());
        PageBrowser reader = new PageBrowser(crm.crm(), "readonly");
        assertThat(reader.get(LIST).body())
                .contains("Same start of", "lets you see the rules but not change them")
                .doesNotContain("New rule", "action=\"/settings/duplicates/publish\"");
        assertThat(reader.get(LIST + "/rule?id=" + id).body())
                .contains("see this rule but not change it", "fieldset disabled")
                .doesNotContain(">Save<");
        assertThat(reader.get(LIST + "/new").body()).contains("does not allow you to create rules");
        for (String path : new String[] {"/publish", "/unpublish", "/delete", "/switches"}) {
            HttpResponse<String> refused = reader.post(LIST + path, Map.of("id", id));
            assertThat(refused.statusCode()).describedAs(path).isEqualTo(409);
            assertThat(refused.body()).contains("Your role in this CRM does not allow it", "0x80040220");
        }
        assertThat(reader.post(LIST + "/save", edited(id, Map.of())).body()).contains("0x80040220");
        assertThat(reader.post(LIST + "/save", taskRule()).body()).contains("0x80040220");
    }
}
