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

class FoundPagesTest {
    @SuppressWarnings("NullAway.Init")
    private TestCrm crm;

    @SuppressWarnings("NullAway.Init")
    private PageBrowser seller;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        crm = new TestCrm(folder);
        seller = new PageBrowser(crm.crm(), "seller");
        awaitNone("duplicaterules/$count?$filter=statuscode ne 2");
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private void awaitNone(String count) {
        long end = System.nanoTime() + java.time.Duration.ofSeconds(60).toNanos();
        while (!crm.get("admin", count).text().replaceAll("\\D", "").equals("0")) {
            assertThat(System.nanoTime()).describedAs(count).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private String created(String account, String set, String body) {
        TestCrm.Answer answer = crm.post(account, set, body);
        assertThat(answer.status()).describedAs(answer.text()).isEqualTo(204);
        return answer.id();
    }

    private String contact(String account, String first, String email) {
        return created(
                account,
                "contacts",
                "{\"firstname\":\"" + first + "\",\"lastname\":\"Glynn\",\"emailaddress1\":\"" + email + "\"}");
    }

    /** Searches a type and answers the id of the job. */
    private String searched(PageBrowser person, String type) throws Exception {
        HttpResponse<String> answer = person.post("/jobs/search", Map.of("type", type));
        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(303);
        awaitNone("asyncoperations/$count?$filter=statecode ne 3");
        return PageBrowser.first(answer.headers().firstValue("Location").orElseThrow(), "/jobs/([0-9a-f-]{36})");
    }

    @Test
    void aSearchListsRecordsAndWhyEachOtherIsALikelyDuplicate() throws Exception {
        String one = contact("seller", "Jim", "jim@example.com");
        contact("colleague", "James", "JIM@example.com ");
        contact("seller", "Other", "other@example.com");

        String job = searched(seller, "contact");

        String jobs = seller.get("/jobs").body();
        assertThat(jobs).contains("/jobs/" + job, "Search for duplicates: Contacts");
        String found = seller.get("/jobs/" + job).body();
        assertThat(found)
                .contains(
                        "Jim Glynn",
                        "James Glynn",
                        "2 records that may be the same",
                        "1–1 of 1 group",
                        "2 records in all")
                .doesNotContain("Other Glynn", "hx-trigger");
        String record = seller.get("/jobs/" + job + "/record?of=contact:" + one).body();
        assertThat(record)
                .contains("Likely duplicates of “<bdi>Jim Glynn</bdi>”")
                .contains("Contacts with the same e-mail address", "jim@example.com", "JIM@example.com")
                .describedAs("the colleague's record may be read and not changed")
                .doesNotContain(">Merge<", ">Deactivate<", ">Delete<");
    }

    @Test
    void ownDuplicatesAreDeactivatedAndDeletedHere() throws Exception {
        String one = contact("seller", "Jim", "jim@example.com");
        String two = contact("seller", "James", "jim@example.com");
        String job = searched(seller, "contact");
        String page = seller.get("/jobs/" + job + "/record?of=contact:" + one).body();
        String etag = PageBrowser.first(page, "name=\"etag\" value=\"([^\"]*)\"")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"");
        Map<String, String> form =
                PageBrowser.form("of", "contact:" + one, "page", "1", "etn", "contact", "id", two, "etag", etag);

        assertThat(seller.done("/jobs/" + job + "/deactivate", form).body())
                .contains("The record was deactivated.")
                .doesNotContain(">Deactivate<", "/merge?");
        assertThat(crm.get("admin", "contacts(" + two + ")")
                        .json()
                        .path("statecode")
                        .asInt())
                .isEqualTo(1);

        HttpResponse<String> stale = seller.post("/jobs/" + job + "/delete", form);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("Somebody changed it since you opened this page");
        form.put("etag", "*");
        assertThat(seller.done("/jobs/" + job + "/delete", form).body())
                .contains("The record was deleted.", "No likely duplicates of this record are left.");
        assertThat(seller.get("/jobs/" + job).body()).contains("No likely duplicates. Either none were found");
    }

    @Test
    void aPairThatIsNoneIsLeftOutAndCanBeBroughtBack() throws Exception {
        String one = contact("seller", "Jim", "jim@example.com");
        String two = contact("seller", "James", "jim@example.com");
        String job = searched(seller, "contact");
        String record = "/jobs/" + job + "/record?of=contact:" + one;
        assertThat(seller.get(record).body())
                .contains(">Not a duplicate<", "name=\"other\" value=\"contact:" + two + "\"")
                .doesNotContain("left out");
        Map<String, String> form = PageBrowser.form("of", "contact:" + one, "other", "contact:" + two, "page", "1");

        assertThat(seller.done("/jobs/" + job + "/notduplicate", form).body())
                .contains("The two are noted as no duplicates.", "No likely duplicates of this record are left.")
                .contains("1 record is left out because somebody said");

        assertThat(seller.get("/jobs/" + job).body())
                .contains("1 pair is left out because somebody said", "No likely duplicates are left.");
        String later = searched(seller, "contact");
        assertThat(seller.get("/jobs/" + later).body()).contains("1 pair is left out");
        assertThat(seller.get("/jobs/" + later + "/notduplicates").body())
                .contains("Jim Glynn", "James Glynn", ">Take back<", "1–1 of 1");

        assertThat(seller.done("/jobs/" + later + "/takeback", form).body())
                .contains("The answer was taken back.", "Nothing is left out.");
        assertThat(seller.get("/jobs/" + later).body())
                .contains("1–1 of 1 group")
                .doesNotContain("Show them");
        assertThat(seller.get("/jobs/" + job).body()).contains("1–1 of 1 group").doesNotContain("Show them");
        HttpResponse<String> again = seller.post("/jobs/" + later + "/takeback", form);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("Taking the answer back was not possible", "taken back already");
    }

    @Test
    void anAnswerIsAskedOnlyOfThoseWhoMayChangeOneOfTheTwo() throws Exception {
        String one = contact("colleague", "Jim", "jim@example.com");
        String two = contact("colleague", "James", "jim@example.com");
        String job = searched(seller, "contact");
        assertThat(seller.get("/jobs/" + job + "/record?of=contact:" + one).body())
                .contains("James Glynn")
                .doesNotContain(">Not a duplicate<");
        HttpResponse<String> refused = seller.post(
                "/jobs/" + job + "/notduplicate",
                PageBrowser.form("of", "contact:" + one, "other", "contact:" + two, "page", "1"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Noting that the two are no duplicates was not possible", "0x80048306");
    }

    @Test
    void twoRecordsAreMergedFieldByField() throws Exception {
        String one = contact("seller", "Jim", "jim@example.com");
        String two = contact("seller", "James", "jim@example.com");
        String account = created("seller", "accounts", "{\"name\":\"Adatum\"}");
        crm.patch(
                "seller",
                "contacts(" + two + ")",
                "{\"jobtitle\":\"Owner\",\"parentcustomerid_account@odata.bind\":\"/accounts(" + account + ")\"}");
        String task = created(
                "seller",
                "tasks",
                "{\"subject\":\"call\",\"regardingobjectid_contact_task@odata.bind\":\"/contacts(" + two + ")\"}");
        String job = searched(seller, "contact");
        String address = PageBrowser.first(
                        seller.get("/jobs/" + job + "/record?of=contact:" + one).body(), "href=\"(/merge[^\"]*)\"")
                .replace("&amp;", "&");

        assertThat(seller.get(address).body())
                .contains("Merge Contacts", "First Name", "Job Title", "Company Name", "Adatum")
                .doesNotContain("<legend>Last Name");
        String record = seller.done(
                        "/merge",
                        Map.of(
                                "etn",
                                "contact",
                                "a",
                                one,
                                "b",
                                two,
                                "master",
                                "a",
                                "keep-firstname",
                                "a",
                                "keep-jobtitle",
                                "b",
                                "keep-parentcustomerid",
                                "b"))
                .body();

        assertThat(record).contains("Merged. The other record is inactive now", "Jim Glynn", "Owner");
        var kept = crm.get("admin", "contacts(" + one + ")").json();
        assertThat(kept.path("_parentcustomerid_value").asString()).isEqualTo(account);
        assertThat(crm.get("admin", "tasks(" + task + ")")
                        .json()
                        .path("_regardingobjectid_value")
                        .asString())
                .isEqualTo(one);
        HttpResponse<String> again = seller.post("/merge", Map.of("etn", "contact", "a", one, "b", two, "master", "a"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("Merging was not possible; nothing was changed.", "0x80045304");
        assertThat(seller.get("/merge?etn=task&a=" + task + "&b=" + task).statusCode())
                .isEqualTo(400);
    }

    @Test
    void recordsOneMayNotSeeAreMentionedWithoutTheirValues() throws Exception {
        PageBrowser admin = new PageBrowser(crm.crm(), "admin");
        String mine = created("seller", "leads", "{\"lastname\":\"Mine\",\"emailaddress1\":\"l@example.com\"}");
        created("colleague", "leads", "{\"lastname\":\"Secret\",\"emailaddress1\":\"l@example.com\"}");
        searched(admin, "lead");
        String job = searched(seller, "lead");
        String list = seller.get("/jobs/" + job).body();
        assertThat(list).contains("A record you may not see").doesNotContain("Secret");
        assertThat(seller.get("/jobs/" + job + "/record?of=lead:" + mine).body())
                .contains("Your role does not let you see it")
                .doesNotContain("Secret");
    }

    @Test
    void hundredsOfResultsComeInPages() throws Exception {
        String first = contact("seller", "n0", "many@example.com");
        for (int i = 1; i < 40; i++) {
            contact("seller", "n" + i, "many@example.com");
        }
        String job = searched(seller, "contact");
        String list = seller.get("/jobs/" + job).body();
        assertThat(list)
                .contains("40 records that may be the same", "Show all 40", "1–1 of 1 group", "40 records in all");
        String group = "/jobs/" + job + "?group=contact:" + first;
        assertThat(seller.get(group).body()).contains("1–25 of 40", ">Next<").doesNotContain("Show all");
        assertThat(seller.get(group + "&page=2").body()).contains("26–40 of 40", ">Previous<");
        assertThat(seller.get("/jobs/" + job + "?page=9").body()).contains("There is no such page.");
        String record = "/jobs/" + job + "/record?of=contact:" + first;
        assertThat(seller.get(record).body()).contains("1–10 of 39");
        assertThat(seller.get(record + "&page=4").body()).contains("31–39 of 39");
    }

    @Test
    void recordsThatMatchThroughAnotherOneAreOneGroup() throws Exception {
        String ada = created("seller", "contacts", person("Ada", "Alder", "ada@example.com"));
        String both = created("seller", "contacts", person("Ada", "Alder", "other@example.com"));
        String address = created("seller", "contacts", person("A.", "Alder", "other@example.com"));
        created("seller", "contacts", person("Bob", "Beech", "bob@example.com"));
        created("seller", "contacts", person("Bob", "Beech", "bob@example.com"));

        String job = searched(seller, "contact");

        assertThat(seller.get("/jobs/" + job).body())
                .contains("3 records that may be the same", "2 records that may be the same", "1–2 of 2 groups")
                .contains("5 records in all");
        assertThat(seller.get("/jobs/" + job + "?group=contact:" + address).body())
                .contains("1–3 of 3", "of-" + ada, "of-" + both, "of-" + address, "Back to the groups")
                .doesNotContain("Beech");
        assertThat(seller.get("/jobs/" + job + "?group=contact:" + job).body())
                .contains("This group is no longer there");
    }

    private static String person(String first, String last, String email) {
        return "{\"firstname\":\"" + first + "\",\"lastname\":\"" + last + "\",\"emailaddress1\":\"" + email + "\"}";
    }

    @Test
    void aTypeWithoutPublishedRuleIsNotSearched() throws Exception {
        assertThat(seller.get("/jobs").body())
                .contains("<option value=\"contact\">Contacts</option>")
                .doesNotContain("<option value=\"task\">");
        HttpResponse<String> refused = seller.post("/jobs/search", Map.of("type", "task"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Searching Tasks was not possible", "0x80048436");
        assertThat(seller.get("/jobs/nonsense").statusCode()).isEqualTo(400);
    }
}
