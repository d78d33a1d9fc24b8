package dev.crmbridge.acceptance.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.acceptance.product.Web;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Records that begin in the CRM come to Outlook, and stay there unlinked when they are no longer the user's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiltersTest {
    private static final int REQUIRED = 5;
    private static final int OPTIONAL = 6;
    private static final int ORGANIZER = 7;
    private static final int RESOURCE = 10;

    private Product product;
    private String me;
    private String admin;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.demo(folder, "--empty");
        me = product.crmPart().ready("crmUserId");
        admin = product.crmAsAdmin()
                .get("/WhoAmI")
                .expect(200)
                .json()
                .required("UserId")
                .asString();
        for (String filter : List.of("own-tasks", "own-appointments", "own-service-activities")) {
            product.cli("filters", "on", filter).expect(0);
        }
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void anOwnOpenTaskComesAndIsKeptInStep() throws Exception {
        String record = created(product.crm().post("/tasks", Map.of("subject", "Written in the CRM")));
        assertThat(product.cli("filters", "preview", "own-tasks", "--json")
                        .expect(0)
                        .json()
                        .required("come")
                        .asInt())
                .isEqualTo(1);

        product.cli("sync").expect(0);

        JsonNode item = tracked("Written in the CRM");
        assertThat(item.required("kind").asString()).isEqualTo("task");
        assertThat(item.required("record").required("id").asString()).isEqualTo(record);
        product.outlook()
                .patch("/api/items/" + item.required("id").asString(), Map.of("subject", "Changed in Outlook"))
                .expect(200);
        product.cli("sync").expect(0);
        assertThat(product.crm()
                        .get("/tasks(" + record + ")")
                        .expect(200)
                        .json()
                        .required("subject")
                        .asString())
                .isEqualTo("Changed in Outlook");
        assertThat(product.cli("sync", "--json").expect(0).json().required("planned"))
                .isEmpty();
    }

    @Test
    void anAppointmentComesWithTheUserAndIsKeptWithoutALinkWhenTheUserIsTakenOff() throws Exception {
        String record = appointment("appointments", "Planning of others", party(admin, ORGANIZER), party(me, OPTIONAL));
        product.cli("sync").expect(0);
        assertThat(items("Planning of others")).isEmpty();

        parties("appointments", "appointment", record, party(admin, ORGANIZER), party(me, REQUIRED));
        product.cli("sync").expect(0);
        String item = tracked("Planning of others").required("id").asString();

        parties("appointments", "appointment", record, party(admin, ORGANIZER));
        product.cli("sync").expect(0);

        assertThat(items("Planning of others"))
                .singleElement()
                .satisfies(left -> assertThat(left.required("state").asString()).isEqualTo("untracked"));
        assertThat(product.cli("why", item, "--json")
                        .expect(0)
                        .json()
                        .required("reasons")
                        .get(0)
                        .required("code")
                        .asString())
                .isEqualTo("left-filter");
        assertThat(product.cli("history").expect(0).output()).contains("The link was removed.");
        product.crmAsAdmin().get("/appointments(" + record + ")").expect(200);
    }

    @Test
    void aServiceActivityIsShownAndNeverChanged() throws Exception {
        String record = appointment("serviceappointments", "Repair", party(me, RESOURCE));
        product.cli("sync").expect(0);
        String item = tracked("Repair").required("id").asString();

        product.outlook().patch("/api/items/" + item, Map.of("subject", "Mine")).expect(200);
        product.cli("sync").expect(0);
        product.cli("untrack", item, "--delete-record").expect(0);

        assertThat(product.crmAsAdmin()
                        .get("/serviceappointments(" + record + ")")
                        .expect(200)
                        .json()
                        .required("subject")
                        .asString())
                .isEqualTo("Repair");
    }

    private String appointment(String set, String subject, Map<?, ?>... parties) throws Exception {
        return created(product.crmAsAdmin()
                .post(
                        "/" + set,
                        Map.of(
                                "subject",
                                subject,
                                "scheduledstart",
                                "2030-03-04T09:00:00Z",
                                "scheduledend",
                                "2030-03-04T10:00:00Z",
                                set.substring(0, set.length() - 1) + "_activity_parties",
                                List.of(parties))));
    }

    private void parties(String set, String table, String record, Map<?, ?>... parties) throws Exception {
        product.crmAsAdmin()
                .send(
                        "PUT",
                        "/" + set + "(" + record + ")/" + table + "_activity_parties",
                        Map.of("value", List.of(parties)),
                        Map.of())
                .expect(204);
    }

    private static Map<?, ?> party(String user, int role) {
        return Map.of("partyid_systemuser@odata.bind", "/systemusers(" + user + ")", "participationtypemask", role);
    }

    private static String created(Web.Answer answer) {
        String address = answer.expect(204).headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("OData-EntityId"))
                .findFirst()
                .orElseThrow()
                .getValue()
                .get(0);
        return address.substring(address.lastIndexOf('(') + 1, address.length() - 1);
    }

    private JsonNode tracked(String subject) throws Exception {
        List<JsonNode> found = items(subject);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).required("state").asString()).isEqualTo("linked");
        return found.get(0);
    }

    private List<JsonNode> items(String subject) throws Exception {
        return product.cli("items", "--json")
                .expect(0)
                .json()
                .valueStream()
                .filter(item -> item.required("subject").asString().equals(subject))
                .toList();
    }
}
