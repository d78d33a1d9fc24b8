package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A record of the embedded CRM in its form. */
class RecordFormTest extends Browsing {
    private Page form(String record) {
        Page page = page(1280, 860);
        signInToCrm(page);
        page.navigate(crm() + "/main.aspx?etn=task&id=" + record + "&pagetype=entityrecord");
        return page;
    }

    private String trackedRecord(String subject) throws Exception {
        return tracked(product().task(subject))
                .required("record")
                .required("id")
                .asString();
    }

    private JsonNode task(String record) throws Exception {
        return product().crm().get("/tasks(" + record + ")").expect(200).json();
    }

    @Test
    void anEditIsSavedAndReachesTheItemInOutlook() throws Exception {
        String record = trackedRecord("Before the edit");
        Page outlook = outlook();
        Page form = form(record);
        form.getByLabel("Subject").fill("After the edit");
        form.getByLabel("Priority").selectOption("High");
        button(form, "Save").click();
        assertThat(form.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("After the edit")))
                .isVisible();
        assertThat(form.getByText("Saved")).isVisible();
        assertThat(task(record).required("subject").asString()).isEqualTo("After the edit");
        assertThat(task(record).required("prioritycode").asInt()).isEqualTo(2);
        product().cli("sync").expect(0);
        assertThat(row(outlook, "After the edit")).isVisible();
    }

    @Test
    void aClosedRecordIsReadOnlyAndItsItemIsComplete() throws Exception {
        String item = product().task("To be finished");
        String record = tracked(item).required("record").required("id").asString();
        Page form = form(record);
        form.getByLabel("Close as").selectOption("Completed");
        button(form, "Close Task").click();
        assertThat(form.getByText("Read-only")).isVisible();
        assertThat(form.getByLabel("Subject")).isDisabled();
        assertThat(button(form, "Save")).hasCount(0);
        assertThat(task(record).required("statecode").asInt()).isEqualTo(1);
        Accessibility.check(form, "closed record");

        product().cli("sync").expect(0);
        assertThat(product()
                        .outlook()
                        .get("/api/items/" + item)
                        .expect(200)
                        .json()
                        .required("status")
                        .asInt())
                .isEqualTo(2);

        button(form, "Reopen").click();
        assertThat(form.getByLabel("Subject")).isEnabled();
        assertThat(task(record).required("statecode").asInt()).isZero();
    }

    @Test
    void anEditOfARecordThatSomebodyElseChangedIsNotSaved() throws Exception {
        String record = trackedRecord("Edited twice");
        Page form = form(record);
        product()
                .crm()
                .patch("/tasks(" + record + ")", Map.of("subject", "Edited elsewhere"))
                .expect(204);
        form.getByLabel("Subject").fill("Edited here");
        button(form, "Save").click();
        assertThat(form.getByText("Somebody changed this record since you opened it"))
                .isVisible();
        forgive("409");
        assertThat(task(record).required("subject").asString()).isEqualTo("Edited elsewhere");
    }

    @Test
    void theRegardingIsChosenInTheForm() throws Exception {
        String record = trackedRecord("About somebody");
        Page form = form(record);
        form.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Choose"))
                .click();
        form.getByLabel("Look for").selectOption("account");
        form.getByLabel("Name contains").fill("osprey");
        form.keyboard().press("Enter");
        form.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Osprey Logistics"))
                .check();
        Accessibility.check(form, "look up");
        button(form, "OK").click();
        assertThat(form.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Osprey Logistics")))
                .isVisible();
        assertThat(task(record).required("_regardingobjectid_value").isNull()).isFalse();
    }

    @Test
    void aRecordIsDeletedOnlyAfterTheQuestion() throws Exception {
        String record = trackedRecord("Away with it");
        Page form = form(record);
        button(form, "Delete").click();
        assertThat(form.getByRole(AriaRole.DIALOG)).containsText("Delete “Away with it”?");
        Accessibility.check(form, "delete question");
        form.keyboard().press("Escape");
        assertThat(form.getByRole(AriaRole.DIALOG)).isHidden();
        product().crm().get("/tasks(" + record + ")").expect(200);
        button(form, "Delete").click();
        form.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON)
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Delete"))
                .click();
        form.waitForURL(url -> !url.contains("main.aspx"));
        product().crm().get("/tasks(" + record + ")").expect(404);
    }
}
