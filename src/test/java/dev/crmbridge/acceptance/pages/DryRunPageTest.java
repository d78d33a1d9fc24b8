package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that shows what the next run would do. */
class DryRunPageTest extends Browsing {
    private static final String LONG =
            "Fits everywhere, also with a rather long subject that has to be broken somewhere <b>&\" Ä 漢字";

    private String clashRecord = "";

    /** Nothing is brought in step before somebody looks. */
    @BeforeAll
    void eventsAreLost() throws Exception {
        product()
                .outlook()
                .send("POST", "/api/faults", Map.of("lostEvents", 1), Map.of())
                .expect(200);
    }

    @BeforeEach
    void differences() throws Exception {
        String gone = product().task(LONG);
        tracked(gone);
        product().outlook().delete("/api/items/" + gone).expect(204);
        product().cli("sync").expect(0);
        String changed = product().task("Write the offer");
        tracked(changed);
        String clash = product().task("Clash");
        clashRecord = tracked(clash).required("record").required("id").asString();
        product()
                .outlook()
                .patch(
                        "/api/items/" + changed,
                        Map.of("subject", "Send the offer", "body", "word ".repeat(300) + "end"))
                .expect(200);
        product()
                .outlook()
                .patch("/api/items/" + clash, Map.of("subject", "Clash, as Outlook has it"))
                .expect(200);
        product()
                .crm()
                .patch("/tasks(" + clashRecord + ")", Map.of("subject", "Clash, as CRM has it"))
                .expect(204);
    }

    @AfterAll
    void eventsComeAgain() throws Exception {
        product()
                .outlook()
                .send("POST", "/api/faults", Map.of("lostEvents", 0), Map.of())
                .expect(200);
    }

    @Test
    void statusLeadsToThePageWhichSaysWhatItDoesBeforeItDoesIt() throws Exception {
        Page page = service();
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Preview"))
                .click();

        assertThat(heading(page, "Preview")).isVisible();
        assertThat(page.getByText("Nothing is changed, neither here nor there."))
                .isVisible();
        assertThat(button(page, "Look What Would Happen")).isVisible();
    }

    @Test
    void everyDecisionIsShownWithBothValuesAndItsReasonAndNothingIsDone() throws Exception {
        String history = product().cli("history", "--json").expect(0).output();
        String conflicts = product().cli("conflicts", "--json").expect(0).output();

        Page page = looked();

        Locator offer = row(page, "Write the offer");
        assertThat(offer).containsText("Send to CRM");
        assertThat(offer).containsText("Subject: Write the offer → Send the offer");
        assertThat(offer).containsText("(1,503 characters)");
        assertThat(offer).containsText("Changed in Outlook: Subject, Description.");
        assertThat(row(page, "Clash")).containsText("Outlook: Clash, as Outlook has it");
        assertThat(row(page, "Clash")).containsText("CRM: Clash, as CRM has it");
        assertThat(row(page, LONG)).containsText("Delete in CRM");
        assertThat(heading(page, "Deletions")).isVisible();
        assertThat(heading(page, "Questions")).isVisible();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1 change in CRM")))
                .isVisible();

        assertThat(product()
                        .crm()
                        .get("/tasks(" + clashRecord + ")")
                        .expect(200)
                        .json()
                        .required("subject")
                        .asString())
                .isEqualTo("Clash, as CRM has it");
        assertThat(product().cli("conflicts", "--json").expect(0).output()).isEqualTo(conflicts);
        assertThat(product().cli("history", "--json").expect(0).output()).isEqualTo(history);
    }

    @ParameterizedTest(name = "{0} px, {1}")
    @CsvSource({"1280,LIGHT", "1280,DARK", "400,DARK", "320,LIGHT"})
    void whatWasFoundIsAccessibleAndFitsItsWindow(int width, ColorScheme scheme) throws Exception {
        Page page = looked();
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));

        Accessibility.check(page, "preview with decisions");
    }

    @Test
    void itIsUsedWithTheKeyboardAlone() throws Exception {
        Page page = service();
        page.navigate(bridge() + "/dry-run");
        button(page, "Look What Would Happen").focus();
        page.keyboard().press("Enter");

        Locator deletions = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1 deletion"));
        deletions.focus();
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.endsWith("#deletions"));
        assertThat(button(page, "Look Again")).isVisible();
    }

    @Test
    void withoutTheCrmItSaysWhichSideIsMissingAndThatNothingWasDone() throws Exception {
        product().cli("offline").expect(0);
        try {
            Page page = looked();
            assertThat(page.getByText("A preview needs Outlook and the CRM.")).isVisible();
            assertThat(button(page, "Look What Would Happen")).isVisible();
            Accessibility.check(page, "preview without the CRM");
        } finally {
            product().cli("online").expect(0);
        }
    }

    private Page looked() throws Exception {
        Page page = service();
        page.navigate(bridge() + "/dry-run");
        button(page, "Look What Would Happen").click();
        page.locator("#look").waitFor();
        return page;
    }
}
