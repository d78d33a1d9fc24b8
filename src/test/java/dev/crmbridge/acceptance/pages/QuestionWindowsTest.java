package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The small windows in which a click's question is answered. */
class QuestionWindowsTest extends Browsing {
    private Page asked(Page page, String subject, String button) {
        row(page, subject).click();
        return window(() -> button(page, button).first().click());
    }

    @Test
    void setRegardingAsksForTheRecordInASmallWindowAndTracksTheItem() throws Exception {
        String item = product().task("What is it about");
        Page page = outlook();
        Page picker = asked(page, "What is it about", "Set Regarding");
        assertThat(picker.getByText("What is “What is it about” about?")).isVisible();
        pick(picker, "osprey", "Osprey Logistics");
        button(picker, "OK").click();
        assertThat(page.getByText("Regarding: Osprey Logistics")).isVisible();
        assertThat(stateOf(item)).isEqualTo("linked");
    }

    @Test
    void setRegardingOfSeveralItemsIsAnsweredOnceForAllOfThemOrOneByOne() throws Exception {
        String[] items = {
            product().task("All 1"), product().task("All 2"), product().task("All 3")
        };
        Page page = service();
        page.navigate(bridge() + "/operations/" + askedTogether(items));
        pick(page, "osprey", "Osprey Logistics");
        assertThat(page.getByLabel("Use for all 3 items of this command")).isChecked();
        Accessibility.check(page, "picker for several items");
        button(page, "OK").click();
        assertThat(page.getByText("3 of 3")).isVisible();
        for (String item : items) {
            assertThat(regardingOf(item)).isEqualTo("Osprey Logistics");
        }

        String[] apart = {product().task("Apart 1"), product().task("Apart 2")};
        page.navigate(bridge() + "/operations/" + askedTogether(apart));
        pick(page, "osprey", "Osprey Logistics");
        page.getByLabel("Use for all 2 items of this command").uncheck();
        button(page, "OK").click();
        assertThat(page.getByText("Tracked", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(regardingOf(apart[0])).isEqualTo("Osprey Logistics");
        assertThat(outcomeOf(apart[1])).isEqualTo("needs-person");
    }

    /** @return the first operation of one Set Regarding for all of them, which asks for the record */
    private String askedTogether(String... items) throws Exception {
        return product()
                .command("regarding", Map.of(), items)
                .required("operations")
                .get(0)
                .required("op")
                .asString();
    }

    private String regardingOf(String item) throws Exception {
        return product().item(item).path("regarding").path("name").asString("");
    }

    @Test
    void escapeInThePickerCancelsAndLeavesTheItemAlone() throws Exception {
        String item = product().task("Never mind");
        Page picker = asked(outlook(), "Never mind", "Set Regarding");
        picker.getByLabel("Search").press("Escape");
        assertThat(picker.getByText("Canceled")).isVisible();
        assertThat(picker.getByText("You can close this window.")).isVisible();
        assertThat(outcomeOf(item)).isEqualTo("cancelled");
        assertThat(stateOf(item)).isEqualTo("untracked");
        assertThat(records("Never mind")).isZero();
    }

    @Test
    void aSearchWhileWorkingOfflineSaysSoAndLeavesTheRecordsUsedLatelyToChooseFrom() throws Exception {
        String account = product()
                .crm()
                .get("/accounts?$top=1&$select=accountid")
                .expect(200)
                .json()
                .required("value")
                .required(0)
                .required("accountid")
                .asString();
        product()
                .command(
                        "regarding",
                        Map.of("regarding", "account:" + account),
                        product().task("Used lately"));
        product().task("Looked up offline");
        Page picker = asked(outlook(), "Looked up offline", "Set Regarding");
        product().bridge().post("/api/offline", Map.of()).expect(200);
        try {
            picker.getByLabel("Search").fill("osprey");
            picker.keyboard().press("Enter");

            assertThat(picker.getByText("You work offline, and this is asked of the CRM."))
                    .isVisible();
            assertThat(picker.getByText("No record found")).hasCount(0);
            assertThat(picker.getByText("Used lately", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            Accessibility.check(picker, "picker while working offline");
        } finally {
            product().bridge().post("/api/online", Map.of()).expect(200);
        }
        pick(picker, "osprey", "Osprey Logistics");
    }

    @Test
    void untrackSaysWhatHappensToTheRecordAndNoKeepsIt() throws Exception {
        String item = product().task("Let it go");
        String record = tracked(item).required("record").required("id").asString();
        Page page = outlook();
        Page question = asked(page, "Let it go", "Untrack");
        assertThat(question.getByRole(AriaRole.HEADING)).containsText("Also delete the CRM record of “Let it go”?");
        assertThat(question.getByText("The link is removed and the Task in CRM is deleted."))
                .isVisible();
        button(question, "No").click();
        assertThat(page.getByText("Not tracked.", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        product().crm().get("/tasks(" + record + ")").expect(200);
    }

    @Test
    void untrackWithYesDeletesTheRecord() throws Exception {
        String item = product().task("Let all of it go");
        String record = tracked(item).required("record").required("id").asString();
        Page page = outlook();
        Page question = asked(page, "Let all of it go", "Untrack");
        button(question, "Yes").click();
        assertThat(page.getByText("Not tracked.", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(question.getByText("Untracked")).isVisible();
        product().crm().get("/tasks(" + record + ")").expect(404);
        assertThat(stateOf(item)).isEqualTo("untracked");
    }

    @Test
    void untrackWithCancelKeepsTheLink() throws Exception {
        String item = product().task("Hold on to it");
        String record = tracked(item).required("record").required("id").asString();
        Page page = outlook();
        Page question = asked(page, "Hold on to it", "Untrack");
        button(question, "Cancel").click();
        assertThat(question.getByText("Canceled")).isVisible();
        assertThat(outcomeOf(item)).isEqualTo("cancelled");
        assertThat(stateOf(item)).isEqualTo("linked");
        product().crm().get("/tasks(" + record + ")").expect(200);
        assertThat(row(page, "Hold on to it")).containsText("Tracked in CRM");
    }

    @Test
    void aQuestionOpenedFromOutlookLeavesTheOpenServiceTabUsable() throws Exception {
        product().task("Two tabs");
        Page status = service();
        Page question = asked(outlook(), "Two tabs", "Set Regarding");
        button(question, "Cancel").click();
        assertThat(question.getByText("Canceled")).isVisible();
        button(status, "Synchronize").click();
        assertThat(status.getByText("Both sides were checked.")).isVisible();
    }

    @Test
    void bulkProgressMovesOnByItselfWhileTheWindowIsOpen() throws Exception {
        String[] items = {
            product().task("Bulk 1"), product().task("Bulk 2"), product().task("Bulk 3")
        };
        product().bridge().post("/api/offline", Map.of()).expect(200);
        Page page = service();
        StringBuilder all = new StringBuilder();
        try {
            for (String item : items) {
                all.append(all.isEmpty() ? "" : ",").append(accepted(item));
            }
            page.navigate(bridge() + "/operations/" + all);
            assertThat(page.getByText("0 of 3")).isVisible();
            assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasJSProperty("value", 0);
        } finally {
            product().bridge().post("/api/online", Map.of()).expect(200);
        }
        assertThat(page.getByText("3 of 3")).isVisible();
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasJSProperty("value", 3);
        assertThat(page.getByText("Tracked", new Page.GetByTextOptions().setExact(true)))
                .hasCount(3);
    }

    @Test
    void whatHasNotBegunIsCanceledOnThePageOfItsProgress() throws Exception {
        String[] items = {product().task("Stopped 1"), product().task("Stopped 2")};
        for (String item : items) {
            product()
                    .outlook()
                    .patch("/api/items/" + item, Map.of("sensitivity", "private"))
                    .expect(200);
        }
        Page page = service();
        page.navigate(bridge() + "/operations/" + accepted(items[0]) + "," + accepted(items[1]));
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Answer")))
                .hasCount(2);
        Accessibility.check(page, "bulk progress");

        button(page, "Cancel What Is Left").click();

        assertThat(page.getByText("2 of 2")).isVisible();
        assertThat(page.getByText("Canceled", new Page.GetByTextOptions().setExact(true)))
                .hasCount(2);
        assertThat(button(page, "Cancel What Is Left")).isHidden();
    }

    /** Sends Track without waiting for the end. */
    private String accepted(String item) throws Exception {
        return product()
                .accepted("track", Map.of(), item)
                .required("operations")
                .get(0)
                .required("op")
                .asString();
    }
}
