package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.crmbridge.acceptance.product.Product;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a role does not allow is off on the page of the item and in the ribbon, and both say why. */
class RolePageTest extends Browsing {
    private static final String WHY =
            "Your security role lacks the privilege prvAppendToAccount. Ask your administrator for it.";

    @Test
    void setRegardingIsOffWithItsReasonWhenTheRoleLinksToNothing() throws Exception {
        String item = product().task("Linked to nothing");
        try (Product user = product().beside("noappend", product().outlookPart())) {
            user.command("track", Map.of(), item);
            Page page = page(1280, 860);
            page.navigate(user.cli("open", "--print").expect(0).output().trim());
            page.waitForURL(url -> !url.contains("/login/"));
            page.navigate(user.service().ready("bridgeUrl") + "/items/" + item);

            assertThat(button(page, "Set Regarding")).isDisabled();
            assertThat(button(page, "Untrack")).isEnabled();
            assertThat(page.locator("main")).containsText("Set Regarding is not possible: " + WHY);
            Accessibility.check(page, "item whose regarding cannot be set");

            Page outlook = outlook();
            row(outlook, "Linked to nothing").click();
            Locator regarding = outlook.getByRole(
                    AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName("Set Regarding").setExact(true));
            assertThat(regarding).hasAttribute("aria-disabled", "true");
            assertThat(regarding).hasAccessibleDescription(Pattern.compile("Off: " + WHY.replace(".", "\\.")));
        }
    }

    @Test
    void withSeveralItemsWhatTheRoleDoesNotAllowIsOffWithItsReasonAsForOne() throws Exception {
        product().task("Read only 1");
        product().task("Read only 2");
        try (Product user = product().beside("readonly", product().outlookPart())) {
            user.cli("sync", "--json").expect(0);
            Page outlook = outlook();
            outlook.getByLabel("Search this folder").fill("Read only");
            row(outlook, "Read only 1").click();
            outlook.keyboard().press("Control+a");
            assertThat(outlook.getByText("2 items are selected.")).isVisible();
            for (String name : new String[] {"Track", "Set Regarding"}) {
                Locator off = button(outlook, name).first();
                assertThat(off).hasAttribute("aria-disabled", "true");
                assertThat(off)
                        .hasAccessibleDescription(
                                Pattern.compile("Off: Your security role lacks the privilege prvCreate"));
            }
        }
    }
}
