package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class NotDuplicatesTest {
    @TempDir
    Path directory;

    private TestCrm crm;
    private RuleSteps rules;
    private String byMail;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory).withoutRules();
        rules = new RuleSteps(crm);
        byMail = published("emailaddress1");
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private String published(String column) {
        String rule = rules.exact("contact", "contact", column);
        rules.await(rules.publish(rule));
        return rule;
    }

    private String contact(String account, String last, String email) {
        Answer created = crm.post(account, "contacts", body(last, email));
        assertThat(created.status()).as(created.text()).isEqualTo(204);
        return created.id();
    }

    private static String body(String last, String email) {
        return "{\"lastname\":\"" + last + "\",\"emailaddress1\":\"" + email + "\"}";
    }

    private String searched() {
        return rules.searchContacts("seller");
    }

    private long found(String job) {
        return crm.get("admin", "duplicaterecords?$select=duplicateid&$filter=_asyncoperationid_value eq " + job)
                .json()
                .get("value")
                .size();
    }

    private static String pair(String one, String other, String more) {
        return "{\"Record\":{\"@odata.type\":\"#Microsoft.Dynamics.CRM.contact\",\"contactid\":\"" + one
                + "\"},\"Other\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\"" + other + "\"}"
                + more + "}";
    }

    private void marked(String account, String one, String other) {
        Answer marked = crm.post(account, "MarkNotDuplicates", pair(one, other, ""));
        assertThat(marked.status()).as(marked.text()).isEqualTo(204);
    }

    private JsonNode leftOut(String job) {
        Answer answer = crm.get("seller", "RetrieveNotDuplicates(JobId=" + job + ")");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("NotDuplicates");
    }

    private List<String> duplicatesOf(String id) {
        return rules.duplicatesOfContact("seller", id);
    }

    @Test
    void anAnswerRemovesThePairFromItsSearchAndFromLaterOnesAndSaysWhoGaveItAndWhen() {
        String one = contact("seller", "Kim", "kim@x.example");
        String two = contact("seller", "Ann", "kim@x.example");
        contact("seller", "Third", "kim@x.example");
        String job = searched();
        assertThat(found(job)).isEqualTo(6);

        assertThat(crm.post("seller", "MarkNotDuplicates", pair(two, one, ",\"JobId\":\"" + job + "\""))
                        .status())
                .isEqualTo(204);

        assertThat(found(job)).isEqualTo(4);
        String later = searched();
        assertThat(found(later)).isEqualTo(4);
        assertThat(rules.job(later).json().get("message").asString())
                .isEqualTo(
                        "4 duplicates found among 3 rows of contact; 1 pair left out because somebody said it is none");
        for (String each : List.of(job, later)) {
            assertThat(leftOut(each)).hasSize(1);
            JsonNode pair = leftOut(each).get(0);
            assertThat(List.of(
                            pair.get("Record").get("contactid").asString(),
                            pair.get("Other").get("contactid").asString()))
                    .containsExactlyInAnyOrder(one, two);
            assertThat(pair.get("AnsweredById").asString()).isEqualTo(crm.userId("seller"));
            assertThat(pair.get("AnsweredBy").asString()).isNotBlank();
            assertThat(pair.get("AnsweredOn").asString()).isEqualTo("2026-03-02T08:00:00Z");
        }
    }

    @Test
    void anAnswerTakenBackPutsThePairBackWhereItWasLeftOut() {
        String one = contact("seller", "Kim", "kim@x.example");
        String two = contact("seller", "Ann", "kim@x.example");
        String first = searched();
        crm.post("seller", "MarkNotDuplicates", pair(one, two, ",\"JobId\":\"" + first + "\""));
        String second = searched();
        assertThat(found(first) + found(second)).isZero();

        assertThat(crm.post("seller", "UnmarkNotDuplicates", pair(two, one, "")).status())
                .isEqualTo(204);

        assertThat(found(first)).isEqualTo(2);
        assertThat(found(second)).isEqualTo(2);
        assertThat(found(searched())).isEqualTo(2);
        assertThat(leftOut(first)).isEmpty();
        Answer again = crm.post("seller", "UnmarkNotDuplicates", pair(two, one, ""));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.message()).contains("taken back already");
    }

    @Test
    void aRecordIsSavedAgainWithoutTheQuestionSomebodyHasAnswered() {
        String one = contact("seller", "Kim", "kim@x.example");
        String two = contact("seller", "Ann", "kim@x.example");
        String[] checked = {"MSCRM.SuppressDuplicateDetection", "false"};
        assertThat(crm.patch("seller", "contacts(" + one + ")", body("Kim", "Kim@x.example"), checked)
                        .code())
                .isEqualTo("0x80040333");
        assertThat(duplicatesOf(one)).containsExactly(two);

        marked("seller", one, two);

        assertThat(duplicatesOf(one)).isEmpty();
        assertThat(duplicatesOf(two)).isEmpty();
        assertThat(crm.patch("seller", "contacts(" + one + ")", body("Kim", "KIM@x.example "), checked)
                        .status())
                .isEqualTo(204);
        assertThat(crm.post("seller", "contacts", body("Third", "kim@x.example"), checked)
                        .code())
                .as("a new record was in nobody's mind")
                .isEqualTo("0x80040333");
    }

    @Test
    void anAnswerHoldsForTheValuesItWasGivenOn() {
        String one = contact("seller", "Kim", "kim@x.example");
        String two = contact("seller", "Ann", "kim@x.example");
        marked("seller", one, two);

        crm.patch("seller", "contacts(" + one + ")", body("Kim", "both@x.example"));
        assertThat(duplicatesOf(one)).isEmpty();
        crm.patch("seller", "contacts(" + two + ")", body("Ann", "both@x.example"));
        assertThat(duplicatesOf(one)).as("both changed to another value").containsExactly(two);
        assertThat(found(searched())).isEqualTo(2);

        crm.patch("seller", "contacts(" + one + ")", body("Kim", "kim@x.example"));
        crm.patch("seller", "contacts(" + two + ")", body("Ann", "kim@x.example"));
        assertThat(duplicatesOf(one)).as("as it was at the answer").isEmpty();
    }

    @Test
    void aRuleThatDidNotTakeThePairForDuplicatesAsksForItself() {
        String one = contact("seller", "Kim", "kim@x.example");
        String two = contact("seller", "Kim", "kim@x.example");
        marked("seller", one, two);
        String byName = published("lastname");

        String job = searched();

        JsonNode rows = crm.get(
                        "admin",
                        "duplicaterecords?$select=_duplicateruleid_value&$filter=_asyncoperationid_value eq " + job)
                .json()
                .get("value");
        assertThat(rows).hasSize(2);
        rows.forEach(row -> assertThat(row.get("_duplicateruleid_value").asString())
                .isEqualTo(byName)
                .isNotEqualTo(byMail));
        assertThat(duplicatesOf(one)).containsExactly(two);
        marked("seller", one, two);
        assertThat(duplicatesOf(one)).isEmpty();
        assertThat(found(searched())).isZero();
    }

    @Test
    void anAnswerSurvivesARuleThatIsUnpublishedAndPublishedAgain() {
        String one = contact("seller", "Kim", "kim@x.example");
        String two = contact("seller", "Ann", "kim@x.example");
        marked("seller", one, two);
        crm.post("admin", "UnpublishDuplicateRule", "{\"DuplicateRuleId\":\"" + byMail + "\"}");
        rules.await(rules.publish(byMail));
        assertThat(duplicatesOf(one)).isEmpty();
    }

    @Test
    void aDeletedOrMergedRecordTakesItsAnswersWithIt() {
        String one = contact("seller", "Kim", "kim@x.example");
        String two = contact("seller", "Ann", "kim@x.example");
        String three = contact("seller", "Lee", "kim@x.example");
        marked("seller", one, two);
        marked("seller", two, three);
        String job = searched();
        assertThat(leftOut(job)).hasSize(2);

        crm.delete("seller", "contacts(" + three + ")");
        assertThat(leftOut(job)).hasSize(1);

        String merge = "{\"Target\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\"" + one
                + "\"},\"Subordinate\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\"" + two
                + "\"}}";
        assertThat(crm.post("seller", "Merge", merge).status()).isEqualTo(204);
        assertThat(leftOut(job)).isEmpty();
        assertThat(duplicatesOf(one)).containsExactly(two);
    }

    @Test
    void whoMayChangeNeitherRecordCannotAnswerForEverybody() {
        String one = contact("colleague", "Kim", "kim@x.example");
        String two = contact("colleague", "Ann", "kim@x.example");
        String own = contact("seller", "Lee", "kim@x.example");
        assertThat(crm.post("seller", "MarkNotDuplicates", pair(one, two, "")).code())
                .isEqualTo("0x80048306");
        assertThat(crm.post("readonly", "MarkNotDuplicates", pair(one, two, "")).code())
                .isEqualTo("0x80040220");
        marked("seller", one, own);
        assertThat(crm.post("readonly", "UnmarkNotDuplicates", pair(one, own, ""))
                        .code())
                .isEqualTo("0x80040220");
        assertThat(duplicatesOf(own)).containsExactly(two);
    }

    @Test
    void anAnswerToNothingIsRefused() {
        String one = contact("seller", "Kim", "kim@x.example");
        String two = contact("seller", "Ann", "ann@x.example");
        Answer strangers = crm.post("seller", "MarkNotDuplicates", pair(one, two, ""));
        assertThat(strangers.status()).isEqualTo(400);
        assertThat(strangers.message()).contains("No published rule takes contact " + one, "Search again");
        assertThat(crm.post("seller", "MarkNotDuplicates", pair(one, one, "")).message())
                .contains("no duplicate of itself");
        assertThat(crm.post("seller", "MarkNotDuplicates", pair(one, two, ",\"JobId\":\"x\""))
                        .message())
                .contains("'JobId'");
        assertThat(crm.get("seller", "MarkNotDuplicates").status()).isEqualTo(405);
        assertThat(crm.post("seller", "MarkNotDuplicates", "{}").message()).contains("'Record' must name its table");
        assertThat(crm.get("seller", "RetrieveNotDuplicates(JobId=x)").message())
                .contains("'JobId'");
        assertThat(crm.get("seller", "RetrieveNotDuplicates(JobId=" + one + ")").status())
                .isEqualTo(404);
    }

    @Test
    void aSearchOrRuleThatIsDeletedLeavesNothingBehind() {
        String one = contact("seller", "Kim", "kim@x.example");
        String two = contact("seller", "Ann", "kim@x.example");
        marked("seller", one, two);
        String job = searched();
        crm.delete("admin", "asyncoperations(" + job + ")");
        crm.post("admin", "UnpublishDuplicateRule", "{\"DuplicateRuleId\":\"" + byMail + "\"}");
        crm.delete("admin", "duplicaterules(" + byMail + ")");
        assertThat(crm.post("seller", "UnmarkNotDuplicates", pair(one, two, "")).status())
                .isEqualTo(400);
    }

    @Test
    void aPairThatARuleOverTwoColumnsFindsBothWaysIsAnsweredBothWays() {
        String crossed = rules.exact("contact", "contact", "emailaddress2", "emailaddress3");
        rules.await(rules.publish(crossed));
        String one = crm.post(
                        "seller",
                        "contacts",
                        "{\"lastname\":\"Kim\",\"emailaddress2\":\"x@x.example\",\"emailaddress3\":\"y@x.example\"}")
                .id();
        String two = crm.post(
                        "seller",
                        "contacts",
                        "{\"lastname\":\"Kim\",\"emailaddress2\":\"y@x.example\",\"emailaddress3\":\"x@x.example\"}")
                .id();
        assertThat(rules.duplicatesOfContact("seller", one)).containsExactly(two);
        assertThat(rules.duplicatesOfContact("seller", two)).containsExactly(one);

        assertThat(crm.post("seller", "MarkNotDuplicates", pair(one, two, "")).status())
                .isEqualTo(204);

        assertThat(rules.duplicatesOfContact("seller", one)).isEmpty();
        assertThat(rules.duplicatesOfContact("seller", two)).isEmpty();
    }
}
