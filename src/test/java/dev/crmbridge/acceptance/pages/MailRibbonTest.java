package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Mail in the ribbon of the simulated Outlook: what the e-mail in the CRM is regarding can be set, and nothing else. */
class MailRibbonTest extends Browsing {
    private String sent(String subject) throws Exception {
        return product().create(Map.of("kind", "mail", "subject", subject, "sent", true, "messageId", idOf(subject)));
    }

    private static String idOf(String subject) {
        return "<" + subject.replace(' ', '-') + "@example.com>";
    }

    private String emailInCrm(String subject) throws Exception {
        return product()
                .crm()
                .send(
                        "POST",
                        "/emails",
                        Map.of("subject", subject, "messageid", idOf(subject)),
                        Map.of("Prefer", "return=representation"))
                .expect(201)
                .json()
                .required("activityid")
                .asString();
    }

    private static void openSent(Page page) {
        button(page, "Mail").click();
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Folders"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sent Items"))
                .first()
                .click();
    }

    @Test
    void theRegardingOfASentMailIsSetFromTheRibbonAndTheMailStaysAsItIs() throws Exception {
        String email = emailInCrm("Offer for lenses");
        String mail = sent("Offer for lenses");
        var before = product().outlook().get("/api/items/" + mail).json();
        Page page = outlook();
        openSent(page);
        row(page, "Offer for lenses").click();
        Locator regarding = button(page, "Set Regarding");
        assertThat(regarding).not().hasAttribute("aria-disabled", "true");

        Page picker = window(regarding::click);
        pick(picker, "osprey", "Osprey Logistics");
        button(picker, "OK").click();

        assertThat(picker.getByText(
                        "The e-mail in the CRM is linked to the chosen record. The mail itself is not tracked."))
                .isVisible();
        assertThat(outcomeOf(mail)).isEqualTo("linked");
        assertThat(product()
                        .crm()
                        .send(
                                "GET",
                                "/emails(" + email + ")?$select=_regardingobjectid_value",
                                null,
                                Map.of("Prefer", "odata.include-annotations=\"*\""))
                        .expect(200)
                        .json()
                        .path("_regardingobjectid_value@OData.Community.Display.V1.FormattedValue")
                        .asString(""))
                .isEqualTo("Osprey Logistics");
        assertThat(product().outlook().get("/api/items/" + mail).json()).isEqualTo(before);
    }

    @Test
    void nothingElseIsPossibleWithMailAndTheRibbonSaysWhy() throws Exception {
        sent("Only regarding");
        Page page = outlook();
        openSent(page);
        row(page, "Only regarding").click();

        assertThat(button(page, "Track").first()).hasAttribute("aria-disabled", "true");
        assertThat(button(page, "Track").first())
                .hasAccessibleDescription(
                        Pattern.compile(
                                "Off: Mail is not tracked from here\\. Where the CRM has the e-mail, what it is regarding can be set\\."));
        for (String name : new String[] {"Untrack", "View in CRM"}) {
            assertThat(button(page, name)).hasAttribute("aria-disabled", "true");
            assertThat(button(page, name)).hasAccessibleDescription(Pattern.compile("Off: It is not tracked\\."));
        }
    }

    @Test
    void aSentMailThatTheCrmDoesNotHaveIsRefusedWithItsReason() throws Exception {
        String mail = sent("Unknown to the CRM");
        Page page = outlook();
        openSent(page);
        row(page, "Unknown to the CRM").click();
        button(page, "Set Regarding").click();

        assertThat(page.getByText("The CRM has no e-mail with the id of this message."))
                .isVisible();
        assertThat(outcomeOf(mail)).isEqualTo("refused");
        Accessibility.check(page, "mail whose regarding was refused");
    }
}
