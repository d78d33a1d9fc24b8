package dev.crmbridge.outlooksim.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.outlooksim.web.RibbonHandler.Click;
import dev.crmbridge.outlooksim.web.RibbonHandler.Control;
import dev.crmbridge.outlooksim.web.RibbonHandler.Selected;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pressing buttons, and how service and ribbon find each other. */
class RibbonAndRelayTest {
    private static RunningOutlook testSubject;

    @BeforeAll
    static void start() {
        testSubject = new RunningOutlook();
    }

    @AfterEach
    void empty() {
        testSubject.empty();
        testSubject.server.ribbon().disconnectAny();
        testSubject.connected.clear();
    }

    @AfterAll
    static void stop() {
        testSubject.close();
    }

    @Test
    void withoutAServiceAButtonSaysSo() throws Exception {
        RunningOutlook.Got answer = press("track", task()).expect(503);

        assertThat(answer.json().required("error").required("code").asString()).isEqualTo("service-not-running");
        assertThat(answer.text()).contains("Nothing was done");
        assertThat(testSubject.get("/api/ribbon").json().required("connected").asBoolean())
                .isFalse();
    }

    @Test
    void aButtonHandsTheSelectionOverAndTheServicesAnswerBackUnchanged() throws Exception {
        var service = new ScriptedService();
        service.answer = "{ \"operations\" : [ 1 ] }";
        testSubject.server.ribbon().connect(service);
        JsonNode task = task();

        RunningOutlook.Got answer = testSubject
                .send(
                        "POST",
                        "/api/ribbon",
                        Map.of("control", "track", "selection", List.of(id(task)), "as", "phonecall"))
                .expect(202);

        assertThat(answer.text()).isEqualTo(service.answer);
        assertThat(service.clicks)
                .containsExactly(new Click(
                        Control.TRACK,
                        List.of(new Selected(id(task), task.required("storeId").asString(), "task")),
                        "phonecall",
                        null));
    }

    @Test
    void howTheSelectionStandsIsAskedOfTheServiceForAllOfItAtOnce() throws Exception {
        var service = new ScriptedService();
        testSubject.server.ribbon().connect(service);
        JsonNode first = task();
        JsonNode second = task();

        RunningOutlook.Got answer = testSubject
                .send("POST", "/api/ribbon/state", Map.of("selection", List.of(id(first), id(second))))
                .expect(200);

        assertThat(answer.text()).isEqualTo("{\"items\":[]}");
        assertThat(service.asked)
                .containsExactly(List.of(
                        new Selected(id(first), first.required("storeId").asString(), "task"),
                        new Selected(id(second), second.required("storeId").asString(), "task")));
    }

    @Test
    void aWrongClickNamesTheField() throws Exception {
        testSubject.server.ribbon().connect(new ScriptedService());

        assertThat(press("explode", task()).expect(400).text()).contains("“control”");
        assertThat(testSubject
                        .send("POST", "/api/ribbon", Map.of("control", "track", "selection", List.of()))
                        .expect(400)
                        .text())
                .contains("“selection”");
        testSubject
                .send("POST", "/api/ribbon", Map.of("control", "track", "selection", List.of("00")))
                .expect(404);
    }

    @Test
    void aServiceThatIsGoneIsToldAsNotRunning() throws Exception {
        testSubject.server.ribbon().connect(new GoneService());

        assertThat(press("track", task()).expect(503).text()).contains("Nobody answers");
    }

    @Test
    void onlyProgramsReadTheRelayToken() throws Exception {
        assertThat(testSubject.get("/relay").json().required("token").asString())
                .isEqualTo("relay-secret");
        for (String site : List.of("none", "same-origin", "same-site", "cross-site")) {
            testSubject.send("GET", "/relay", "", "Sec-Fetch-Site", site).expect(403);
        }
        testSubject
                .send("GET", "/relay", "", "Origin", testSubject.server.uri().toString())
                .expect(403);
    }

    @Test
    void aServiceAnnouncesItselfWithTheRelayTokenOnly() throws Exception {
        Map<String, String> body = Map.of("bridgeUrl", "http://127.0.0.1:4712", "bridgeToken", "bridge-secret");

        testSubject.send("POST", "/relay/service", body).expect(401);
        testSubject
                .send("POST", "/relay/service", body, "Authorization", "Bearer wrong")
                .expect(401);
        testSubject
                .send(
                        "POST",
                        "/relay/service",
                        Map.of("bridgeUrl", "http://evil.example:1", "bridgeToken", "x"),
                        "Authorization",
                        "Bearer relay-secret")
                .expect(400);
        assertThat(testSubject.connected).isEmpty();
        testSubject
                .send("POST", "/relay/service", body, "Authorization", "Bearer relay-secret")
                .expect(204);

        assertThat(testSubject.connected).containsExactly("http://127.0.0.1:4712 bridge-secret");
        press("track", task()).expect(202);
        testSubject
                .send("DELETE", "/relay/service", "", "Authorization", "Bearer relay-secret")
                .expect(204);
        press("track", task()).expect(503);
    }

    private JsonNode task() throws Exception {
        return testSubject.create(Map.of("kind", "task", "subject", "Clicked"));
    }

    private RunningOutlook.Got press(String control, JsonNode item) throws Exception {
        return testSubject.send("POST", "/api/ribbon", Map.of("control", control, "selection", List.of(id(item))));
    }

    private static String id(JsonNode item) {
        return item.required("id").asString();
    }

    /** A service that ended. */
    private static final class GoneService implements RibbonHandler {
        @Override
        public Answer press(Click click) {
            throw new RibbonFailure("Nobody answers.", new java.io.IOException("refused"));
        }

        @Override
        public Answer standings(java.util.List<Selected> selection) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer operation(String op) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer why(String entryId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public java.net.URI open(String path) {
            throw new UnsupportedOperationException();
        }
    }
}
