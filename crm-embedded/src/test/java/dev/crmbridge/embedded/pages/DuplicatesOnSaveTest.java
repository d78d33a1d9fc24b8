package dev.crmbridge.embedded.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.RuleSteps;
import dev.crmbridge.embedded.TestCrm;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A form asks before it saves what a published rule takes for a duplicate. */
class DuplicatesOnSaveTest {
    @SuppressWarnings("NullAway.Init")
    private TestCrm crm;

    @SuppressWarnings("NullAway.Init")
    private PageBrowser seller;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        crm = new TestCrm(folder).withoutRules();
        seller = new PageBrowser(crm.crm(), "seller");
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private void rule(String table, String column) {
        RuleSteps steps = new RuleSteps(crm);
        steps.await(steps.publish(steps.exact(table, table, column)));
    }

    private String created(String account, String set, String body) {
        TestCrm.Answer answer = crm.post(account, set, body);
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(204);
        return answer.id();
    }

    private String contacts() {
        return crm.get("admin", "contacts/$count").text().replaceAll("\\D", "");
    }

    private static Map<String, String> with(Map<String, String> form, String... more) {
        Map<String, String> all = new HashMap<>(form);
        all.putAll(PageBrowser.form(more));
        return all;
    }

    @Test
    void aNewRecordThatIsThereAlreadyIsSavedOnlyAfterTheQuestion() throws Exception {
        String jim = created("colleague", "contacts", "{\"firstname\":\"Jim\",\"lastname\":\"Glynn\"}");
        rule("contact", "fullname");
        Map<String, String> form = PageBrowser.form(
                "etn",
                "contact",
                "id",
                "",
                "etag",
                "",
                "firstname",
                "JIM",
                "lastname",
                "Glynn",
                "description",
                "a\nb <c>");

        HttpResponse<String> asked = seller.post("/record/save", form);
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(asked.body())
                .contains(
                        "Duplicates Detected",
                        "Jim Glynn",
                        "JIM Glynn",
                        "/main.aspx?etn=contact&amp;id=" + jim,
                        "Rule: <bdi>same fullname</bdi>",
                        "Owner <bdi>Casey Colleague</bdi>",
                        ">Save Record</button>",
                        ">Cancel</button>",
                        "a\nb &lt;c>");
        assertThat(contacts()).isEqualTo("1");

        HttpResponse<String> back = seller.post("/record/save", with(form, "answer", "cancel"));
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("New Contact", "value=\"JIM\"", "a\nb &lt;c&gt;");
        assertThat(contacts()).isEqualTo("1");

        assertThat(seller.done("/record/save", with(form, "answer", "save")).body())
                .contains("JIM Glynn", "Saved.");
        assertThat(contacts()).isEqualTo("2");
    }

    @Test
    void aChangeAsksAndCancelKeepsWhatWasEnteredAndTheVersionItWasEnteredIn() throws Exception {
        created("seller", "contacts", "{\"lastname\":\"Glynn\",\"emailaddress1\":\"jim@example.com\"}");
        String other =
                created("seller", "contacts", "{\"lastname\":\"Other\",\"emailaddress1\":\"other@example.com\"}");
        rule("contact", "emailaddress1");
        String page = seller.get("/main.aspx?etn=contact&id=" + other).body();
        String etag =
                PageBrowser.first(page, "name=\"etag\" value=\"([^\"]*)\"").replace("&#34;", "\"");
        Map<String, String> form = PageBrowser.form(
                "etn", "contact", "id", other, "etag", etag, "lastname", "Other", "emailaddress1", "JIM@example.com");

        assertThat(seller.post("/record/save", form).body())
                .contains("Duplicates Detected", "JIM@example.com", "jim@example.com");

        assertThat(crm.patch("seller", "contacts(" + other + ")", "{\"jobtitle\":\"Boss\"}")
                        .status())
                .isEqualTo(204);
        assertThat(seller.post("/record/save", with(form, "answer", "cancel")).body())
                .contains("JIM@example.com", "name=\"etag\" value=\"" + etag.replace("\"", "&#34;"));
        assertThat(seller.post("/record/save", with(form, "answer", "save")).body())
                .contains("Somebody changed this record since you opened it");
        String now = crm.get("seller", "contacts(" + other + ")")
                .json()
                .path("@odata.etag")
                .asString();
        assertThat(seller.done("/record/save", with(form, "answer", "save", "etag", now))
                        .body())
                .contains("Saved.");
    }

    @Test
    void aBoxThatWasClearedIsStillClearAfterCancel() throws Exception {
        String mine = created("seller", "phonecalls", "{\"subject\":\"Glynn\",\"leftvoicemail\":true}");
        String page = seller.get("/main.aspx?etn=phonecall&id=" + mine).body();
        assertThat(page).contains("name=\"leftvoicemail\" value=\"true\" checked");
        Map<String, String> form =
                PageBrowser.form("etn", "phonecall", "id", mine, "etag", "", "subject", "Glynn", "answer", "cancel");
        assertThat(seller.post("/record/save", form).body())
                .contains("name=\"leftvoicemail\" value=\"true\"")
                .doesNotContain("name=\"leftvoicemail\" value=\"true\" checked");
    }

    @Test
    void aRegardingThatMakesADuplicateAsksToo() throws Exception {
        String account = created("seller", "accounts", "{\"name\":\"Alpine\"}");
        created(
                "seller",
                "tasks",
                "{\"subject\":\"One\",\"regardingobjectid_account_task@odata.bind\":\"/accounts(" + account + ")\"}");
        String task = created("seller", "tasks", "{\"subject\":\"Two\"}");
        rule("task", "regardingobjectid");
        Map<String, String> form = PageBrowser.form("etn", "task", "id", task, "target", "account:" + account);
        assertThat(seller.post("/lookup", form).body()).contains("Duplicates Detected", "One", "<bdi>Alpine</bdi>");
        assertThat(seller.done("/lookup", with(form, "answer", "cancel")).body())
                .doesNotContain("Alpine");
        assertThat(seller.done("/lookup", with(form, "answer", "save")).body()).contains("Alpine");
    }

    @Test
    void recordsThePersonMayNotReadAreNeitherShownNorAskedAbout() throws Exception {
        created("colleague", "leads", "{\"lastname\":\"Secret\",\"emailaddress1\":\"l@example.com\"}");
        rule("lead", "emailaddress1");
        Map<String, String> form = PageBrowser.form(
                "etn",
                "lead",
                "id",
                "",
                "etag",
                "",
                "subject",
                "x",
                "lastname",
                "Mine",
                "emailaddress1",
                "l@example.com");
        assertThat(seller.post("/record/save", form).statusCode()).isEqualTo(303);
        assertThat(seller.post("/record/save", form).body())
                .contains("Duplicates Detected", "Mine")
                .doesNotContain("Secret");
    }

    @Test
    void nothingIsAskedWhileTheOrganizationHasWritesUnchecked() throws Exception {
        created("seller", "contacts", "{\"lastname\":\"Glynn\"}");
        rule("contact", "lastname");
        new RuleSteps(crm).organization("isduplicatedetectionenabledforonlinecreateupdate", false);
        Map<String, String> form = PageBrowser.form("etn", "contact", "id", "", "etag", "", "lastname", "Glynn");
        assertThat(seller.post("/record/save", form).statusCode()).isEqualTo(303);
    }
}
