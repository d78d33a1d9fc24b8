package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import dev.crmbridge.embedded.sqlite.StoredContacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DuplicateSearchTest {
    @TempDir
    Path directory;

    private TestCrm crm;
    private RuleSteps rules;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory);
        rules = new RuleSteps(crm);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private String search() {
        Answer job = crm.post(
                "admin",
                "BulkDetectDuplicates",
                "{\"JobName\":\"look\",\"Query\":{\"@odata.type\":\"#Microsoft.Dynamics.CRM.QueryExpression\",\"EntityName\":\"contact\"}}");
        assertThat(job.status()).as(job.text()).isEqualTo(200);
        return job.json().get("JobId").asString();
    }

    private String publishedRule(String column) {
        String rule = rules.exact("contact", "contact", column);
        rules.await(rules.publish(rule));
        return rule;
    }

    @Test
    void aPairIsListedOncePerRuleAndTheCountIsThatOfTheRows() {
        String kim = "{\"lastname\":\"Kim\",\"emailaddress1\":\"kim@x.example\"}";
        crm.post("admin", "contacts", kim);
        crm.post("admin", "contacts", kim);
        crm.post("admin", "contacts", "{\"lastname\":\"Kim\",\"emailaddress1\":\"other@x.example\"}");
        String byName = publishedRule("lastname");
        String byMail = publishedRule("emailaddress1");
        String job = search();
        String message = rules.await(job).json().get("message").asString();
        JsonNode found = crm.get(
                        "admin",
                        "duplicaterecords?$select=_duplicateruleid_value&$filter=_asyncoperationid_value eq " + job)
                .json()
                .get("value");
        List<String> ofRule = new ArrayList<>();
        found.forEach(row -> ofRule.add(row.get("_duplicateruleid_value").asString()));
        assertThat(ofRule).filteredOn(byName::equals).hasSize(6);
        assertThat(ofRule).filteredOn(byMail::equals).hasSize(2);
        assertThat(message).startsWith(ofRule.size() + " duplicates found among 3 rows");
    }

    @Test
    void aKeyOfVeryManyRowsIsListedForOneOfThemAndHidesNoOtherDuplicates() {
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(3), owner, 50_000, 100_000_000);
            return 0;
        });
        crm.post("admin", "contacts", "{\"lastname\":\"Singh\"}");
        crm.post("admin", "contacts", "{\"lastname\":\"Singh\"}");
        publishedRule("lastname");
        String job = search();
        String message = rules.await(job).json().get("message").asString();
        assertThat(message)
                .startsWith("52 duplicates found among 50002 rows of contact")
                .contains("51 rows share is listed for one of them only")
                .contains("50000 rows under rule 'same lastname', such as contact ");
        assertThat(crm.crm().database().<Long>read(StoredContacts::found)).isEqualTo(52);
    }

    @Test
    void duplicatesOfACommonKeyComePageByPageAndASaveIsRefusedForTheFirst() {
        UUID owner = UUID.fromString(crm.userId("admin"));
        crm.crm().database().write(tx -> {
            StoredContacts.add(tx, new SplittableRandom(3), owner, 20_000, 100_000_000);
            return 0;
        });
        publishedRule("lastname");

        List<String> first = retrieved(1, 4_000);
        assertThat(first).hasSize(4_000).isSorted();
        assertThat(retrieved(2, 4_000)).hasSize(4_000).isSorted().doesNotContainAnyElementsOf(first);
        assertThat(retrieved(6, 4_000)).isEmpty();
        Answer refused =
                crm.post("admin", "contacts", "{\"lastname\":\"Kim\"}", "MSCRM.SuppressDuplicateDetection", "false");
        assertThat(refused.code()).isEqualTo("0x80040333");
    }

    @Test
    void askingAboutARowThatMayNotBeSeenTellsNothingOfIt() {
        rules.await(rules.publish(rules.exact("task", "task", "subject")));
        String hidden = crm.post("seller", "tasks", "{\"subject\":\"Secret\"}").id();
        String own = crm.post("nodelete", "tasks", "{\"subject\":\"Secret\"}").id();
        assertThat(crm.get("nodelete", "tasks(" + hidden + ")").status()).isEqualTo(403);

        String asked =
                "RetrieveDuplicates(BusinessEntity=@a,MatchingEntityName='task',PagingInfo=@p)?$select=activityid&@a="
                        + "{'@odata.type':'Microsoft.Dynamics.CRM.task','activityid':'" + hidden
                        + "'}&@p={'PageNumber':1,'Count':10}";
        assertThat(crm.get("seller", asked).text()).contains(own);
        assertThat(crm.get("nodelete", asked).json().get("value")).isEmpty();
    }

    private List<String> retrieved(int page, int count) {
        Answer answer = crm.get(
                "admin",
                "RetrieveDuplicates(BusinessEntity=@a,MatchingEntityName='contact',PagingInfo=@p)?$select=contactid&@a="
                        + "{'@odata.type':'Microsoft.Dynamics.CRM.contact','lastname':'Kim'}&@p={'PageNumber':" + page
                        + ",'Count':" + count + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json().get("value").forEach(row -> ids.add(row.get("contactid").asString()));
        return ids;
    }
}
