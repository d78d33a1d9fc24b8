package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.crmbridge.acceptance.product.Rules;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Potential duplicates, from the click on Track to what is in the CRM. */
class DuplicatesWindowTest extends Browsing {
    @BeforeAll
    void publishRules() throws Exception {
        Rules rules = new Rules(product().crmAsAdmin());
        rules.publishExact("task", "subject");
        rules.publishExact("task", "phonecall", "subject");
    }

    /** Makes records of two types under one subject and an item like them, and clicks Track. */
    private Page question(Page outlook, String subject) throws Exception {
        product().crm().post("/tasks", Map.of("subject", subject)).expect(204);
        product().crm().post("/phonecalls", Map.of("subject", subject)).expect(204);
        product().task(subject);
        row(outlook, subject).click();
        Page question = window(() -> button(outlook, "Track").first().click());
        assertThat(heading(question, "Duplicates Detected")).isVisible();
        return question;
    }

    private static Locator hits(Page question, String type) {
        return question.getByRole(
                        AriaRole.TABLE,
                        new Page.GetByRoleOptions().setName(type).setExact(true))
                .locator("tbody tr");
    }

    /** Save covers what was shown: when one of the two was not known yet, the other one is asked about as well. */
    private static void save(Page question) {
        assertThat(heading(question, "Duplicates Detected")).isVisible();
        Locator task = heading(question, "Task (1)");
        Locator phoneCall = heading(question, "Phone Call (1)");
        boolean shownBoth = task.isVisible() && phoneCall.isVisible();
        button(question, "Save Record").click();
        if (!shownBoth) {
            assertThat(task).isVisible();
            assertThat(phoneCall).isVisible();
            button(question, "Save Record").click();
        }
    }

    @Test
    void theHitsAreListedByRecordType() throws Exception {
        Page question = question(outlook(), "Hits by type");
        assertThat(heading(question, "Task (1)")).isVisible();
        assertThat(heading(question, "Phone Call (1)")).isVisible();
        assertThat(hits(question, "Tasks")).containsText("Hits by type");
        assertThat(hits(question, "Tasks")).containsText("Subject: Hits by type");
        assertThat(hits(question, "Phone Calls")).containsText("Hits by type");
        assertThat(question.getByRole(
                        AriaRole.TABLE,
                        new Page.GetByRoleOptions().setName("My new record").setExact(true)))
                .containsText("Subject");
        Accessibility.check(question, "duplicates");
        button(question, "Cancel").click();
    }

    @Test
    void aDoubleClickOnAHitOpensItsRecord() throws Exception {
        Page question = question(outlook(), "Open by mouse");
        Page record = context()
                .waitForPage(() ->
                        hits(question, "Phone Calls").getByText("Sam Seller").dblclick());
        assertThat(record.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Open by mouse")))
                .isVisible();
        assertThat(record.url()).contains("etn=phonecall");
        assertThat(question.getByText("Potential duplicate records")).isVisible();
    }

    @Test
    void enterOnAHitOpensItsRecord() throws Exception {
        Page question = question(outlook(), "Open by key");
        Locator link = hits(question, "Tasks").getByRole(AriaRole.LINK);
        link.focus();
        Page record = context().waitForPage(() -> question.keyboard().press("Enter"));
        assertThat(record.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Open by key")))
                .isVisible();
        assertThat(record.url()).contains("etn=task");
    }

    @Test
    void saveRecordCreatesOneMoreAndTracksTheItem() throws Exception {
        Page outlook = outlook();
        Page question = question(outlook, "Save it anyway");
        assertThat(records("Save it anyway")).isEqualTo(1);
        save(question);
        assertThat(question.getByText("The record was created in the CRM and linked."))
                .isVisible();
        assertThat(records("Save it anyway")).isEqualTo(2);
        assertThat(outlook.getByText("Tracked in CRM as a task.")).isVisible();
    }

    @Test
    void cancelCreatesNothingAndLeavesTheItemUntracked() throws Exception {
        Page outlook = outlook();
        Page question = question(outlook, "Better not");
        button(question, "Cancel").click();
        assertThat(question.getByText("Canceled")).isVisible();
        assertThat(records("Better not")).isEqualTo(1);
        assertThat(row(outlook, "Better not")).not().containsText("Tracked in CRM");
    }

    @Test
    void aQuestionThatWasClosedIsAnsweredFromTheItemInOutlook() throws Exception {
        Page outlook = outlook();
        question(outlook, "Later then").close();
        row(outlook, "Later then").click();
        assertThat(outlook.getByText("Needs your answer.")).isVisible();
        Page again = window(() -> button(outlook, "Answer").click());
        save(again);
        assertThat(again.getByText("The record was created in the CRM and linked."))
                .isVisible();
        assertThat(records("Later then")).isEqualTo(2);
    }
}
