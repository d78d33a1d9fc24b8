package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The buttons of the service's pages do what they say, on both sides and not only on the page. */
class PageButtonsTest extends Browsing {
    /** Nothing is brought in step before a test wants it. */
    @BeforeAll
    void eventsAreLost() throws Exception {
        lostEvents(1);
    }

    @AfterAll
    void eventsComeAgain() throws Exception {
        lostEvents(0);
    }

    private void lostEvents(int share) throws Exception {
        product()
                .outlook()
                .send("POST", "/api/faults", Map.of("lostEvents", share), Map.of())
                .expect(200);
    }

    private void sync() throws Exception {
        product().bridge().post("/api/sync", Map.of()).expect(200);
    }

    private Page opened(String path) throws Exception {
        Page page = service();
        page.navigate(bridge() + path);
        return page;
    }

    private static Locator pressing(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private String record(String item) throws Exception {
        return tracked(item).required("record").required("id").asString();
    }

    private String inCrm(String record, String column) throws Exception {
        return product()
                .crm()
                .get("/tasks(" + record + ")")
                .expect(200)
                .json()
                .path(column)
                .asString("");
    }

    private String inOutlook(String item, String field) throws Exception {
        return product()
                .outlook()
                .get("/api/items/" + item)
                .expect(200)
                .json()
                .path(field)
                .asString("");
    }

    private void editInOutlook(String item, Map<String, String> values) throws Exception {
        product().outlook().patch("/api/items/" + item, values).expect(200);
    }

    private void editInCrm(String record, Map<String, String> values) throws Exception {
        product().crm().patch("/tasks(" + record + ")", values).expect(204);
    }

    private JsonNode problems() throws Exception {
        return product().bridge().get("/api/problems/pairs").expect(200).json();
    }

    private int status(String number) throws Exception {
        return product()
                .bridge()
                .get("/api/status")
                .expect(200)
                .json()
                .required(number)
                .asInt();
    }

    @Test
    void aConflictIsSettledFieldByFieldWithEitherSide() throws Exception {
        String item = product().task("Clash");
        String record = record(item);
        editInOutlook(item, Map.of("subject", "Clash, Outlook", "body", "As Outlook has it"));
        editInCrm(record, Map.of("subject", "Clash, CRM", "description", "As CRM has it"));
        sync();
        assertThat(status("conflicts")).isEqualTo(2);
        Page page = opened("/conflicts");

        pressing(page, "Use the value of Outlook for Subject of Clash").click();

        assertThat(pressing(page, "Use the value of Outlook for Subject of Clash"))
                .hasCount(0);
        assertThat(inCrm(record, "subject")).isEqualTo("Clash, Outlook");
        assertThat(inCrm(record, "description")).isEqualTo("As CRM has it");
        assertThat(status("conflicts")).isEqualTo(1);

        pressing(page, "Use the value of the CRM for Description of Clash").click();

        assertThat(page.getByText("No conflicts.")).isVisible();
        assertThat(inOutlook(item, "body").strip()).isEqualTo("As CRM has it");
        assertThat(inOutlook(item, "subject")).isEqualTo("Clash, Outlook");
    }

    private String deletedInOutlookAndChangedInCrm(String subject) throws Exception {
        String item = product().task(subject);
        String record = record(item);
        product().outlook().delete("/api/items/" + item).expect(204);
        editInCrm(record, Map.of("description", "Changed meanwhile"));
        sync();
        return record;
    }

    @Test
    void aDeletionIsCarriedOutOrUnlinkedAsChosen() throws Exception {
        String gone = deletedInOutlookAndChangedInCrm("Goes");
        String kept = deletedInOutlookAndChangedInCrm("Stays");
        Page page = opened("/deletions");

        pressing(page, "Delete Record: Goes").click();
        assertThat(page.getByText("Done", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        product().crm().get("/tasks(" + gone + ")").expect(404);

        page.navigate(bridge() + "/deletions");
        pressing(page, "Keep Record, Untrack: Stays").click();
        assertThat(page.getByText("Done", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(inCrm(kept, "subject")).isEqualTo("Stays");
        page.navigate(bridge() + "/deletions");
        assertThat(page.getByText("No deletion waits for you.")).isVisible();
    }

    @Test
    void aPageAboutAnOlderQuestionDeletesNothingAndShowsTheNewOne() throws Exception {
        String record = deletedInOutlookAndChangedInCrm("Asked twice");
        sync();
        Page page = opened("/deletions");
        editInCrm(record, Map.of("description", "Changed after the page was opened"));
        Map<String, Object> choice = Map.of("records", List.of("task:" + record), "choice", "delete");
        JsonNode line = product()
                .bridge()
                .post("/api/deletions/decide", choice)
                .expect(200)
                .json()
                .required("lines")
                .required(0);
        assertThat(line.required("reason").asString()).contains("after you were asked");

        pressing(page, "Delete Record: Asked twice").click();

        assertThat(page.getByText("Nothing was chosen: something else waits by now"))
                .isVisible();
        forgive("409");
        product().crm().get("/tasks(" + record + ")").expect(200);

        pressing(page, "Delete Record: Asked twice").click();

        assertThat(page.getByText("Done", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        product().crm().get("/tasks(" + record + ")").expect(404);
    }

    @Test
    void whatTheHistoryShowsIsTakenBack() throws Exception {
        String item = product().task("Before");
        String record = record(item);
        editInOutlook(item, Map.of("subject", "After"));
        sync();
        assertThat(inCrm(record, "subject")).isEqualTo("After");
        Page page = opened("/history");
        assertThat(page.getByText("Subject: Before → After")).isVisible();

        pressing(page, "Take back: After").first().click();

        assertThat(heading(page, "Taken back")).isVisible();
        assertThat(inCrm(record, "subject")).isEqualTo("Before");
    }

    @Test
    void ofACommandThatIsTakenBackWholeOnlyWhatAColleagueChangedStays() throws Exception {
        List<String> records = new ArrayList<>();
        product()
                .command(
                        "track",
                        Map.of(),
                        product().task("First of three"),
                        product().task("Second of three"),
                        product().task("Third of three"))
                .required("operations")
                .forEach(operation ->
                        records.add(operation.required("record").required("id").asString()));
        editInCrm(records.get(1), Map.of("subcategory", "A colleague's"));
        Page page = opened("/history");

        button(page, "Take back all items of the command: First of three").click();

        assertThat(heading(page, "Taken back")).isVisible();
        assertThat(page.getByText("1 change stays, 2 changes are taken back.")).isVisible();
        assertThat(page.locator("article")).hasCount(3);
        Locator stays = page.locator("article")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText("Stays", new Page.GetByTextOptions().setExact(true))));
        assertThat(stays).hasCount(1);
        assertThat(stays).containsText("Second of three");
        assertThat(stays).containsText("changed since in a field that the bridge does not read");
        assertThat(page.getByText("Taken back", new Page.GetByTextOptions().setExact(true)))
                .hasCount(3); // the heading, and two of the three
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show Item: Third of three")))
                .hasCount(1);
        Accessibility.check(page, "what was taken back");
        product().crm().get("/tasks(" + records.get(0) + ")").expect(404);
        product().crm().get("/tasks(" + records.get(1) + ")").expect(200);
        product().crm().get("/tasks(" + records.get(2) + ")").expect(404);
    }

    @Test
    void anItemThatTheCrmDoesNotTakeIsTriedAgainOrIgnored() throws Exception {
        String item = product().task("Not mine");
        String record = record(item);
        owned(record, "colleague");
        editInOutlook(item, Map.of("subject", "Not mine, changed"));
        sync();
        sync();
        assertThat(problems())
                .singleElement()
                .matches(problem -> problem.required("code").asString().equals("no-privilege"));
        assertThat(stateOf(item)).isEqualTo("failed");
        int before = status("problems");
        Page page = opened("/problems");
        assertThat(heading(page, "Not mine")).hasCount(1);
        Accessibility.check(page, "problems with an item that is not kept in step");

        pressing(page, "Ignore until something changes: Not mine").click();

        assertThat(heading(page, "Not mine")).hasCount(0);
        assertThat(problems()).isEmpty();
        assertThat(status("problems")).isEqualTo(before - 1);
        assertThat(stateOf(item)).isEqualTo("linked");

        editInOutlook(item, Map.of("subject", "Not mine, changed again"));
        sync();
        owned(record, "seller");
        page.navigate(bridge() + "/problems");
        pressing(page, "Try again: Not mine").click();

        assertThat(heading(page, "Not mine")).hasCount(0);
        assertThat(inCrm(record, "subject")).isEqualTo("Not mine, changed again");
        assertThat(stateOf(item)).isEqualTo("linked");
    }

    private void owned(String record, String account) throws Exception {
        String user = product()
                .crmAsAdmin()
                .get("/systemusers?$filter=startswith(domainname,'" + account + "')")
                .expect(200)
                .json()
                .required("value")
                .get(0)
                .required("systemuserid")
                .asString();
        product()
                .crmAsAdmin()
                .patch("/tasks(" + record + ")", Map.of("ownerid@odata.bind", "/systemusers(" + user + ")"))
                .expect(204);
    }

    /** The record is gone when the command comes, and there again when it is tried again. */
    @Test
    void aCommandThatFailedIsTriedAgainOrIgnored() throws Exception {
        String account = product()
                .crm()
                .post("/accounts", Map.of("name", "Alder Supplies"))
                .expect(204)
                .id();
        String again = failed("Comes back", account);
        failed("Never mind", account);
        int before = status("problems");
        Page page = opened("/problems");
        assertThat(heading(page, "Comes back")).hasCount(1);

        product()
                .crm()
                .patch("/tasks(" + again + ")", Map.of("subject", "Comes back"))
                .expect(204);
        pressing(page, "Try again: Set Regarding Comes back").click();
        assertThat(heading(page, "Comes back")).hasCount(0);
        pressing(page, "Ignore: Set Regarding Never mind").click();
        assertThat(heading(page, "Never mind")).hasCount(0);

        assertThat(inCrm(again, "_regardingobjectid_value")).isEqualTo(account);
        assertThat(status("problems")).isEqualTo(before - 2);
    }

    private String failed(String subject, String account) throws Exception {
        String item = product().task(subject);
        String record = record(item);
        product().crm().delete("/tasks(" + record + ")").expect(204);
        JsonNode operation = product()
                .command("regarding", Map.of("regarding", "account:" + account), item)
                .required("operations")
                .get(0);
        assertThat(operation.required("outcome").asString()).isEqualTo("failed");
        return record;
    }

    @Test
    void workingOfflineKeepsCommandsUntilOneGoesOnline() throws Exception {
        Page page = service();
        button(page, "Go Offline").click();
        assertThat(button(page, "Go Online")).isVisible();
        assertThat(product()
                        .bridge()
                        .get("/api/status")
                        .json()
                        .required("offlineByChoice")
                        .asBoolean())
                .isTrue();
        String item = product().task("Written on the train");
        JsonNode accepted = product().accepted("track", Map.of(), item);
        assertThat(records("Written on the train")).isZero();

        button(page, "Go Online").click();

        assertThat(button(page, "Go Offline")).isVisible();
        assertThat(product()
                        .settled(accepted)
                        .required("operations")
                        .get(0)
                        .required("outcome")
                        .asString())
                .isEqualTo("linked");
        assertThat(records("Written on the train")).isEqualTo(1);
    }

    @Test
    void aFilterThatIsSwitchedOnBringsItsRecordsAndSwitchedOffLeavesThem() throws Exception {
        product().crm().post("/faxes", Map.of("subject", "Came by fax")).expect(204);
        Page page = opened("/filters");

        pressing(page, "Switch on: Own open faxes").click();

        assertThat(pressing(page, "Switch off: Own open faxes")).isVisible();
        sync();
        assertThat(product().outlook().get("/api/items?kind=task").expect(200).body())
                .contains("Came by fax");

        pressing(page, "Switch off: Own open faxes").click();

        assertThat(pressing(page, "Switch on: Own open faxes")).isVisible();
        assertThat(product().bridge().get("/api/filters").expect(200).json())
                .filteredOn(filter -> filter.required("name").asString().equals("own-faxes"))
                .singleElement()
                .matches(filter -> filter.required("state").asString().equals("off"));
        assertThat(product().outlook().get("/api/items?kind=task").expect(200).body())
                .contains("Came by fax");
    }

    @Test
    void whoWinsAConflictIsChosenInTheSettings() throws Exception {
        String item = product().task("Decided once");
        String record = record(item);
        Page page = opened("/settings");
        try {
            choose(page, "Use CRM’s value");
            editInOutlook(item, Map.of("subject", "Decided once, Outlook"));
            editInCrm(record, Map.of("subject", "Decided once, CRM"));
            sync();

            assertThat(inOutlook(item, "subject")).isEqualTo("Decided once, CRM");
            assertThat(status("conflicts")).isZero();
        } finally {
            choose(page, "Ask me");
        }
        assertThat(setting("conflicts").required("value").asString()).isEqualTo("ask");
    }

    private void choose(Page page, String value) throws Exception {
        String label = setting("conflicts").required("description").asString();
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).selectOption(value);
        button(page, "Save: " + label).click();
        assertThat(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)))
                .hasValue(value.equals("Ask me") ? "ask" : "crm");
    }

    private JsonNode setting(String name) throws Exception {
        for (JsonNode setting :
                product().bridge().get("/api/settings").expect(200).json()) {
            if (setting.required("name").asString().equals(name)) {
                return setting;
            }
        }
        throw new AssertionError(name + " is no setting");
    }
}
