package dev.crmbridge.acceptance.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Part;
import dev.crmbridge.acceptance.product.Product;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingTest {
    private static final String MEETING = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\n"
            + "BEGIN:VEVENT\r\nUID:shared-meeting@example.com\r\nDTSTAMP:20261101T080000Z\r\n"
            + "DTSTART:20261202T090000Z\r\nDTEND:20261202T100000Z\r\nSUMMARY:Shared meeting\r\n"
            + "ORGANIZER;CN=Chair:mailto:chair@example.com\r\n"
            + "ATTENDEE;CN=Sample Seller:mailto:seller@example.com\r\n"
            + "ATTENDEE;CN=Sample Colleague:mailto:colleague@example.com\r\n"
            + "END:VEVENT\r\nEND:VCALENDAR\r\n";

    private Product product;
    private Part otherOutlook;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("meeting.ics"), MEETING);
        List<String> options = List.of("--empty", "--import", file.toString());
        product = Product.separate(folder, options, List.of());
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "outlook", "--data", folder.resolve("outlook-of-colleague").toString(), "--port", "0"));
        arguments.addAll(options);
        otherOutlook = Part.start(folder, "outlook-of-colleague", arguments, List.of(), Map.of());
    }

    @AfterAll
    void stop() {
        otherOutlook.close();
        product.close();
    }

    private static JsonNode one(JsonNode answer) {
        assertThat(answer.required("operations")).hasSize(1);
        return answer.required("operations").get(0);
    }

    private String request(String subject, Map<String, ?> more) throws Exception {
        Map<String, Object> item = new LinkedHashMap<>(Map.of(
                "kind", "meetingRequest",
                "subject", subject,
                "start", "2026-12-03T09:00:00Z",
                "end", "2026-12-03T10:00:00Z",
                "organizer", "chair@example.com",
                "attendees", List.of(Map.of("address", "guest@example.com", "name", "Guest", "type", "required"))));
        item.putAll(more);
        return product.create(item);
    }

    private static String meetingIn(Product user) throws Exception {
        for (JsonNode item : user.outlook().get("/api/items").expect(200).json()) {
            if (item.required("subject").asString().equals("Shared meeting")) {
                return item.required("id").asString();
            }
        }
        throw new AssertionError("the meeting was not imported");
    }

    @Test
    void aRequestIsTrackedAsItsCalendarItem() throws Exception {
        JsonNode operation = one(product.cli("track", request("In calendar", Map.of()), "--json")
                .expect(0)
                .json());
        assertThat(operation.required("outcome").asString()).isEqualTo("linked");
        assertThat(operation.required("record").required("entity").asString()).isEqualTo("appointment");
        assertThat(product.rows("appointments?$select=subject&$filter=subject eq 'In calendar'"))
                .hasSize(1);
    }

    @Test
    void aRequestThatIsNotInTheCalendarIsRefused() throws Exception {
        JsonNode operation = one(product.cli("track", request("Not in calendar", Map.of("inCalendar", false)), "--json")
                .expect(4)
                .json());
        assertThat(operation.required("outcome").asString()).isEqualTo("refused");
        assertThat(operation.required("code").asString()).isEqualTo("meeting-not-in-calendar");
        assertThat(product.rows("appointments?$select=subject&$filter=subject eq 'Not in calendar'"))
                .isEmpty();
    }

    @Test
    void whenTwoPeopleTrackTheSameMeetingThereIsOneRecord() throws Exception {
        JsonNode first = one(product.command("track", Map.of(), meetingIn(product)));
        assertThat(first.required("outcome").asString())
                .describedAs(first.toString())
                .isEqualTo("linked");
        try (Product stranger = product.beside("nodelete", otherOutlook)) {
            JsonNode refused = one(stranger.command("track", Map.of(), meetingIn(stranger)));
            assertThat(refused.required("outcome").asString())
                    .describedAs(refused.toString())
                    .isEqualTo("refused");
            assertThat(refused.required("code").asString()).isEqualTo("no-privilege");
            assertThat(refused.required("reason").asString()).contains("Somebody else tracked this already");
        }
        try (Product reader = product.beside("colleague", otherOutlook)) {
            JsonNode second = one(reader.command("track", Map.of(), meetingIn(reader)));
            assertThat(second.required("outcome").asString())
                    .describedAs(second.toString())
                    .isEqualTo("linked");
            assertThat(second.required("code").asString()).isEqualTo("relinked");
            assertThat(second.required("record").required("id").asString())
                    .isEqualTo(first.required("record").required("id").asString());
        }
        assertThat(product.rows("appointments?$select=subject&$filter=subject eq 'Shared meeting'"))
                .hasSize(1);
    }

    private static Map<?, ?> guest(String address, int role) {
        return Map.of("addressused", address, "participationtypemask", role);
    }

    @Test
    void aMeetingIsKeptInStepWhileNothingIsSentAndNobodyIsInvited() throws Exception {
        String item = product.create(Map.of(
                "kind", "appointment",
                "subject", "Kept in step",
                "start", "2026-12-04T09:00:00Z",
                "end", "2026-12-04T10:00:00Z",
                "attendees", List.of(Map.of("address", "guest@example.com", "name", "Guest", "type", "required"))));
        JsonNode before =
                product.outlook().get("/api/items/" + item).expect(200).json();
        String record = one(product.command("track", Map.of(), item))
                .required("record")
                .required("id")
                .asString();
        int itemsBefore = everything().size();

        for (String hour : List.of("11", "13", "15")) {
            product.crm()
                    .patch(
                            "/appointments(" + record + ")",
                            Map.of(
                                    "subject", "Kept in step, at " + hour,
                                    "scheduledstart", "2026-12-04T" + hour + ":00:00Z",
                                    "scheduledend", "2026-12-04T" + hour + ":30:00Z"))
                    .expect(204);
            product.crm()
                    .send(
                            "PUT",
                            "/appointments(" + record + ")/appointment_activity_parties",
                            Map.of("value", List.of(guest("guest@example.com", 5), guest(hour + "@example.com", 5))),
                            Map.of())
                    .expect(204);
            product.cli("sync").expect(0);

            JsonNode after =
                    product.outlook().get("/api/items/" + item).expect(200).json();
            assertThat(after.required("subject").asString()).isEqualTo("Kept in step, at " + hour);
            assertThat(after.required("attendees")).isEqualTo(before.required("attendees"));
            assertThat(after.required("organizer")).isEqualTo(before.required("organizer"));
        }
        assertThat(everything()).as("no mail, no invitation").hasSize(itemsBefore);
    }

    private JsonNode everything() throws Exception {
        return product.outlook()
                .get("/api/items?includeDeleted=true")
                .expect(200)
                .json();
    }
}
