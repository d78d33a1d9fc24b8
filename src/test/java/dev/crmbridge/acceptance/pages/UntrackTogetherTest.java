package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import dev.crmbridge.acceptance.product.Product;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Untrack of several items: one confirmation for all of them, or one after the other. */
class UntrackTogetherTest extends Browsing {
    /** Tracks new tasks and returns their records by item. */
    private static Map<String, String> trackedTasks(Product user, String prefix, int count) throws Exception {
        List<String> items = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            items.add(user.task(prefix + " " + i));
        }
        Map<String, String> records = new LinkedHashMap<>();
        for (JsonNode operation :
                user.command("track", Map.of(), items.toArray(String[]::new)).required("operations")) {
            records.put(
                    operation.required("item").asString(),
                    operation.required("record").required("id").asString());
        }
        return records;
    }

    /** @return the address of the first question of one Untrack for all of them */
    private static String asked(Product user, Map<String, String> records) throws Exception {
        JsonNode operations = user.command("untrack", Map.of(), records.keySet().toArray(String[]::new))
                .required("operations");
        return user.service().ready("bridgeUrl") + "/operations/"
                + operations.get(0).required("op").asString();
    }

    private void expectRecords(Map<String, String> records, int status) throws Exception {
        for (String record : records.values()) {
            product().crm().get("/tasks(" + record + ")").expect(status);
        }
    }

    @Test
    void yesForAllDeletesTheRecordsOfAllWithOneAnswer() throws Exception {
        Map<String, String> records = trackedTasks(product(), "Let three go", 3);
        Page page = service();
        page.navigate(asked(product(), records));
        Locator all = page.getByLabel("Use for all 3 items of this command");
        assertThat(all).not().isChecked();
        assertThat(all).hasAccessibleDescription("For all of them, Yes removes 3 links and deletes 3 records in CRM.");
        Accessibility.check(page, "untrack confirmation for several items");
        expectRecords(records, 200);

        all.check();
        button(page, "Yes").click();

        assertThat(page.getByText("3 of 3")).isVisible();
        expectRecords(records, 404);
        for (String item : records.keySet()) {
            assertThat(stateOf(item)).isEqualTo("untracked");
        }
    }

    @Test
    void anAnswerForOneOpensTheQuestionOfTheNextAndOneForAllOpensNoMore() throws Exception {
        Map<String, String> records = trackedTasks(product(), "One by one", 3);
        Page page = outlook();
        row(page, "One by one 1").click();
        row(page, "One by one 3").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        Page first = window(() -> button(page, "Untrack").first().click());
        Page second = window(() -> button(first, "No").click());

        second.getByLabel("Use for all 2 items of this command").check();
        button(second, "No").click();

        assertThat(second.getByText("2 of 2")).isVisible();
        for (int i = 1; i <= 3; i++) {
            assertThat(row(page, "One by one " + i)).not().containsText("Tracked in CRM");
        }
        assertThat(context().pages()).hasSize(3);
        expectRecords(records, 200);
    }

    @Test
    void recordsThatMayNotBeDeletedStayAndEachItemSaysWhy() throws Exception {
        try (Product user = product().beside("nodelete", product().outlookPart())) {
            Map<String, String> records = trackedTasks(user, "Kept together", 2);
            Page page = page(400, 860);
            page.navigate(user.cli("open", "--print").expect(0).output().trim());
            page.waitForURL(url -> !url.contains("/login/"));
            page.navigate(asked(user, records));
            Locator all = page.getByLabel("Use for all 2 items of this command");
            assertThat(all)
                    .hasAccessibleDescription(
                            "For all of them, Yes removes 2 links and deletes no record: none of them can be deleted.");
            Accessibility.check(page, "untrack confirmation whose records stay");

            all.check();
            button(page, "Yes").click();

            assertThat(page.getByText("2 of 2")).isVisible();
            assertThat(page.getByRole(AriaRole.TABLE).getByText("prvDeleteActivity"))
                    .hasCount(2);
            for (String record : records.values()) {
                product().crmAsAdmin().get("/tasks(" + record + ")").expect(200);
            }
        }
    }
}
