package dev.crmbridge.acceptance.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** User properties as the retired client wrote them, and mail, through the whole product. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetiredClientTest {
    private Product product;
    private String organization = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder);
        organization = product.crm()
                .get("/WhoAmI")
                .expect(200)
                .json()
                .required("OrganizationId")
                .asString();
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void itsItemIsLinkedToItsRecordAndAnEditTravels() throws Exception {
        String record = record("tasks", "Old call");
        String item = marked("Old call", record, organization);

        JsonNode report = product.cli("sync", "--json").expect(0).json();

        assertThat(report.required("done").required("adopted").asInt()).isPositive();
        assertThat(product.item(item).required("record").required("id").asString())
                .isEqualTo(record);
        assertThat(product.outlook()
                        .get("/api/items/" + item)
                        .expect(200)
                        .json()
                        .required("categories")
                        .toString())
                .contains("Tracked in CRM");
        product.outlook()
                .patch("/api/items/" + item, Map.of("subject", "Old call, moved"))
                .expect(200);
        product.cli("sync").expect(0);
        assertThat(product.crm()
                        .get("/tasks(" + record + ")")
                        .expect(200)
                        .json()
                        .required("subject")
                        .asString())
                .isEqualTo("Old call, moved");
    }

    @Test
    void whatIsTrackedHereCarriesItsPropertiesAndACategoryForTheViewsOfItsUsers() throws Exception {
        String item = product.task("Shown in every view");

        JsonNode done =
                product.command("track", Map.of(), item).required("operations").get(0);

        JsonNode marked =
                product.outlook().get("/api/items/" + item).expect(200).json();
        JsonNode properties = marked.required("userProperties");
        assertThat(properties.required("crmid").asString())
                .containsIgnoringCase(done.required("record").required("id").asString());
        assertThat(properties.required("crmorgid").asString()).containsIgnoringCase(organization);
        assertThat(properties.required("crmLinkState").asDouble()).isEqualTo(2.0);
        assertThat(marked.required("categories").valueStream().map(JsonNode::asString))
                .containsExactly("Tracked in CRM");
    }

    @Test
    void aPhoneCallStaysAPhoneCall() throws Exception {
        String record = record("phonecalls", "Ring back");
        String item = product.create(Map.of(
                "kind", "task", "subject", "Ring back", "userProperties", properties(record, organization, 4210.0)));

        product.cli("sync").expect(0);

        assertThat(product.item(item).required("record").required("entity").asString())
                .isEqualTo("phonecall");
    }

    @Test
    void anItemOfAnotherOrganizationIsLeftAsItIs() throws Exception {
        String record = record("tasks", "Not ours");
        String item = marked("Not ours", record, "11111111-2222-3333-4444-555555555555");
        JsonNode before =
                product.outlook().get("/api/items/" + item).expect(200).json();

        product.cli("sync").expect(0);

        assertThat(product.outlook().get("/api/items/" + item).expect(200).json())
                .isEqualTo(before);
        assertThat(product.cli("why", item, "--json").expect(0).output()).contains("other-organization");
    }

    @Test
    void whatDiffersIsAConflictAndNeitherSideIsWrittenOver() throws Exception {
        String record = record("tasks", "In the CRM");
        String item = marked("In Outlook", record, organization);

        product.cli("sync").expect(0);

        assertThat(product.outlook()
                        .get("/api/items/" + item)
                        .expect(200)
                        .json()
                        .required("subject")
                        .asString())
                .isEqualTo("In Outlook");
        assertThat(product.crm()
                        .get("/tasks(" + record + ")")
                        .expect(200)
                        .json()
                        .required("subject")
                        .asString())
                .isEqualTo("In the CRM");
        assertThat(product.cli("conflicts", "--json").output()).contains("In Outlook");
    }

    @Test
    void aSentMailWhoseEmailTheCrmHasCanBeSetRegarding() throws Exception {
        String account = record("accounts", "name", "Alder Supplies");
        String email = product.crm()
                .post("/emails", Map.of("subject", "Offer", "messageid", "<offer-7@example.com>"))
                .id();
        product.crm()
                .patch("/emails(" + email + ")", Map.of("statecode", 1, "statuscode", 3))
                .expect(204);
        String mail = product.create(
                Map.of("kind", "mail", "subject", "Offer", "sent", true, "messageId", "<offer-7@example.com>"));

        JsonNode done = product.cli("regarding", mail, "account:" + account, "--json")
                .expect(0)
                .json();

        assertThat(done.required("operations").get(0).required("code").asString())
                .isEqualTo("regarding-set");
        assertThat(product.crm()
                        .get("/emails(" + email + ")")
                        .expect(200)
                        .json()
                        .required("_regardingobjectid_value")
                        .asString())
                .isEqualTo(account);
        assertThat(product.cli("track", mail, "--json").expect(4).output()).contains("kind-not-trackable");
    }

    private String marked(String subject, String record, String organizationId) throws Exception {
        return product.create(Map.of(
                "kind", "task", "subject", subject, "userProperties", properties(record, organizationId, 4212.0)));
    }

    private static Map<String, Object> properties(String record, String organizationId, double type) {
        return Map.of(
                "crmid",
                "{" + record.toUpperCase(Locale.ROOT) + "}",
                "crmorgid",
                "{" + organizationId + "}",
                "crmLinkState",
                2.0,
                "crmObjectTypeCode",
                type);
    }

    private String record(String set, String subject) throws Exception {
        return record(set, "subject", subject);
    }

    private String record(String set, String column, String text) throws Exception {
        return product.crm().post("/" + set, Map.of(column, text)).id();
    }
}
