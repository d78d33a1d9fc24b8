package dev.crmbridge.acceptance.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactTest {
    private Product product;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.demo(folder);
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void aTrackedContactIsAContactRecord() throws Exception {
        String item = contact("Sample");

        JsonNode record = linked(product.cli("track", item, "--json").expect(0).json());

        assertThat(record.required("entity").asString()).isEqualTo("contact");
        JsonNode row = row(record);
        assertThat(row.required("firstname").asString()).isEqualTo("Robin");
        assertThat(row.required("lastname").asString()).isEqualTo("Sample");
        assertThat(row.required("emailaddress1").asString()).isEqualTo("robin.sample@fabrikam.example");
        assertThat(product.cli("view", item, "--print").expect(0).output()).contains("etn=contact");
    }

    @Test
    void setParentTracksAndShowsTheAccountAsTheCompany() throws Exception {
        JsonNode account = product.rows("accounts?$top=1").get(0);
        String item = contact("Parented");

        JsonNode record = linked(product.cli(
                        "parent",
                        item,
                        "account:" + account.required("accountid").asString(),
                        "--json")
                .expect(0)
                .json());

        assertThat(row(record).required("_parentcustomerid_value").asString())
                .isEqualTo(account.required("accountid").asString());
        assertThat(company(item)).isEqualTo(account.required("name").asString());
    }

    @Test
    void aChangeOfTheRecordReachesTheContact() throws Exception {
        String item = contact("Changing");
        JsonNode record = linked(product.cli("track", item, "--json").expect(0).json());
        product.crm()
                .patch("/contacts(" + record.required("id").asString() + ")", Map.of("jobtitle", "Head of purchasing"))
                .expect(204);

        product.cli("sync").expect(0);

        assertThat(product.outlook()
                        .get("/api/items/" + item)
                        .expect(200)
                        .json()
                        .required("jobTitle")
                        .asString())
                .isEqualTo("Head of purchasing");
    }

    @Test
    void birthdayPhonesAndFamilyTravelBothWays() throws Exception {
        String item = contact("Family");
        product.outlook()
                .patch(
                        "/api/items/" + item,
                        Map.of("birthday", "1980-02-29", "children", "Ann, Bob", "pager", "555 0111"))
                .expect(200);
        JsonNode record = linked(product.cli("track", item, "--json").expect(0).json());
        assertThat(row(record).required("birthdate").asString()).isEqualTo("1980-02-29");
        assertThat(row(record).required("childrensnames").asString()).isEqualTo("Ann, Bob");
        assertThat(row(record).required("pager").asString()).isEqualTo("555 0111");

        product.crm()
                .patch(
                        "/contacts(" + record.required("id").asString() + ")",
                        Map.of("birthdate", "1981-01-01", "anniversary", "2001-12-31", "yomilastname", "やまだ"))
                .expect(204);
        product.cli("sync").expect(0);

        JsonNode shown = product.outlook().get("/api/items/" + item).expect(200).json();
        assertThat(shown.required("birthday").asString()).isEqualTo("1981-01-01");
        assertThat(shown.required("anniversary").asString()).isEqualTo("2001-12-31");
        assertThat(shown.required("yomiLastName").asString()).isEqualTo("やまだ");
        assertThat(product.cli("sync", "--json").expect(0).json().required("planned"))
                .isEmpty();
    }

    @Test
    void aContactIsNotRegardingARecord() throws Exception {
        JsonNode account = product.rows("accounts?$top=1").get(0);

        assertThat(product.cli(
                                "regarding",
                                contact("Refused"),
                                "account:" + account.required("accountid").asString(),
                                "--json")
                        .output())
                .contains("kind-not-trackable");
    }

    private String contact(String last) throws Exception {
        return product.create(Map.of(
                "kind",
                "contact",
                "firstName",
                "Robin",
                "lastName",
                last,
                "parent",
                "Written by hand",
                "email1",
                "robin." + last.toLowerCase(java.util.Locale.ROOT) + "@fabrikam.example"));
    }

    private String company(String item) throws Exception {
        return product.outlook()
                .get("/api/items/" + item)
                .expect(200)
                .json()
                .required("parent")
                .asString();
    }

    private JsonNode row(JsonNode record) throws Exception {
        return product.crm()
                .get("/contacts(" + record.required("id").asString() + ")")
                .expect(200)
                .json();
    }

    private static JsonNode linked(JsonNode answer) {
        JsonNode operation = answer.required("operations").get(0);
        assertThat(operation.required("outcome").asString())
                .as(operation.toString())
                .isEqualTo("linked");
        return operation.required("record");
    }
}
