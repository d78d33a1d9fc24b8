package dev.crmbridge.acceptance.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackTest {
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
    void aTrackedTaskIsARecordInActivitiesAndCarriesCategoryAndState() throws Exception {
        String item = product.create(
                Map.of("kind", "task", "subject", "Send the offer", "body", "Three variants", "due", "2026-12-04"));

        JsonNode operation = product.cli("track", item, "--json")
                .expect(0)
                .json()
                .required("operations")
                .get(0);

        assertThat(operation.required("outcome").asString()).isEqualTo("linked");
        assertThat(operation.required("item").asString()).isEqualTo(item);
        JsonNode record = operation.required("record");
        assertThat(record.required("entity").asString()).isEqualTo("task");
        String id = record.required("id").asString();
        JsonNode row = product.crm().get("/tasks(" + id + ")").expect(200).json();
        assertThat(row.required("subject").asString()).isEqualTo("Send the offer");
        assertThat(row.required("description").asString()).isEqualTo("Three variants");
        JsonNode outlookItem = product.outlook().get("/api/items/" + item).json();
        assertThat(outlookItem.required("categories").toString()).contains("Tracked in CRM");
        JsonNode listed =
                only(product.cli("items", "--tracked", "--json").expect(0).json(), item);
        assertThat(listed.required("state").asString()).isEqualTo("linked");
        assertThat(listed.required("record").toString()).contains(id);
    }

    @Test
    void viewOpensExactlyThatRecord() throws Exception {
        String item = product.task("Look at it");
        String id = recordOf(product.command("track", Map.of(), item));
        String url = product.cli("view", item, "--print").expect(0).output().trim();
        assertThat(url).contains("etn=task").contains("id=" + id).contains("pagetype=entityrecord");
    }

    @Test
    void anUntrackedItemCannotBeViewed() throws Exception {
        JsonNode operation = product.cli("view", product.task("Never tracked"), "--print", "--json")
                .expect(4)
                .json();
        assertThat(operation.toString()).contains("not-tracked");
    }

    @Test
    void aTaskBecomesTheTypeThatWasChosen() throws Exception {
        for (String type : List.of("task", "phonecall", "letter", "fax")) {
            JsonNode answer = product.command("track", Map.of("as", type), product.task("As " + type));
            JsonNode record = answer.required("operations").get(0).required("record");
            assertThat(record.required("entity").asString()).isEqualTo(type);
            assertThat(product.rows(setOf(type) + "?$filter=activityid eq "
                            + record.required("id").asString()))
                    .hasSize(1);
        }
    }

    private static String setOf(String type) {
        return type.equals("fax") ? "faxes" : type + "s";
    }

    @Test
    void anAppointmentBecomesAnAppointmentWithItsTimes() throws Exception {
        String item = product.create(Map.of(
                "kind", "appointment",
                "subject", "Quarterly review",
                "location", "Room 4",
                "start", "2026-12-01T10:00:00+01:00",
                "end", "2026-12-01T11:30:00+01:00",
                "busyStatus", 2));
        String id = recordOf(product.command("track", Map.of(), item));
        JsonNode row =
                product.crm().get("/appointments(" + id + ")").expect(200).json();
        assertThat(row.required("scheduledstart").asString()).isEqualTo("2026-12-01T09:00:00Z");
        assertThat(row.required("scheduledend").asString()).isEqualTo("2026-12-01T10:30:00Z");
        assertThat(row.required("location").asString()).isEqualTo("Room 4");
        assertThat(row.required("statecode").asInt()).isEqualTo(3);
        assertThat(row.required("statuscode").asInt()).isEqualTo(5);
    }

    @Test
    void twentyItemsAreTrackedAtOnceAndEachOnce() throws Exception {
        String[] items = tasks("Twenty", 20);
        JsonNode answer = product.command("track", Map.of(), items);
        Set<String> records = new HashSet<>();
        for (JsonNode operation : answer.required("operations")) {
            assertThat(operation.required("outcome").asString()).isEqualTo("linked");
            records.add(operation.required("record").required("id").asString());
        }
        assertThat(records).hasSize(20);
        assertThat(product.rows("tasks?$select=subject&$filter=startswith(subject,'Twenty ')"))
                .hasSize(20);
    }

    @Test
    void twentyOneItemsAreRefusedAndNothingIsCreated() throws Exception {
        JsonNode answer = product.command("track", Map.of(), tasks("TwentyOne", 21));
        assertRefused(answer, "too-many", 21);
        assertThat(product.rows("tasks?$select=subject&$filter=startswith(subject,'TwentyOne')"))
                .isEmpty();
    }

    @Test
    void itemsOfMixedKindsAreRefusedAndNothingIsCreated() throws Exception {
        String task = product.task("Mixed task");
        String appointment = appointment("Mixed appointment", Map.of());
        assertRefused(product.command("track", Map.of(), task, appointment), "mixed-kinds", 2);
        assertThat(product.rows("activitypointers?$select=subject&$filter=startswith(subject,'Mixed')"))
                .isEmpty();
    }

    @Test
    void whatCannotBeTrackedIsRefusedWithItsOwnCodeAndASentence() throws Exception {
        assertRefused(
                product.command("track", Map.of(), appointment("Every week", Map.of("recurring", true))),
                "recurring",
                1);
        assertRefused(
                product.command(
                        "track",
                        Map.of(),
                        product.create(Map.of("kind", "task", "subject", "Somebody else", "assigned", true))),
                "assigned-task",
                1);
        assertRefused(
                product.command(
                        "track",
                        Map.of(),
                        product.create(Map.of("kind", "task", "subject", "In a file", "store", "pst"))),
                "wrong-store",
                1);
        assertRefused(
                product.command("track", Map.of(), product.create(Map.of("kind", "mail", "subject", "Just mail"))),
                "kind-not-trackable",
                1);
        String tracked = product.task("Once");
        product.command("track", Map.of(), tracked);
        JsonNode again = product.command("track", Map.of(), tracked)
                .required("operations")
                .get(0);
        assertThat(again.required("outcome").asString()).isEqualTo("refused");
        assertThat(again.required("code").asString()).isEqualTo("already-tracked");
        assertThat(product.rows("tasks?$filter=subject eq 'Once'")).hasSize(1);
    }

    @Test
    void aMeetingRequestIsTrackedAsItsCalendarItem() throws Exception {
        String request = product.create(Map.of(
                "kind", "meetingRequest",
                "subject", "Kick-off",
                "start", "2026-12-02T09:00:00Z",
                "end", "2026-12-02T10:00:00Z",
                "organizer", "chair@example.com",
                "attendees", List.of(Map.of("address", "guest@example.com", "name", "Guest", "type", "required"))));
        JsonNode operation = product.command("track", Map.of(), request)
                .required("operations")
                .get(0);
        assertThat(operation.required("outcome").asString())
                .describedAs(operation.toString())
                .isIn("linked", "refused");
        if ("refused".equals(operation.required("outcome").asString())) {
            assertThat(operation.required("code").asString()).isEqualTo("meeting-not-in-calendar");
        } else {
            assertThat(operation.required("record").required("entity").asString())
                    .isEqualTo("appointment");
        }
    }

    @Test
    void thePeopleOfAMeetingAreTheUsersOfTheCrmAndStayThatWhenSomebodyIsInvitedToo() throws Exception {
        Map<String, String> admin =
                Map.of("address", "Admin@example.com", "name", "Somebody in charge", "type", "required");
        Map<String, String> guest = Map.of("address", "guest@else.example", "name", "Guest", "type", "required");
        String item = product.create(Map.of(
                "kind", "appointment",
                "subject", "Yearly review",
                "start", "2026-12-03T09:00:00Z",
                "end", "2026-12-03T10:00:00Z",
                "attendees", List.of(admin)));

        String id = recordOf(product.command("track", Map.of(), item));

        assertThat(partiesOf(id)).contains("5 user admin@example.com");

        product.outlook()
                .patch("/api/items/" + item, Map.of("attendees", List.of(admin, guest)))
                .expect(200);
        product.cli("sync", "--json").expect(0);

        assertThat(partiesOf(id)).contains("5 user admin@example.com", "5 address guest@else.example");
    }

    /** Roles, whether it is a user or an address only, and addresses. */
    private List<String> partiesOf(String appointment) throws Exception {
        JsonNode row = product.crm()
                .get("/appointments(" + appointment + ")?$expand=appointment_activity_parties("
                        + "$select=_partyid_value,participationtypemask,addressused)")
                .expect(200)
                .json();
        List<String> parties = new ArrayList<>();
        for (JsonNode party : row.required("appointment_activity_parties")) {
            parties.add(party.required("participationtypemask").asInt() + " "
                    + (party.path("_partyid_value").isString() ? "user" : "address") + " "
                    + party.path("addressused").asString(""));
        }
        return parties;
    }

    @Test
    void aUniquePrefixOfAnIdIsEnough() throws Exception {
        String item = product.task("By prefix");
        product.cli("track", item.substring(0, 12), "--json").expect(0);
        assertThat(product.cli("track", item.substring(0, 4)).exitCode()).isEqualTo(2);
    }

    @Test
    void theRibbonTakesTheSamePath() throws Exception {
        String item = product.task("Clicked");
        JsonNode answer = product.settled(product.outlook()
                .post("/api/ribbon", Map.of("control", "track", "selection", List.of(item), "as", "phonecall"))
                .json());
        JsonNode record = answer.required("operations").get(0).required("record");
        assertThat(record.required("entity").asString()).isEqualTo("phonecall");
    }

    private String appointment(String subject, Map<String, ?> more) throws Exception {
        Map<String, Object> item = new java.util.LinkedHashMap<>(Map.of(
                "kind", "appointment",
                "subject", subject,
                "start", "2026-12-03T09:00:00Z",
                "end", "2026-12-03T10:00:00Z"));
        item.putAll(more);
        return product.create(item);
    }

    private String[] tasks(String name, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add(product.task(name + " " + i));
        }
        return ids.toArray(String[]::new);
    }

    private static void assertRefused(JsonNode answer, String code, int items) {
        assertThat(answer.required("operations")).hasSize(items);
        for (JsonNode operation : answer.required("operations")) {
            assertThat(operation.required("outcome").asString())
                    .describedAs(operation.toString())
                    .isEqualTo("refused");
            assertThat(operation.required("code").asString()).isEqualTo(code);
            assertThat(operation.required("reason").asString()).hasSizeGreaterThan(20);
            assertThat(operation.required("record").isNull()).isTrue();
        }
    }

    private static String recordOf(JsonNode answer) {
        JsonNode operation = answer.required("operations").get(0);
        assertThat(operation.required("outcome").asString())
                .describedAs(operation.toString())
                .isEqualTo("linked");
        return operation.required("record").required("id").asString();
    }

    private static JsonNode only(JsonNode items, String id) {
        for (JsonNode item : items) {
            if (item.required("id").asString().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id + " is not in " + items);
    }
}
