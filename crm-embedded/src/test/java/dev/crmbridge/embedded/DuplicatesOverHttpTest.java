package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DuplicatesOverHttpTest {
    private static final String CHECK = "MSCRM.SuppressDuplicateDetection";
    private static final String KIM = "{\"lastname\":\"Kim\",\"emailaddress1\":\"Kim@x.example\"}";

    @TempDir
    Path directory;

    private TestCrm crm;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private String rule(String base, String matching, String column) {
        return new RuleSteps(crm).exact(base, matching, column);
    }

    private void publish(String rule) {
        awaitJob(new RuleSteps(crm).publish(rule));
    }

    private void awaitJob(String id) {
        Answer ended = new RuleSteps(crm).await(id);
        assertThat(ended.json().get("statuscode").asInt()).as(ended.text()).isEqualTo(30);
    }

    @Test
    void publishingCoversTheRowsThatExistAndThoseToCome() {
        crm.post("admin", "contacts", KIM);
        publish(rule("contact", "contact", "emailaddress1"));
        Answer refused = crm.post("seller", "contacts", KIM.toLowerCase(java.util.Locale.ROOT), CHECK, "false");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.code()).isEqualTo("0x80040333");
        assertThat(crm.get("admin", "contacts/$count").text()).isEqualTo("1");
        assertThat(crm.post("seller", "contacts", KIM, CHECK, "true").status()).isEqualTo(204);
        assertThat(crm.post("seller", "contacts", KIM).status()).isEqualTo(204);
    }

    @Test
    void aRefusalNamesTheDuplicatesTheCallerMayReadAndTheRulesThatFoundThem() {
        String own = crm.post("seller", "leads", KIM).id();
        assertThat(crm.post("colleague", "leads", KIM).status()).isEqualTo(204);
        String rule = rule("lead", "lead", "emailaddress1");
        publish(rule);
        Answer refused = crm.post("seller", "leads", KIM, CHECK, "false");
        assertThat(refused.code()).isEqualTo("0x80040333");
        assertThat(refused.message())
                .isEqualTo(
                        "A record was not created or updated because a duplicate of the current record already exists.");
        JsonNode found = refused.json().path("error").path("@crmbridge.duplicates");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("entity").asString()).isEqualTo("lead");
        assertThat(found.get(0).path("id").asString()).isEqualTo(own);
        assertThat(found.get(0).path("name").asString()).isEqualTo("Kim");
        assertThat(found.get(0).path("rules").findValuesAsString("id")).containsExactly(rule);
        assertThat(found.get(0).path("rules").findValuesAsString("name")).containsExactly("same emailaddress1");
    }

    @Test
    void aRefusalNamesAtMostTwentyDuplicates() {
        for (int i = 0; i < 25; i++) {
            crm.post("seller", "contacts", KIM);
        }
        publish(rule("contact", "contact", "emailaddress1"));
        Answer refused = crm.post("seller", "contacts", KIM, CHECK, "false");
        assertThat(refused.json().path("error").path("@crmbridge.duplicates")).hasSize(20);
    }

    @Test
    void retrieveDuplicatesListsThemForAnUnsavedRow() {
        crm.post("admin", "contacts", KIM);
        publish(rule("contact", "contact", "emailaddress1"));
        for (String quote : new String[] {"\"", "'"}) {
            Answer answer = crm.get(
                    "seller",
                    "RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2,PagingInfo=@p3)?@p1="
                            + "{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"emailaddress1\":\"kim@x.example\"}"
                                    .replace("\"", quote)
                            + "&@p2='contact'&@p3={\"PageNumber\":1,\"Count\":50}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().get("value").findValuesAsString("lastname"))
                    .containsExactly("Kim");
        }
        assertThat(crm.get(
                                "seller",
                                "RetrieveDuplicates(BusinessEntity=@p1,MatchingEntityName=@p2)?@p1={\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\"}&@p2='contact'")
                        .message())
                .contains("PagingInfo");
    }

    @Test
    void aPublishedRuleCannotBeChangedUntilItIsUnpublished() {
        String rule = rule("contact", "contact", "emailaddress1");
        publish(rule);
        assertThat(crm.patch("admin", "duplicaterules(" + rule + ")", "{\"name\":\"x\"}")
                        .code())
                .isEqualTo("0x80048428");
        assertThat(crm.post("admin", "UnpublishDuplicateRule", "{\"DuplicateRuleId\":\"" + rule + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(crm.patch("admin", "duplicaterules(" + rule + ")", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(204);
        crm.post("admin", "contacts", KIM);
        assertThat(crm.post("admin", "contacts", KIM, CHECK, "false").status()).isEqualTo(204);
    }

    @Test
    void whatCannotBePublishedIsRefusedWithItsCode() {
        String empty = crm.post(
                        "admin",
                        "duplicaterules",
                        "{\"name\":\"e\",\"baseentityname\":\"contact\",\"matchingentityname\":\"contact\"}")
                .id();
        String action = ")/Microsoft.Dynamics.CRM.PublishDuplicateRule";
        assertThat(crm.post("admin", "duplicaterules(" + empty + action, "").code())
                .isEqualTo("0x80048414");
        assertThat(crm.post("seller", "duplicaterules(" + empty + action, "").status())
                .isEqualTo(403);
        assertThat(crm.post(
                                "admin",
                                "duplicateruleconditions",
                                "{\"baseattributename\":\"description\",\"matchingattributename\":\"description\",\"operatorcode\":0,\"regardingobjectid@odata.bind\":\"/duplicaterules("
                                        + empty + ")\"}")
                        .code())
                .isEqualTo("0x80048430");
    }

    @Test
    void aConditionIsRefusedByTheKindOfItsColumnsAndByItsOperator() {
        String rule = crm.post(
                        "admin",
                        "duplicaterules",
                        "{\"name\":\"c\",\"baseentityname\":\"contact\",\"matchingentityname\":\"lead\"}")
                .id();
        assertThat(condition(rule, "lastname", "lastname", "1").code()).isEqualTo("0x80048415");
        assertThat(condition(rule, "lastname", "lastname", "0,\"operatorparam\":3")
                        .code())
                .isEqualTo("0x80048415");
        assertThat(condition(rule, "lastname", "lastname", "3").code()).isEqualTo("0x80048430");
        assertThat(condition(rule, "lastname", "createdon", "0").code()).isEqualTo("0x80048430");
        assertThat(condition(rule, "no_such", "lastname", "0").message()).contains("no_such");
        assertThat(condition(rule, "lastname", "lastname", "1,\"operatorparam\":3")
                        .status())
                .isEqualTo(204);
    }

    private Answer condition(String rule, String base, String matching, String operator) {
        return crm.post(
                "admin",
                "duplicateruleconditions",
                "{\"baseattributename\":\"" + base + "\",\"matchingattributename\":\"" + matching
                        + "\",\"operatorcode\":" + operator
                        + ",\"regardingobjectid@odata.bind\":\"/duplicaterules(" + rule + ")\"}");
    }

    @Test
    void ofManyEqualRowsSavedAtOnceExactlyOneIsCreated() {
        publish(rule("contact", "contact", "emailaddress1"));
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> crm.post("seller", "contacts", KIM, CHECK, "false")));
        }
        List<Integer> statuses = answers.stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();
        assertThat(statuses).containsOnly(204, 412).containsOnlyOnce(204);
        assertThat(crm.get("seller", "contacts/$count").text()).isEqualTo("1");
    }

    @Test
    void aSearchListsTheDuplicatesOfATable() {
        crm.post("admin", "contacts", KIM);
        crm.post("admin", "contacts", KIM);
        publish(rule("contact", "contact", "emailaddress1"));
        Answer job = crm.post(
                "admin",
                "BulkDetectDuplicates",
                "{\"JobName\":\"look\",\"Query\":{\"@odata.type\":\"#Microsoft.Dynamics.CRM.QueryExpression\",\"EntityName\":\"contact\"}}");
        assertThat(job.status()).as(job.text()).isEqualTo(200);
        String id = job.json().get("JobId").asString();
        awaitJob(id);
        assertThat(crm.get("admin", "asyncoperations(" + id + ")/AsyncOperation_DuplicateBaseRecord")
                        .json()
                        .get("value"))
                .hasSize(2);
    }
}
