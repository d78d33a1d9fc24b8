package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.crmbridge.acceptance.product.Rules;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the form of the embedded CRM asks about likely duplicates, answered without a mouse. */
class RecordFormQuestionTest extends Browsing {
    private static final String NOTES = "\nBelow an empty line";

    @BeforeAll
    void publishRule() throws Exception {
        new Rules(product().crmAsAdmin()).publishExact("task", "subject");
    }

    /** Enters a task like one that is there and saves it by keyboard. */
    private Page question(String subject) throws Exception {
        product().crm().post("/tasks", Map.of("subject", subject)).expect(204);
        Page page = page(1280, 860);
        signInToCrm(page);
        page.navigate(crm() + "/main.aspx?etn=task&pagetype=entityrecord");
        page.getByLabel("Subject").fill(subject);
        page.getByLabel("Description").fill(NOTES);
        button(page, "Save").focus();
        page.keyboard().press("Enter");
        assertThat(heading(page, "Duplicates Detected")).isVisible();
        forgive("409");
        assertThat(records(subject)).isEqualTo(1);
        return page;
    }

    @Test
    void tabLeadsFromTheQuestionOverWhatWasFoundToSaveRecordAndThenToCancel() throws Exception {
        Page page = question("In this order");
        assertThat(heading(page, "Duplicates Detected")).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("In this order")))
                .isFocused();
        page.keyboard().press("Tab");
        assertThat(button(page, "Save Record")).isFocused();
        page.keyboard().press("Tab");
        assertThat(button(page, "Cancel")).isFocused();
        Accessibility.check(page, "duplicates of a form");
    }

    @Test
    void enterOnSaveRecordSavesIt() throws Exception {
        Page page = question("Enter saves");
        button(page, "Save Record").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(heading(page, "Enter saves")).isVisible();
        assertThat(records("Enter saves")).isEqualTo(2);
    }

    @Test
    void escapeIsCancelAndKeepsWhatWasTyped() throws Exception {
        Page page = question("Escape cancels");
        page.keyboard().press("Escape");
        assertThat(heading(page, "New Task")).isVisible();
        assertThat(page.getByLabel("Subject")).hasValue("Escape cancels");
        assertThat(page.getByLabel("Description")).hasValue(NOTES);
        assertThat(records("Escape cancels")).isEqualTo(1);
        page.getByLabel("Subject").fill("Escape cancels, and another name saves");
        page.getByLabel("Subject").press("Enter");
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(records("Escape cancels, and another name saves")).isEqualTo(1);
    }
}
