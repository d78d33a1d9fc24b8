package dev.crmbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.TestCrm.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class UnmergeOverHttpTest {
    @TempDir
    Path directory;

    private TestCrm crm;
    private MergeSteps steps;

    @BeforeEach
    void start() {
        crm = new TestCrm(directory);
        steps = new MergeSteps(crm);
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private String account(String body) {
        return steps.created("seller", "accounts", body);
    }

    private String task(String subject, String account) {
        return steps.created(
                "seller",
                "tasks",
                "{\"subject\":\"" + subject + "\",\"regardingobjectid_account_task@odata.bind\":\"/accounts(" + account
                        + ")\"}");
    }

    private JsonNode takenBack(String account, String table, String subordinate) {
        Answer answer = steps.unmerge(account, table, subordinate);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void everythingIsAsItWasBefore() {
        String parent = account("{\"name\":\"Group\"}");
        String master = account("{\"name\":\"Adatum\",\"telephone1\":\"1\",\"revenue\":10.5}");
        String other = account("{\"name\":\"Adatum Corp\",\"telephone1\":\"2\"}");
        String open = task("open", other);
        String closed = task("closed", other);
        crm.patch("seller", "tasks(" + closed + ")", "{\"statecode\":1,\"statuscode\":5}");
        String call = steps.created(
                "seller",
                "phonecalls",
                "{\"subject\":\"call\",\"phonecall_activity_parties\":[{\"participationtypemask\":2,"
                        + "\"partyid_account@odata.bind\":\"/accounts(" + other + ")\"}]}");
        String contact = steps.created(
                "seller",
                "contacts",
                "{\"lastname\":\"Child\",\"parentcustomerid_account@odata.bind\":\"/accounts(" + other + ")\"}");
        Answer merged = steps.merge(
                "seller",
                "account",
                master,
                other,
                ",\"UpdateContent\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"telephone1\":\"2\","
                        + "\"revenue\":null,\"parentaccountid@odata.bind\":\"/accounts(" + parent + ")\"}");
        assertThat(merged.status()).as(merged.text()).isEqualTo(204);
        assertThat(steps.value("accounts(" + other + ")", "merged")).isEqualTo("true");
        assertThat(steps.value("accounts(" + other + ")", "_masterid_value")).isEqualTo(master);
        assertThat(steps.value("accounts(" + master + ")", "merged")).isEqualTo("false");
        crm.setNow(Instant.parse("2026-03-02T09:00:00Z"));
        String version = steps.value("tasks(" + closed + ")", "versionnumber");

        JsonNode answer = takenBack("seller", "account", other);

        assertThat(answer.path("NotRestored").size()).as(answer.toString()).isZero();
        assertThat(answer.path("Restored").asInt()).isEqualTo(7);
        assertThat(answer.path("TakenBackOn").asString()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(steps.value("accounts(" + master + ")", "telephone1")).isEqualTo("1");
        assertThat(steps.value("accounts(" + master + ")", "revenue")).isEqualTo("10.5");
        assertThat(steps.value("accounts(" + master + ")", "_parentaccountid_value"))
                .isEmpty();
        assertThat(steps.value("accounts(" + other + ")", "statecode")).isEqualTo("0");
        assertThat(steps.value("accounts(" + other + ")", "statuscode")).isEqualTo("1");
        assertThat(steps.value("accounts(" + other + ")", "merged")).isEqualTo("false");
        assertThat(steps.value("accounts(" + other + ")", "_masterid_value")).isEmpty();
        for (String task : new String[] {open, closed}) {
            assertThat(steps.value("tasks(" + task + ")", "_regardingobjectid_value"))
                    .isEqualTo(other);
            assertThat(steps.value("tasks(" + task + ")", "modifiedon")).isEqualTo("2026-03-02T09:00:00Z");
        }
        assertThat(steps.value("tasks(" + closed + ")", "statecode")).isEqualTo("1");
        assertThat(steps.value("tasks(" + closed + ")", "versionnumber")).isNotEqualTo(version);
        assertThat(steps.value("contacts(" + contact + ")", "_parentcustomerid_value"))
                .isEqualTo(other);
        assertThat(crm.get("admin", "phonecalls(" + call + ")?$expand=phonecall_activity_parties")
                        .text())
                .contains(other)
                .doesNotContain(master);
        assertThat(crm.get("admin", "tasks(" + open + ")?$expand=task_activity_parties")
                        .text())
                .contains(other)
                .doesNotContain(master);
        assertThat(steps.merge("seller", "account", master, other, "").status())
                .as("it can be merged again")
                .isEqualTo(204);
    }

    @Test
    void aLeadGetsTheStatusItHad() {
        String master = steps.created("seller", "leads", "{\"lastname\":\"One\"}");
        String other = steps.created("seller", "leads", "{\"lastname\":\"Two\",\"statuscode\":2}");
        steps.merge("seller", "lead", master, other, "");
        assertThat(steps.value("leads(" + other + ")", "statuscode")).isEqualTo("4");
        crm.patch("seller", "leads(" + other + ")", "{\"statuscode\":5}");
        takenBack("seller", "lead", other);
        assertThat(steps.value("leads(" + other + ")", "statecode")).isEqualTo("0");
        assertThat(steps.value("leads(" + other + ")", "statuscode")).isEqualTo("2");
    }

    @Test
    void whatSomebodyChangedSinceStaysAndIsNamed() {
        String master = account("{\"name\":\"Adatum\",\"telephone1\":\"1\",\"fax\":\"8\"}");
        String other = account("{\"name\":\"Adatum Corp\",\"telephone1\":\"2\",\"fax\":\"9\"}");
        String third = account("{\"name\":\"Third\"}");
        String elsewhere = task("elsewhere", other);
        String thereAndBack = task("there and back", other);
        String gone = task("gone", other);
        String edited = task("edited", other);
        String back = task("back", other);
        steps.merge(
                "seller",
                "account",
                master,
                other,
                ",\"UpdateContent\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"telephone1\":\"2\",\"fax\":\"9\"}");
        regarding(elsewhere, third);
        regarding(thereAndBack, third);
        regarding(thereAndBack, master);
        crm.delete("seller", "tasks(" + gone + ")");
        crm.patch("seller", "tasks(" + edited + ")", "{\"subject\":\"edited since\"}");
        crm.patch("seller", "accounts(" + master + ")", "{\"telephone1\":\"3\"}");

        JsonNode answer = takenBack("seller", "account", other);

        assertThat(reasons(answer))
                .containsExactlyInAnyOrder(
                        "telephone1 changed",
                        "regardingobjectid changed",
                        "regardingobjectid changed",
                        "regardingobjectid deleted");
        assertThat(answer.path("NotRestored").toString())
                .contains("Somebody changed it since the merge. Before the merge it was “1”.")
                .contains(elsewhere, thereAndBack, gone)
                .doesNotContain(edited);
        assertThat(steps.value("accounts(" + master + ")", "telephone1")).isEqualTo("3");
        assertThat(steps.value("accounts(" + master + ")", "fax")).isEqualTo("8");
        assertThat(regarding(elsewhere)).isEqualTo(third);
        assertThat(regarding(thereAndBack)).isEqualTo(master);
        assertThat(regarding(edited)).isEqualTo(other);
        assertThat(steps.value("tasks(" + edited + ")", "subject")).isEqualTo("edited since");
        assertThat(regarding(back)).isEqualTo(other);
        JsonNode kept = crm.get(
                        "seller",
                        "RetrieveMerge(MergeId=" + answer.path("MergeId").asString() + ")")
                .json();
        assertThat(kept.path("NotRestored")).isEqualTo(answer.path("NotRestored"));
    }

    private void regarding(String task, String account) {
        Answer answer = crm.patch(
                "seller",
                "tasks(" + task + ")",
                "{\"regardingobjectid_account_task@odata.bind\":\"/accounts(" + account + ")\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private String regarding(String task) {
        return steps.value("tasks(" + task + ")", "_regardingobjectid_value");
    }

    private static List<String> reasons(JsonNode answer) {
        List<String> reasons = new ArrayList<>();
        answer.path("NotRestored")
                .forEach(left -> reasons.add(left.path("Column").asString() + " "
                        + left.path("Reason").asString()));
        return reasons;
    }

    @Test
    void aFormerValueThatIsRefusedOrPointsToNothingDoesNotKeepTheOthers() {
        String parent = account("{\"name\":\"Group\"}");
        String master = account("{\"name\":\"Adatum\",\"telephone1\":\"1\",\"accountnumber\":\"A-1\","
                + "\"parentaccountid@odata.bind\":\"/accounts(" + parent + ")\"}");
        String other = account("{\"name\":\"Adatum Corp\"}");
        Answer merged = steps.merge(
                "seller",
                "account",
                master,
                other,
                ",\"UpdateContent\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.account\",\"telephone1\":\"2\","
                        + "\"accountnumber\":\"A-2\",\"parentaccountid@odata.bind\":null}");
        assertThat(merged.status()).as(merged.text()).isEqualTo(204);
        account("{\"name\":\"Took the number\",\"accountnumber\":\"A-1\"}");
        crm.delete("seller", "accounts(" + parent + ")");

        JsonNode answer = takenBack("seller", "account", other);

        assertThat(reasons(answer))
                .containsExactlyInAnyOrder("accountnumber refused", "parentaccountid target-deleted");
        assertThat(answer.path("NotRestored").toString()).contains("Entity Key accountnumber_key", "“A-1”", parent);
        assertThat(steps.value("accounts(" + master + ")", "telephone1")).isEqualTo("1");
        assertThat(steps.value("accounts(" + master + ")", "accountnumber")).isEqualTo("A-2");
    }

    @Test
    void mergesOneAfterTheOtherAreTakenBackInTheReverseOrder() {
        String a = account("{\"name\":\"A\"}");
        String b = account("{\"name\":\"B\"}");
        String c = account("{\"name\":\"C\"}");
        String task = task("of A", a);
        steps.merged("account", b, a, ",\"name\":\"A\"");
        steps.merged("account", c, b, ",\"name\":\"A\"");
        assertThat(regarding(task)).isEqualTo(c);

        Answer early = steps.unmerge("seller", "account", a);
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.code()).isEqualTo("0x80045304");
        assertThat(early.message()).contains("Take that merge back first", c);

        takenBack("seller", "account", b);
        assertThat(regarding(task)).isEqualTo(b);
        takenBack("seller", "account", a);
        assertThat(regarding(task)).isEqualTo(a);
        assertThat(steps.value("accounts(" + b + ")", "name")).isEqualTo("B");
        assertThat(steps.value("accounts(" + c + ")", "name")).isEqualTo("C");
        assertThat(steps.value("accounts(" + a + ")", "statecode")).isEqualTo("0");
    }

    @Test
    void aRowMadeActiveAndMergedAgainGoesBackMergeByMerge() {
        String a = account("{\"name\":\"A\"}");
        String b = account("{\"name\":\"B\"}");
        String c = account("{\"name\":\"C\"}");
        steps.merged("account", b, a, "");
        crm.patch("seller", "accounts(" + a + ")", "{\"statecode\":0}");
        steps.merged("account", c, a, "");
        takenBack("seller", "account", a);
        assertThat(steps.value("accounts(" + a + ")", "_masterid_value")).isEqualTo(b);
        assertThat(steps.value("accounts(" + a + ")", "merged")).isEqualTo("true");
        takenBack("seller", "account", a);
        assertThat(steps.value("accounts(" + a + ")", "_masterid_value")).isEmpty();
        Answer third = steps.unmerge("seller", "account", a);
        assertThat(third.code()).isEqualTo("0x80040203");
        assertThat(third.message()).contains("taken back already");
    }

    @Test
    void aRowThatWasDeletedSinceIsNamed() {
        String one = account("{\"name\":\"One\"}");
        String two = account("{\"name\":\"Two\"}");
        String three = account("{\"name\":\"Three\"}");
        String four = account("{\"name\":\"Four\"}");
        steps.merged("account", one, two, "");
        steps.merged("account", three, four, "");
        crm.delete("seller", "accounts(" + one + ")");
        crm.delete("seller", "accounts(" + four + ")");

        Answer master = steps.unmerge("seller", "account", two);
        assertThat(master.status()).isEqualTo(404);
        assertThat(master.code()).isEqualTo("0x80040217");
        assertThat(master.message()).startsWith("The master of the merge").contains("deleted since");
        Answer subordinate = steps.unmerge("seller", "account", four);
        assertThat(subordinate.code()).isEqualTo("0x80040217");
        assertThat(subordinate.message()).startsWith("The subordinate of the merge");
        assertThat(crm.get("seller", "RetrieveMerges()").json().path("Merges").size())
                .isEqualTo(2);
        crm.delete("seller", "accounts(" + two + ")");
        assertThat(crm.get("seller", "RetrieveMerges()").json().path("Merges").size())
                .as("nothing is kept when both are gone")
                .isEqualTo(1);
    }

    @Test
    void whoMayNotWriteBothTakesNothingBackAndSeesOnlyWhatTheyMayRead() {
        String master = steps.created("colleague", "leads", "{\"lastname\":\"Theirs\"}");
        String other = steps.created("seller", "leads", "{\"lastname\":\"Mine\"}");
        steps.merged("lead", master, other, "");
        assertThat(steps.unmerge("seller", "lead", other).code()).isEqualTo("0x80048306");
        assertThat(steps.unmerge("readonly", "lead", other).code()).isEqualTo("0x80040220");
        assertThat(steps.value("leads(" + other + ")", "statecode")).isEqualTo("2");
        assertThat(crm.get("seller", "RetrieveMerges()").json().path("Merges").size())
                .isZero();
        JsonNode all = crm.get("admin", "RetrieveMerges()").json().path("Merges");
        assertThat(all.size()).isEqualTo(1);
        String id = all.get(0).path("MergeId").asString();
        assertThat(crm.get("seller", "RetrieveMerge(MergeId=" + id + ")").code())
                .isEqualTo("0x80040217");
    }

    @Test
    void mergesAreListedNewestFirstInPages() {
        for (int i = 0; i < 5; i++) {
            steps.merged("account", account("{\"name\":\"M" + i + "\"}"), account("{\"name\":\"S" + i + "\"}"), "");
        }
        JsonNode first =
                crm.get("seller", "RetrieveMerges(PageNumber=1,Count=2)").json();
        assertThat(first.path("MoreRecords").asBoolean()).isTrue();
        assertThat(first.path("Merges").get(0).path("Subordinate").path("name").asString())
                .isEqualTo("S4");
        assertThat(first.path("Merges").get(0).path("MergedBy").asString()).isNotEmpty();
        JsonNode last =
                crm.get("seller", "RetrieveMerges(PageNumber=3,Count=2)").json();
        assertThat(last.path("MoreRecords").asBoolean()).isFalse();
        assertThat(last.path("Merges").size()).isEqualTo(1);
        assertThat(crm.get("seller", "RetrieveMerges(Count=0)").code()).isEqualTo("0x80040203");
    }

    @Test
    void bodiesAndMethodsThatMakeNoSenseAreRefused() {
        assertThat(crm.post("seller", "UnmergeRecords", "{}").code()).isEqualTo("0x80040203");
        assertThat(crm.get("seller", "UnmergeRecords").status()).isEqualTo(405);
        assertThat(crm.post("seller", "RetrieveMerges", "{}").status()).isEqualTo(405);
        assertThat(crm.get("seller", "RetrieveMerge(MergeId=x)").code()).isEqualTo("0x80040203");
    }

    @Test
    void matchcodesFollow() {
        String check = "MSCRM.SuppressDuplicateDetection";
        RuleSteps rules = new RuleSteps(crm.withoutRules());
        rules.await(rules.publish(rules.exact("contact", "contact", "emailaddress1")));
        String kim = "{\"lastname\":\"Kim\",\"emailaddress1\":\"kim@x.example\"}";
        String master = steps.created("seller", "contacts", kim);
        String other =
                steps.created("seller", "contacts", "{\"lastname\":\"Kim\",\"emailaddress1\":\"kim2@x.example\"}");
        steps.merged("contact", master, other, ",\"emailaddress1\":\"kim2@x.example\"");
        assertThat(rules.duplicatesOfContact("admin", other)).containsExactly(master);
        JsonNode answer = takenBack("seller", "contact", other);
        assertThat(answer.path("NotRestored").size()).isZero();
        assertThat(rules.duplicatesOfContact("admin", other)).isEmpty();
        assertThat(crm.post("seller", "contacts", kim, check, "false").code()).isEqualTo("0x80040333");
    }
}
