package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.KeyboardModifier;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.track.SelectionRules;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The CRM group of the simulated Outlook. */
class RibbonTest extends Browsing {
    private static final int MOST_STOPS = 40;

    private void tasks(String prefix, int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            product().task("%s %02d".formatted(prefix, i));
        }
    }

    /** The browser's patterns know no quoting. */
    private static Pattern off(String reason) {
        return Pattern.compile("Off: " + reason.replaceAll("[.?*+^$()\\[\\]{}|]", "\\\\$0"));
    }

    private int recordsLike(String prefix) throws Exception {
        return product()
                .rows("tasks?$select=subject&$filter=startswith(subject,'" + prefix + "')")
                .size();
    }

    @Test
    void aClickOnTrackShowsTheItemAsTrackedAndViewOpensItsRecordSignedIn() throws Exception {
        product().task("Ring the bell");
        Page page = outlook();
        row(page, "Ring the bell").click();
        button(page, "Track").first().click();
        assertThat(page.getByText("Tracked in CRM as a task.")).isVisible();
        assertThat(row(page, "Ring the bell")).containsText("Tracked in CRM");

        Page record = context().waitForPage(() -> button(page, "View in CRM").click());

        assertThat(record.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Ring the bell")))
                .isVisible();
        assertThat(record.url()).contains("etn=task");
    }

    @Test
    void whatIsSelectedOnThePageIsSelectedForAttachedPrograms() throws Exception {
        String item = product().task("Chosen on the page");
        Page page = outlook();
        row(page, "Chosen on the page").click();
        String windows = URI.create(page.url()).resolve("/api/windows").toString();
        page.waitForCondition(() -> page.request().get(windows).text().contains(item));
    }

    @Test
    void theArrowBesideTrackOffersTheTypes() throws Exception {
        String item = product().task("Ring somebody up");
        Page page = outlook();
        row(page, "Ring somebody up").click();
        button(page, "Track: choose the type").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Phone Call"))
                .click();
        assertThat(page.getByText("Tracked in CRM as a phone call.")).isVisible();
        assertThat(stateOf(item)).isEqualTo("linked");
    }

    @Test
    void theKeyboardAloneTracksATaskAsAPhoneCall() throws Exception {
        String item = product().task("Keys only");
        Page page = outlook();
        tabTo(page, page.getByLabel("Search this folder"));
        page.keyboard().type("Keys only");
        tabTo(page, row(page, "Keys only"));
        page.keyboard().press("Space");
        assertThat(row(page, "Keys only")).hasAttribute("aria-selected", "true");

        page.keyboard().press("F6");
        page.keyboard().press("F6");
        Locator arrow = button(page, "Track: choose the type");
        for (int i = 0; i < MOST_STOPS && !focused(button(page, "Track").first()); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("ArrowRight");
        assertThat(arrow).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("ArrowDown");
        assertThat(page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Phone Call")))
                .isFocused();
        page.keyboard().press("Enter");

        assertThat(page.getByText("Tracked in CRM as a phone call.")).isVisible();
        assertThat(operationOf(item).required("record").required("entity").asString())
                .isEqualTo("phonecall");
    }

    private static void tabTo(Page page, Locator target) {
        for (int i = 0; i < MOST_STOPS && !focused(target); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(target).isFocused();
    }

    private static boolean focused(Locator target) {
        return target.count() == 1 && Boolean.TRUE.equals(target.evaluate("it => it === document.activeElement"));
    }

    @Test
    void threeSelectedItemsAreTrackedByOneClick() throws Exception {
        tasks("Three", 3);
        Page page = outlook();
        row(page, "Three 01").click();
        row(page, "Three 03").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(page.getByText("3 items are selected.")).isVisible();
        button(page, "Track").first().click();
        assertThat(page.getByText("Tracked: 3 items.")).isVisible();
        for (int i : IntStream.rangeClosed(1, 3).toArray()) {
            assertThat(row(page, "Three 0" + i)).containsText("Tracked in CRM");
        }
        assertThat(recordsLike("Three")).isEqualTo(3);
    }

    @Test
    void twentyOneSelectedItemsAreRefusedAndNothingIsCreated() throws Exception {
        tasks("Crowd", 21);
        Page page = outlook();
        page.getByLabel("Search this folder").fill("Crowd");
        row(page, "Crowd 01").click();
        page.keyboard().press("Control+a");
        assertThat(page.getByText("21 items are selected.")).isVisible();
        Locator track = button(page, "Track").first();
        assertThat(track).hasAttribute("aria-disabled", "true");
        assertThat(track).hasAccessibleDescription(off(SelectionRules.tooMany(21, CommandKind.TRACK)));
        assertThat(button(page, "Untrack"))
                .hasAccessibleDescription(off(SelectionRules.tooMany(21, CommandKind.UNTRACK)));
        track.click(new Locator.ClickOptions().setForce(true));
        assertThat(recordsLike("Crowd")).isZero();
        assertThat(product().bridge().get("/api/operations").expect(200).body()).doesNotContain("Crowd");

        row(page, "Crowd 21").click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL)));
        assertThat(page.getByText("20 items are selected.")).isVisible();
        track.click();
        assertThat(page.getByText("Tracked: 20 items.")).isVisible();
        assertThat(recordsLike("Crowd")).isEqualTo(20);
    }

    @Test
    void itemsOfSeveralKindsTakeNoCommandAndTheRibbonSaysSo() throws Exception {
        String task = product().task("Mixed task");
        String contact = product().create(Map.of("kind", "contact", "firstName", "Mixed", "lastName", "Person"));
        for (String item : List.of(task, contact)) {
            product().outlook().send("DELETE", "/api/items/" + item, null, Map.of());
        }
        Page page = outlook();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Deleted Items"))
                .first()
                .click();
        page.getByLabel("Search this folder").fill("Mixed");
        row(page, "Mixed task").click();
        page.keyboard().press("Control+a");
        for (String name : List.of("Track", "Set Regarding", "Untrack")) {
            assertThat(button(page, name).first()).hasAccessibleDescription(off(SelectionRules.MIXED));
        }
        forgive("404"); // the service knows nothing of an untracked item in Deleted Items
    }

    @Test
    void trackedItemsAmongOthersLeaveBothTrackAndUntrackOn() throws Exception {
        tracked(product().task("Half 1"));
        product().task("Half 2");
        Page page = outlook();
        page.getByLabel("Search this folder").fill("Half");
        row(page, "Half 1").click();
        assertThat(button(page, "Track").first())
                .hasAccessibleDescription(Pattern.compile("Off: It is tracked already\\."));
        page.keyboard().press("Control+a");
        assertThat(page.getByText("2 items are selected.")).isVisible();
        assertThat(button(page, "Track").first()).not().hasAttribute("aria-disabled", "true");
        assertThat(button(page, "Untrack")).not().hasAttribute("aria-disabled", "true");
        button(page, "Track").first().click();
        assertThat(row(page, "Half 2")).containsText("Tracked in CRM");
        assertThat(button(page, "Track").first())
                .hasAccessibleDescription(Pattern.compile("Off: They are tracked already\\."));
    }

    @Test
    void anEditInTheCrmReachesTheOpenListInOutlook() throws Exception {
        String item = product().task("Old words");
        String record = tracked(item).required("record").required("id").asString();
        Page page = outlook();
        assertThat(row(page, "Old words")).isVisible();
        product()
                .crm()
                .patch("/tasks(" + record + ")", Map.of("subject", "New words"))
                .expect(204);
        product().cli("sync", "--json").expect(0);
        assertThat(row(page, "New words")).isVisible();
    }
}
