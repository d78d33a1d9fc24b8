package dev.crmbridge.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DirectionsPageTest extends Browsing {
    private static final String HOME = "Home Address";

    @Test
    void aHomeAddressReachesTheCrmOnceSomebodyChoosesThat() throws Exception {
        String item = product()
                .create(Map.of("kind", "contact", "firstName", "Robin", "lastName", "Home", "homeCity", "Springfield"));
        JsonNode record = tracked(item).required("record");
        assertThat(city(record)).isEmpty();

        Page page = service();
        page.navigate(bridge() + "/settings");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Field Directions"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Contacts"))
                .click();
        assertThat(page.getByLabel(HOME)).hasValue("none");
        page.getByLabel(HOME).selectOption("both");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .click();

        assertThat(page.getByLabel(HOME)).hasValue("both");
        product().cli("sync").expect(0);
        assertThat(city(record)).isEqualTo("Springfield");
        assertThat(product().cli("settings", "--directions").expect(0).output())
                .containsPattern("contact +Home Address +both +none +direction\\.contact\\.address2");
    }

    @Test
    void aKindWhoseDirectionsAreFixedSaysSo() throws Exception {
        Page page = service();
        page.navigate(bridge() + "/settings/directions?table=serviceappointment");
        assertThat(page.getByText("All directions of this kind are fixed.")).isVisible();
    }

    private String city(JsonNode record) throws Exception {
        return product()
                .rows("contacts?$filter=contactid eq " + record.required("id").asString())
                .get(0)
                .path("address2_city")
                .asString("");
    }
}
