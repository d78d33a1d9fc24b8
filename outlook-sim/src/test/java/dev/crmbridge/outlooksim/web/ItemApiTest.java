package dev.crmbridge.outlooksim.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The items as a script works with them. */
class ItemApiTest {
    private static RunningOutlook testSubject;

    @BeforeAll
    static void start() {
        testSubject = new RunningOutlook();
    }

    @AfterEach
    void empty() {
        testSubject.empty();
    }

    @AfterAll
    static void stop() {
        testSubject.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            task | subject | "Call back" | "Call back"
            task | subject | "" | ""
            task | body | "a\\r\\nb" | "a\\r\\nb"
            task | start | "2026-12-01" | "2026-12-01"
            task | due | "2026-12-03" | "2026-12-03"
            task | due | null | null
            task | status | 3 | 3
            task | status | "complete" | 2
            task | status | "in progress" | 1
            task | percentComplete | 40 | 40
            task | importance | 2 | 2
            task | importance | "low" | 0
            task | sensitivity | "private" | 2
            task | categories | ["Blue","Green"] | ["Blue","Green"]
            task | recurring | true | true
            task | assigned | true | true
            task | store | "pst" | "pst"
            task | userProperties | {"crmid":"{A}","n":3,"yes":true} | {"crmid":"{A}","n":3,"yes":true}
            appointment | start | "2026-12-01T10:00:00Z" | "2026-12-01T11:00:00+01:00"
            appointment | location | "Room 4" | "Room 4"
            appointment | busyStatus | 3 | 3
            appointment | busyStatus | "tentative" | 1
            appointment | recurring | true | true
            appointment | organizer | "chair@example.com" | "chair@example.com"
            appointment | attendees | [{"address":"g@example.com","name":"Guest","type":"optional"}] | [{"address":"g@example.com","name":"Guest","type":"optional","response":0}]
            appointment | attendees | ["g@example.com"] | [{"address":"g@example.com","name":"g@example.com","type":"required","response":0}]
            contact | firstName | "Ada" | "Ada"
            contact | parent | "Northlight Optics" | "Northlight Optics"
            contact | email1 | "a@example.com" | "a@example.com"
            contact | businessPhone | "+49 821 5550" | "+49 821 5550"
            contact | birthday | "1990-02-28" | "1990-02-28"
            mail | sent | true | true
            mail | sent | false | false
            mail | attendees | [{"address":"g@example.com","name":"G","type":"cc"}] | [{"address":"g@example.com","name":"G","type":"cc","response":0}]
            """)
    void aFieldReadsBackAsItWasSetWhenTheItemIsCreatedAndWhenItIsEdited(
            String kind, String field, String set, String shown) throws Exception {
        JsonNode value = JsonMapper.shared().readTree(set);
        JsonNode wanted = JsonMapper.shared().readTree(shown);
        Map<String, Object> item = new HashMap<>();
        item.put("kind", kind);
        item.put(field, value);

        JsonNode created = testSubject.create(item);
        JsonNode plain = testSubject.create(Map.of("kind", kind));
        JsonNode edited = testSubject.patch(plain, "{\"" + field + "\":" + set + "}");

        assertThat(created.required(field)).isEqualTo(wanted);
        assertThat(edited.required(field)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"subject":"x"} | kind
            {"kind":"note"} | kind
            {"kind":"task","due":"tomorrow"} | due
            {"kind":"task","due":"2026-12-01T10:00:00Z"} | due
            {"kind":"task","end":"2026-12-01"} | end
            {"kind":"task","status":7} | status
            {"kind":"task","status":"done-ish"} | status
            {"kind":"task","percentComplete":101} | percentComplete
            {"kind":"task","importance":true} | importance
            {"kind":"task","categories":"Blue"} | categories
            {"kind":"task","categories":["a,b"]} | categories
            {"kind":"task","recurring":"yes"} | recurring
            {"kind":"task","subjekt":"x"} | subjekt
            {"kind":"task","store":"cloud"} | store
            {"kind":"task","folder":"Nowhere"} | folder
            {"kind":"task","id":"0A"} | id
            {"kind":"task","userProperties":{"a":[1]}} | userProperties.a
            {"kind":"appointment","start":"2026-12-01T10:00"} | start
            {"kind":"appointment","start":"2026-12-01T10:00:00Z","end":"2026-12-01T09:00:00Z"} | end
            {"kind":"appointment","attendees":[{"type":"required"}]} | attendees
            {"kind":"appointment","attendees":[{"address":"a@example.com","type":"boss"}]} | attendees.type
            {"kind":"appointment","busyStatus":9} | busyStatus
            {"kind":"contact","location":"x"} | location
            """)
    void badInputNamesTheFieldAndChangesNothing(String body, String field) throws Exception {
        RunningOutlook.Got answer = testSubject.send("POST", "/api/items", body).expect(400);
        testSubject
                .send("POST", "/api/items", "[{\"kind\":\"task\",\"subject\":\"fine\"}," + body + "]")
                .expect(400);

        assertThat(answer.json().required("error").required("message").asString())
                .startsWith("“" + field + "”")
                .endsWith("Nothing was changed.");
        assertThat(testSubject.mailbox.items()).isEmpty();
    }

    @Test
    void aBadEditLeavesTheItemAsItWasEvenWhenPartOfItIsGood() throws Exception {
        JsonNode task = testSubject.create(Map.of("kind", "task", "subject", "Before"));

        testSubject
                .send("PATCH", path(task), Map.of("subject", "After", "folder", "Calendar", "due", "never"))
                .expect(400);
        testSubject.send("PATCH", path(task), Map.of("kind", "contact")).expect(400);
        testSubject.send("PATCH", path(task), "[]").expect(400);
        testSubject.send("PATCH", path(task), "{").expect(400);

        assertThat(testSubject.get(path(task)).json()).isEqualTo(task);
    }

    @Test
    void aWholeItemCanBeSentBack() throws Exception {
        for (String kind : List.of("task", "appointment", "contact", "mail", "meetingRequest")) {
            JsonNode item = testSubject.create(
                    Map.of("kind", kind, "subject", "contact".equals(kind) ? "" : "Round trip", "importance", 2));

            JsonNode same = testSubject.patch(item, item);

            for (String name : item.propertyNames()) {
                if (!"version".equals(name) && !"modified".equals(name)) {
                    assertThat(same.required(name)).as(kind + " " + name).isEqualTo(item.required(name));
                }
            }
        }
    }

    @Test
    void anUnknownItemIs404() throws Exception {
        testSubject.get("/api/items/00FF").expect(404);
        testSubject.send("PATCH", "/api/items/00FF", Map.of("subject", "x")).expect(404);
        testSubject.send("DELETE", "/api/items/00FF", "").expect(404);
    }

    @Test
    void outlooksRulesFollowFromAnEdit() throws Exception {
        JsonNode task = testSubject.create(Map.of("kind", "task", "percentComplete", 100));
        assertThat(task.required("status").asInt()).isEqualTo(2);
        assertThat(task.required("completed").asString()).isEqualTo("2026-11-25");

        JsonNode meeting = testSubject.create(
                Map.of("kind", "appointment", "start", "2026-12-01T10:00:00Z", "end", "2026-12-01T12:00:00Z"));
        JsonNode moved = testSubject.patch(meeting, Map.of("start", "2026-12-01T15:00:00+01:00"));
        assertThat(moved.required("end").asString()).isEqualTo("2026-12-01T17:00:00+01:00");

        JsonNode allDay = testSubject.patch(moved, Map.of("allDay", true));
        assertThat(allDay.required("start").asString()).isEqualTo("2026-12-01T00:00:00+01:00");
        assertThat(allDay.required("end").asString()).isEqualTo("2026-12-02T00:00:00+01:00");
    }

    @Test
    void aMeetingRequestComesWithItsCalendarItem() throws Exception {
        JsonNode request = testSubject.create(Map.of(
                "kind", "meetingRequest",
                "subject", "Kick-off",
                "start", "2026-12-02T09:00:00Z",
                "end", "2026-12-02T10:00:00Z",
                "organizer", "chair@example.com"));

        SimItem item = testSubject.mailbox.get(request.required("id").asString());
        SimItem entry = testSubject.mailbox.associatedAppointment(item).orElseThrow();
        assertThat(request.required("folderName").asString()).isEqualTo("Inbox");
        assertThat(entry.subject()).isEqualTo("Kick-off");
        assertThat(entry.content().number(Fields.RESPONSE_STATUS, -1)).isEqualTo(5);
        assertThat(request.required("organizer").asString()).isEqualTo("chair@example.com");
    }

    @Test
    void aMeetingRequestWithoutCalendarItemGetsOneWhenItIsAccepted() throws Exception {
        JsonNode request =
                testSubject.create(Map.of("kind", "meetingRequest", "subject", "Later", "inCalendar", false));
        assertThat(testSubject.mailbox.items()).hasSize(1);

        JsonNode entry = testSubject
                .send("POST", path(request) + "/respond", Map.of("response", 3))
                .expect(200)
                .json();

        assertThat(entry.required("kind").asString()).isEqualTo("appointment");
        assertThat(entry.required("globalId")).isEqualTo(request.required("globalId"));
        assertThat(entry.required("response").asInt()).isEqualTo(3);
    }

    @Test
    void deletingMovesToDeletedItemsAndPermanentlyDeletesForGood() throws Exception {
        JsonNode task = testSubject.create(Map.of("kind", "task", "subject", "Gone"));

        testSubject.send("DELETE", path(task), "").expect(204);

        assertThat(testSubject.get("/api/items").json()).isEmpty();
        assertThat(testSubject.get("/api/items?includeDeleted=true").json()).hasSize(1);
        assertThat(testSubject.get(path(task)).json().required("folderName").asString())
                .isEqualTo("Deleted Items");
        testSubject.send("DELETE", path(task) + "?permanent=true", "").expect(204);
        testSubject.get(path(task)).expect(404);
    }

    @Test
    void movingByFolderNameKeepsTheIdAndMovingToTheDataFileGivesAnother() throws Exception {
        JsonNode task = testSubject.create(Map.of("kind", "task", "subject", "Wander"));

        JsonNode drafts = testSubject.patch(task, Map.of("folder", "Drafts"));
        JsonNode archive = testSubject.patch(drafts, Map.of("store", "pst", "subject", "Arrived"));

        assertThat(drafts.required("id")).isEqualTo(task.required("id"));
        assertThat(archive.required("id")).isNotEqualTo(task.required("id"));
        assertThat(archive.required("store").asString()).isEqualTo("pst");
        assertThat(archive.required("subject").asString()).isEqualTo("Arrived");
    }

    @Test
    void theListIsFilteredByKindAndFolder() throws Exception {
        testSubject.create(Map.of("kind", "task", "subject", "t"));
        testSubject.create(Map.of("kind", "contact", "fullName", "Ada Example"));
        testSubject.create(Map.of("kind", "task", "subject", "p", "store", "pst"));

        assertThat(testSubject.get("/api/items").json()).hasSize(3);
        assertThat(testSubject.get("/api/items?kind=contact").json()).hasSize(1);
        assertThat(testSubject.get("/api/items?folder=Tasks").json()).hasSize(1);
        testSubject.get("/api/items?kind=note").expect(400);
        testSubject.get("/api/items?folder=Nowhere").expect(400);
    }

    @Test
    void fiveThousandItemsAreCreatedInOneRequestInOrder() throws Exception {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            items.add(Map.of("kind", "task", "subject", "Task " + i, "due", "2026-12-01"));
        }

        JsonNode created =
                testSubject.send("POST", "/api/items", items).expect(201).json();

        assertThat(created).hasSize(5_000);
        assertThat(created.get(4_999).required("subject").asString()).isEqualTo("Task 4999");
        assertThat(testSubject.mailbox.items()).hasSize(5_000).allMatch(item -> item.kind() == ItemKind.TASK);
    }

    @Test
    void noOtherPageAndNoOtherNameReachesTheItems() throws Exception {
        testSubject
                .send("GET", "/api/items", "", "Origin", "https://evil.example")
                .expect(403);
        testSubject
                .send("GET", "/api/items", "", "Origin", "http://127.0.0.1:1")
                .expect(403);
        testSubject.send("GET", "/api/items", "", "Sec-Fetch-Site", "same-site").expect(403);
        testSubject
                .send("POST", "/api/items", Map.of("kind", "task"), "Sec-Fetch-Site", "cross-site")
                .expect(403);
        testSubject
                .send("GET", "/api/items", "", "Sec-Fetch-Site", "same-origin")
                .expect(200);
        assertThat(testSubject.mailbox.items()).isEmpty();
    }

    private static String path(JsonNode item) {
        return "/api/items/" + item.required("id").asString();
    }
}
