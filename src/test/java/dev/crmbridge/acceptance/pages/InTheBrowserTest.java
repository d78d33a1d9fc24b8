package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InTheBrowserTest {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Chromium chromium;
    private Product product;
    private BrowserContext context;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        chromium = Chromium.start();
        product = Product.demo(folder);
    }

    @AfterAll
    void stop() {
        if (product != null) {
            product.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openContext() {
        context = chromium.browser().newContext();
        context.setDefaultTimeout(20_000);
        complaints.clear();
        context.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void closeContext() {
        context.close();
        assertThat(complaints).describedAs("errors in the browser's console").isEmpty();
    }

    private Page outlook() {
        Page page = context.newPage();
        page.setViewportSize(1280, 860);
        page.navigate(product.outlookPart().ready("outlookUrl") + "/outlook");
        return page;
    }

    private void signIn(Page page) throws Exception {
        page.navigate(product.cli("open", "--print").expect(0).output().trim());
        page.waitForURL(url -> !url.contains("/login/"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator row(Page page, String subject) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(subject));
    }

    private String stateOf(String item) throws Exception {
        for (JsonNode row : product.bridge().get("/api/items").expect(200).json()) {
            if (row.required("id").asString().equals(item)) {
                return row.required("state").asString();
            }
        }
        return "none";
    }

    @Test
    void aClickOnTrackShowsTheItemAsTrackedAndViewOpensItsRecordSignedIn() throws Exception {
        product.task("Ring the bell");
        Page page = outlook();
        row(page, "Ring the bell").click();
        button(page, "Track").first().click();
        assertThat(page.getByText("Tracked in CRM as a task.")).isVisible();
        assertThat(row(page, "Ring the bell")).containsText("Tracked in CRM");

        Page record = context.waitForPage(() -> button(page, "View in CRM").click());

        assertThat(record.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Ring the bell")))
                .isVisible();
        assertThat(record.url()).contains("etn=task");
    }

    @Test
    void theArrowBesideTrackOffersTheTypes() throws Exception {
        String item = product.task("Ring somebody up");
        Page page = outlook();
        row(page, "Ring somebody up").click();
        button(page, "Track: choose the type").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Phone Call"))
                .click();
        assertThat(page.getByText("Tracked in CRM as a phone call.")).isVisible();
        assertThat(stateOf(item)).isEqualTo("linked");
    }

    @Test
    void setRegardingAsksForTheRecordInASmallWindowAndTracksTheItem() throws Exception {
        String item = product.task("What is it about");
        Page page = outlook();
        row(page, "What is it about").click();
        Page picker =
                context.waitForPage(() -> button(page, "Set Regarding").first().click());
        assertThat(picker.getByText("What is “What is it about” about?")).isVisible();
        picker.getByLabel("Look for").selectOption("account");
        picker.getByLabel("Search").fill("osprey");
        picker.keyboard().press("Enter");
        picker.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Osprey Logistics"))
                .check();
        button(picker, "OK").click();
        assertThat(page.getByText("Regarding: Osprey Logistics")).isVisible();
        assertThat(stateOf(item)).isEqualTo("linked");
    }

    @Test
    void untrackSaysWhatHappensToTheRecordAndNoKeepsIt() throws Exception {
        String item = product.task("Let it go");
        JsonNode tracked =
                product.command("track", Map.of(), item).required("operations").get(0);
        String record = tracked.required("record").required("id").asString();
        Page page = outlook();
        row(page, "Let it go").click();
        Page question = context.waitForPage(() -> button(page, "Untrack").click());
        assertThat(question.getByRole(AriaRole.HEADING)).containsText("Also delete the CRM record of “Let it go”?");
        assertThat(question.getByText("The link is removed and the Task in CRM is deleted."))
                .isVisible();
        button(question, "No").click();
        assertThat(page.getByText("Not tracked.")).isVisible();
        product.crm().get("/tasks(" + record + ")").expect(200);
    }

    @Test
    void escapeInThePickerCancelsAndLeavesTheItemAlone() throws Exception {
        String item = product.task("Never mind");
        Page page = outlook();
        row(page, "Never mind").click();
        Page picker =
                context.waitForPage(() -> button(page, "Set Regarding").first().click());
        picker.getByLabel("Search").press("Escape");
        picker.getByText("You can close this window.")
                .or(picker.getByText("Canceled"))
                .first()
                .waitFor();
        assertThat(stateOf(item)).isEqualTo("untracked");
    }

    @Test
    void anEditInTheCrmFormReachesTheOpenListInOutlook() throws Exception {
        String item = product.task("Old words");
        JsonNode tracked =
                product.command("track", Map.of(), item).required("operations").get(0);
        Page page = outlook();
        assertThat(row(page, "Old words")).isVisible();
        product.crm()
                .patch(
                        "/tasks(" + tracked.required("record").required("id").asString() + ")",
                        Map.of("subject", "New words"))
                .expect(204);
        product.cli("sync", "--json").expect(0);
        assertThat(row(page, "New words")).isVisible();
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @CsvSource({"1280,LIGHT", "1280,DARK", "400,LIGHT", "400,DARK"})
    void everyPageIsAccessibleAndFitsItsWindow(int width, ColorScheme scheme) throws Exception {
        String item = product.task("Fits everywhere, also with a rather long subject that has to be broken somewhere");
        product.command("track", Map.of(), item);
        JsonNode asked = product.command("untrack", Map.of(), item)
                .required("operations")
                .get(0);
        Page page = context.newPage();
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        signIn(page);
        String bridge = product.service().ready("bridgeUrl");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("status", bridge + "/");
        pages.put("item", bridge + "/items/" + item);
        pages.put(
                "untrack question",
                bridge + "/operations/" + asked.required("op").asString());
        pages.put("conflicts", bridge + "/conflicts");
        pages.put("problems", bridge + "/problems");
        pages.put("outlook", product.outlookPart().ready("outlookUrl") + "/outlook");
        for (Map.Entry<String, String> each : pages.entrySet()) {
            check(page, each.getKey(), each.getValue(), width);
        }
        crmSignIn(page);
        String crm = product.crmPart().ready("crmUrl");
        check(page, "activities", crm + "/?view=all", width);
        check(page, "jobs", crm + "/jobs", width);
        page.navigate(crm + "/?view=all");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Site visit Augsburg"))
                .click();
        check(page, "record", page.url(), width);
        product.cli("answer", asked.required("op").asString(), "no").expect(0);
    }

    private void crmSignIn(Page page) {
        page.navigate(product.crmPart().ready("crmUrl") + "/signin");
        page.getByLabel("Token").fill(product.crmPart().ready("crmToken"));
        button(page, "Sign in").click();
        page.waitForURL(url -> !url.contains("/signin"));
    }

    private static void check(Page page, String name, String url, int width) {
        page.navigate(url);
        page.waitForLoadState();
        page.evaluate("() => document.fonts.ready");
        Object overflow = page.evaluate("() => document.scrollingElement.scrollWidth - innerWidth");
        assertThat(((Number) overflow).intValue())
                .describedAs(name + " scrolls sideways at " + width)
                .isLessThanOrEqualTo(0);
        List<String> violations = new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .map(InTheBrowserTest::described)
                        .toList();
        assertThat(violations).describedAs(name + " at " + width).isEmpty();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
    }
}
