package dev.crmbridge.acceptance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A person at the running demo with a browser. Whatever the browser complains about, a console error or a script that threw,
 * fails the test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Browsing {
    private static final int PATIENCE_MS = 20_000;

    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    private Product product;
    private BrowserContext context;

    @BeforeAll
    final void start(@TempDir Path folder) throws Exception {
        chromium = Chromium.start();
        product = Product.demo(folder);
    }

    @AfterAll
    final void stop() {
        if (product != null) {
            product.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    final void openContext() {
        context = chromium.browser().newContext();
        context.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        complaints.clear();
        context.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
    }

    @AfterEach
    final void closeContext() {
        context.close();
        assertThat(complaints).describedAs("what the browser complained about").isEmpty();
    }

    /** Takes back complaints that are what the test wanted, e.g. about an answer 404. */
    final void forgive(String part) {
        assertThat(complaints).anyMatch(complaint -> complaint.contains(part));
        complaints.removeIf(complaint -> complaint.contains(part));
    }

    final Product product() {
        return product;
    }

    final BrowserContext context() {
        return context;
    }

    final Page page(int width, int height) {
        Page page = context.newPage();
        page.setViewportSize(width, height);
        return page;
    }

    /** The simulated Outlook at its task list. */
    final Page outlook() {
        Page page = page(1280, 860);
        page.navigate(product.outlookPart().ready("outlookUrl") + "/outlook");
        page.locator("body[data-ready]").waitFor();
        return page;
    }

    /** The first page of the service, signed in. */
    final Page service() throws Exception {
        Page page = page(1280, 860);
        page.navigate(product.cli("open", "--print").expect(0).output().trim());
        page.waitForURL(url -> !url.contains("/login/"));
        return page;
    }

    /**
     * The window that a click opens, once its script listens: a window is there before its page is, and a key pressed in between
     * is lost.
     */
    final Page window(Runnable click) {
        Page opened = context.waitForPage(click);
        opened.locator("body[data-listening]").waitFor();
        return opened;
    }

    final String bridge() {
        return product.service().ready("bridgeUrl");
    }

    final String crm() {
        return product.crmPart().ready("crmUrl");
    }

    final void signInToCrm(Page page) {
        page.navigate(crm() + "/signin");
        page.getByLabel("Token").fill(product.crmPart().ready("crmToken"));
        button(page, "Sign in").click();
        page.waitForURL(url -> !url.contains("/signin"));
    }

    /** Searches the accounts in the window that looks up a record, and chooses one of them. */
    static void pick(Page picker, String search, String name) {
        picker.getByLabel("Look for").selectOption("account");
        picker.getByLabel("Search").fill(search);
        picker.keyboard().press("Enter");
        picker.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name))
                .check();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator row(Page page, String subject) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(subject));
    }

    static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Tracks an item by the API and returns the operation. */
    final JsonNode tracked(String item) throws Exception {
        return product.command("track", Map.of(), item).required("operations").get(0);
    }

    /** The newest operation of an item. */
    final JsonNode operationOf(String item) throws Exception {
        for (JsonNode operation : product.bridge()
                .get("/api/operations?finished=200")
                .expect(200)
                .json()
                .required("operations")) {
            if (operation.required("item").asString().equals(item)) {
                return operation;
            }
        }
        throw new AssertionError("no operation for " + item);
    }

    final String outcomeOf(String item) throws Exception {
        return operationOf(item).required("outcome").asString();
    }

    final String stateOf(String item) throws Exception {
        for (JsonNode row : product.bridge().get("/api/items").expect(200).json()) {
            if (row.required("id").asString().equals(item)) {
                return row.required("state").asString();
            }
        }
        return "none";
    }

    /** Number of CRM tasks with a subject. */
    final int records(String subject) throws Exception {
        return product.rows("tasks?$select=subject&$filter=subject eq '" + subject + "'")
                .size();
    }
}
