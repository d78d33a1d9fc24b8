package dev.crmbridge.embedded.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.embedded.MergeSteps;
import dev.crmbridge.embedded.TestCrm;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergesPagesTest {
    @SuppressWarnings("NullAway.Init")
    private TestCrm crm;

    @SuppressWarnings("NullAway.Init")
    private MergeSteps steps;

    @SuppressWarnings("NullAway.Init")
    private PageBrowser seller;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        crm = new TestCrm(folder);
        steps = new MergeSteps(crm);
        seller = new PageBrowser(crm.crm(), "seller");
    }

    @AfterEach
    void stop() {
        crm.close();
    }

    private String contact(String account, String first, String phone) {
        return steps.created(
                account,
                "contacts",
                "{\"firstname\":\"" + first + "\",\"lastname\":\"Glynn\",\"telephone1\":\"" + phone + "\"}");
    }

    private String task(String subject, String contact) {
        return steps.created(
                "seller",
                "tasks",
                "{\"subject\":\"" + subject + "\",\"regardingobjectid_contact_task@odata.bind\":\"/contacts(" + contact
                        + ")\"}");
    }

    private static String record(String id) {
        return "/main.aspx?etn=contact&id=" + id + "&pagetype=entityrecord";
    }

    @Test
    void theFormOfTheMergedRecordSaysSoAndTakesItBack() throws Exception {
        String master = contact("seller", "Jim", "1");
        String other = contact("seller", "<James>", "2");
        task("call", other);
        assertThat(seller.get("/merges").body()).contains("Nothing was merged yet");
        assertThat(seller.get("/jobs").body()).contains("href=\"/merges\"");
        String company = steps.created("seller", "accounts", "{\"name\":\"Adatum\"}");
        steps.merged(
                "contact",
                master,
                other,
                ",\"telephone1\":\"2\",\"parentcustomerid_account@odata.bind\":\"/accounts(" + company + ")\"");

        assertThat(seller.get(record(master)).body()).doesNotContain("Take the merge back");
        assertThat(seller.get(record(other)).body())
                .contains("This record was merged into", "Jim Glynn", "Take the merge back");
        String list = seller.get("/merges").body();
        assertThat(list).contains("&lt;James&gt; Glynn", "Jim Glynn", "Merged", "Look, take back");
        String address = PageBrowser.first(list, "href=\"(/merges/[0-9a-f-]{36})\"");
        assertThat(seller.get(address).body())
                .contains(
                        "Business Phone",
                        "Company Name",
                        "Adatum",
                        "Moved to the master: Tasks (1).",
                        ">Before<",
                        "Take back");

        String back = seller.done("/merges/takeback", Map.of("etn", "contact", "id", other))
                .body();
        assertThat(back)
                .contains("The merge was taken back.", "3 values", "Taken back by")
                .doesNotContain("Not restored", "/merges/takeback");
        assertThat(seller.get(record(other)).body()).doesNotContain("was merged into");
        assertThat(seller.get("/merges").body()).contains("Taken back").doesNotContain("Look, take back");
    }

    @Test
    void whatCouldNotBeRestoredIsListedWithItsReason() throws Exception {
        String master = contact("seller", "Jim", "1");
        String other = contact("seller", "James", "2");
        String gone = task("gone", other);
        String moved = task("moved on", other);
        for (int i = 0; i < 25; i++) {
            task("more", other);
        }
        steps.merged("contact", master, other, ",\"telephone1\":\"2\"");
        crm.patch("seller", "contacts(" + master + ")", "{\"telephone1\":\"3\"}");
        crm.delete("seller", "tasks(" + gone + ")");
        crm.patch("seller", "tasks(" + moved + ")", "{\"regardingobjectid_contact_task@odata.bind\":null}");
        crm.get("seller", "tasks?$select=subject&$filter=subject eq 'more'")
                .json()
                .path("value")
                .forEach(row ->
                        crm.delete("seller", "tasks(" + row.path("activityid").asString() + ")"));

        HttpResponse<String> answer = seller.post("/merges/takeback", Map.of("etn", "contact", "id", other));
        String address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(seller.get(address).body())
                .contains("Not everything could be restored", "Not restored", "(deleted)", "1–25 of 28", ">Next<")
                .contains("Somebody changed it since the merge. Before the merge it was “1”.")
                .contains("The record was deleted since the merge.");
        String second = seller.get(address.replace("?done=1", "?page=2")).body();
        String both = seller.get(address).body() + second;
        assertThat(both).contains("moved on", "Somebody changed what it belongs to since the merge.");
        assertThat(second).contains("26–28 of 28", ">Previous<");
    }

    @Test
    void aMergeThatCannotBeTakenBackSaysWhy() throws Exception {
        String a = contact("seller", "A", "1");
        String b = contact("seller", "B", "2");
        String c = contact("seller", "C", "3");
        steps.merged("contact", b, a, "");
        steps.merged("contact", c, b, "");
        HttpResponse<String> refused = seller.post("/merges/takeback", Map.of("etn", "contact", "id", a));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Taking the merge back was not possible; nothing was changed.", "Take that merge back first");
        crm.delete("seller", "contacts(" + c + ")");
        String list = seller.get("/merges").body();
        assertThat(list).contains("Contact, deleted since");
        String address = PageBrowser.first(list, "href=\"(/merges/[0-9a-f-]{36})\"");
        assertThat(seller.get(address).body())
                .contains("One of the two was deleted since")
                .doesNotContain("/merges/takeback");
        String merge = address.substring("/merges/".length());
        assertThat(seller.post("/merges/takeback", Map.of("etn", "contact", "id", b, "merge", merge))
                        .body())
                .contains("0x80040217", "The master of the merge");
        assertThat(seller.get("/merges?page=9").body()).contains("There is no such page.");
        assertThat(seller.post("/merges/takeback", Map.of("etn", "task", "id", b))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whoMayNotChangeBothIsRefused() throws Exception {
        String a = contact("seller", "A", "1");
        String b = contact("colleague", "B", "2");
        steps.merged("contact", b, a, "");
        HttpResponse<String> refused = seller.post("/merges/takeback", Map.of("etn", "contact", "id", a));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("0x80048306");
    }
}
