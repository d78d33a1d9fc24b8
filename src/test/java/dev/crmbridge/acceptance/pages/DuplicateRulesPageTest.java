package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.crmbridge.acceptance.product.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An administrator tends rules and works through duplicates with the keyboard and without reloading. */
class DuplicateRulesPageTest extends Browsing {
    private static final String SAMPLE = "Send the frame samples to Harbour & Finch";

    private Page admin() {
        Page page = page(1280, 900);
        page.navigate(crm() + "/signin");
        page.getByLabel("Token")
                .fill(product()
                        .crmPart()
                        .ready()
                        .required("crmTokens")
                        .required("admin")
                        .asString());
        button(page, "Sign in").click();
        page.waitForURL(url -> !url.contains("/signin"));
        page.navigate(crm() + "/settings/duplicates");
        return page;
    }

    @Test
    void publishingIsWatchedWithoutReloadingAndKeepsTheFocus() throws Exception {
        List<Map<String, Object>> letters = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            letters.add(Map.of("@odata.type", "Microsoft.Dynamics.CRM.letter", "subject", "Letter " + i));
        }
        for (int i = 0; i < 4; i++) {
            product()
                    .crm()
                    .post("/letters/Microsoft.Dynamics.CRM.CreateMultiple", Map.of("Targets", letters))
                    .expect(200);
        }
        Page page = admin();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New rule"))
                .click();
        page.getByLabel("Base record type").selectOption("letter");
        button(page, "Next").click();
        page.getByLabel("Name").fill("Letters that begin alike");
        Locator criterion = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Criterion 1"));
        criterion.getByLabel("Field").selectOption("subject");
        criterion.getByLabel("Comparison").selectOption("1");
        criterion.getByLabel("Characters").fill("8");
        button(page, "Save").click();
        assertThat(page.getByText("8 characters")).isVisible();
        page.navigate(crm() + "/settings/duplicates");
        String publish = "Publish “Letters that begin alike”";
        String before = page.url();
        button(page, publish).focus();
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.equals(before));
        page.evaluate("() => { window.notReloaded = true; }");
        Locator done = button(page, "Unpublish “Letters that begin alike”");
        assertThat(done).isVisible();
        done.focus();
        assertThat(page.locator("#rules-news")).hasText("“Letters that begin alike” is published.");
        assertThat(page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("Letters that begin alike")))
                .containsText("4,002");
        Assertions.assertThat(page.evaluate("() => window.notReloaded")).isEqualTo(true);
        assertThat(done).isFocused();
    }

    @Test
    void aMergeIsTakenBackWithTheKeyboardFromTheFormOfTheMergedRecord() throws Exception {
        String master = contact("Jim");
        String other = contact("James");
        product()
                .crm()
                .post("/Merge", Map.of("Target", named(master), "Subordinate", named(other)))
                .expect(204);
        Page page = admin();
        page.navigate(crm() + "/main.aspx?etn=contact&id=" + other + "&pagetype=entityrecord");
        assertThat(page.getByText("This record was merged into")).isVisible();
        button(page, "Take the merge back").focus();
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("/merges/"));
        assertThat(page.getByText("The merge was taken back.")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("James Glynn"))
                .click();
        assertThat(heading(page, "James Glynn")).isVisible();
        assertThat(page.getByText("This record was merged into")).hasCount(0);
    }

    @Test
    void aPublishedRuleIsEditedWhileItStaysInForce() throws Exception {
        Page page = admin();
        String name = "Leads with the same e-mail address";
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
        button(page, "Edit").click();
        assertThat(page.getByText("Next version of the rule")).isVisible();
        page.getByLabel("Name").fill("Leads with the same address");
        button(page, "Save").click();
        assertThat(page.getByText("Saved.")).isVisible();
        button(page, "Publish").click();
        assertThat(button(page, "Unpublish “Leads with the same address”")).isVisible();
        assertThat(page.getByText("Next version of")).hasCount(0);
        assertThat(page.getByText(name)).hasCount(0);
    }

    private static Map<String, String> named(String contact) {
        return Map.of("@odata.type", "#Microsoft.Dynamics.CRM.contact", "contactid", contact);
    }

    private String contact(String first) throws Exception {
        return product()
                .crm()
                .post("/contacts", Map.of("firstname", first, "lastname", "Glynn"))
                .expect(204)
                .id();
    }

    @Test
    void theSampleTaskThatIsInTheCrmAlreadyAsksAndTheOthersDoNot() throws Exception {
        String sample = "";
        for (JsonNode item : product().bridge().get("/api/items").expect(200).json()) {
            if (item.required("subject").asString().equals(SAMPLE)) {
                sample = item.required("id").asString();
            }
        }
        Product.Cli asked = product().cli("track", sample, "--json").expect(3);
        JsonNode operation = asked.json().required("operations").get(0);
        Assertions.assertThat(operation.required("outcome").asString()).isEqualTo("duplicates");
        Page page = service();
        page.navigate(bridge() + "/operations/" + operation.required("op").asString());
        assertThat(heading(page, "Duplicates Detected")).isVisible();
        assertThat(page.getByText("Tasks with the same subject and due day").first())
                .isVisible();
        button(page, "Cancel").click();
    }
}
