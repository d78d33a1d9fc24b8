package dev.crmbridge.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.service.FakeEngine;
import dev.crmbridge.service.RunningService;
import dev.crmbridge.sync.command.CommandKind;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandApiTest {
    private static final String TASK = "00000000AAAA0001";
    private static final String TWIN = "00000000AAAA0002";

    private RunningService service;

    @BeforeEach
    void start(@TempDir Path folder) {
        service = new RunningService(folder);
        service.engine.withTask(TASK, "Call Kim").withTask(TWIN, "duplicate");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void anAcceptedCommandAnswers202WithOneOperationPerItem() throws Exception {
        var answer = service.post("/api/commands", """
                {"command":"track","items":[{"entryId":"%s","storeId":"","kind":"task"},{"entryId":"%s","kind":"task"}],
                 "as":"phonecall","window":"0x1234"}""".formatted(TASK, TWIN));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).path("operations")).hasSize(2);
        assertThat(service.engine.submitted.get(0).as()).isEqualTo("phonecall");
    }

    @Test
    void aTargetMayBeATextOrAnObject() throws Exception {
        var target = FakeEngine.record("account", "Fabrikam");
        String item = "\"items\":[{\"entryId\":\"" + TASK + "\",\"kind\":\"task\"}]";
        service.post("/api/commands", "{\"command\":\"regarding\"," + item + ",\"regarding\":\"" + target + "\"}");
        service.post(
                "/api/commands",
                "{\"command\":\"parent\"," + item + ",\"parent\":{\"entity\":\"account\",\"id\":\"" + target.id()
                        + "\"}}");

        assertThat(service.engine.submitted.get(0).target()).isEqualTo(target);
        assertThat(service.engine.submitted.get(1).kind()).isEqualTo(CommandKind.PARENT);
        assertThat(service.engine.submitted.get(1).target()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json                                                     | bad-json",
                "[]                                                           | bad-request",
                "{}                                                           | bad-request",
                "{\"command\":\"fly\",\"items\":[]}                           | unknown-command",
                "{\"command\":\"track\"}                                      | bad-request",
                "{\"command\":\"track\",\"items\":[1]}                        | bad-request",
                "{\"command\":\"track\",\"items\":[{\"kind\":\"task\"}]}      | bad-request",
                "{\"command\":\"track\",\"items\":[{\"entryId\":\"A\",\"kind\":\"poem\"}]} | bad-request",
                "{\"command\":\"track\",\"items\":[]}                          | no-items",
                "{\"command\":\"track\",\"items\":[],\"bulk\":true}          | no-items",
                "{\"command\":\"track\",\"items\":[],\"regardng\":\"x\"}      | unknown-field",
                "{\"command\":\"track\",\"items\":[],\"bulk\":\"yes\"}        | bad-request",
                "{\"command\":\"track\",\"items\":[],\"as\":\"poem\"}         | bad-request",
                "{\"command\":\"regarding\",\"items\":[],\"regarding\":\"x\"} | bad-request"
            })
    void aBadBodyIsRefusedWithWordsAndNothingIsDone(String body, String code) throws Exception {
        var answer = service.post("/api/commands", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").path("code").asString()).isEqualTo(code);
        assertThat(json(answer).path("error").path("message").asString()).isNotBlank();
        assertThat(service.engine.submitted).isEmpty();
    }

    @Test
    void theParserOfTheBodyDoesNotTalkToThePerson() throws Exception {
        var answer = service.post("/api/commands", "{\"command\":\"track\",\n \"items\":[}");

        assertThat(json(answer).path("error").path("message").asString())
                .isEqualTo("The body is not JSON that can be read: see line 2, column 11.");
    }

    @Test
    void anEntryIdLongerThanAnyOfOutlooksIsRefusedWithTheLimit() throws Exception {
        String longest = "0".repeat(1_016) + "AAAA0001";
        service.engine.withTask(longest, "Call Kim");

        var taken = service.post("/api/commands", track(longest));
        var refused = service.post("/api/commands", track("0" + longest));

        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("error").path("message").asString())
                .isEqualTo("“entryId” in an element of “items” has 1025 characters; an EntryID has at most 1024.");
        assertThat(service.engine.submitted).hasSize(1);
    }

    private static String track(String entryId) {
        return "{\"command\":\"track\",\"items\":[{\"entryId\":\"" + entryId + "\",\"kind\":\"task\"}]}";
    }

    @Test
    void aHugeBodyIsRefused() throws Exception {
        var answer = service.post("/api/commands", "{\"command\":\"" + "x".repeat(9_000_000) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).path("error").path("message").asString())
                .contains("larger than 8 MiB")
                .contains("Send less at once");
        assertThat(service.engine.submitted).isEmpty();
    }

    @Test
    void aQuestionShowsItsCandidatesAndIsAnsweredOnce() throws Exception {
        String op = json(service.post(
                        "/api/commands",
                        "{\"command\":\"track\",\"items\":[{\"entryId\":\"" + TWIN + "\",\"kind\":\"task\"}]}"))
                .path("operations")
                .get(0)
                .path("op")
                .asString();

        JsonNode question =
                json(service.send(service.signed("/api/operations/" + op))).path("question");
        assertThat(question.path("type").asString()).isEqualTo("potential-duplicates");
        assertThat(question.path("candidates").get(0).path("name").asString()).isEqualTo("older");

        var answered = service.post("/api/operations/" + op + "/answer", "{\"answer\":\"cancel\"}");
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(json(answered).path("outcome").asString()).isEqualTo("cancelled");
        assertThat(service.post("/api/operations/" + op + "/answer", "{\"answer\":\"save\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void unknownOperationsAndItemsAre404() throws Exception {
        assertThat(service.send(service.signed("/api/operations/none")).statusCode())
                .isEqualTo(404);
        assertThat(service.post("/api/operations/none/answer", "{\"answer\":\"yes\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.send(service.signed("/api/why/FFFFFFFFFFFF")).statusCode())
                .isEqualTo(404);
        assertThat(service.send(service.signed("/api/nothing")).statusCode()).isEqualTo(404);
    }

    @Test
    void searchAsksForATableAndALimitInRange() throws Exception {
        assertThat(json(service.send(service.signed("/api/search?entity=account&text=Fab"))))
                .hasSize(1);
        assertThat(service.send(service.signed("/api/search?text=Fab")).statusCode())
                .isEqualTo(400);
        assertThat(service.send(service.signed("/api/search?entity=account&limit=1000"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aTableTheCrmDoesNotHaveIsNamedAndNotTakenForAMissingRecord() throws Exception {
        service.engine.searchFailures.put(
                "nix", new CrmFailure.Rejected("no-such-table", "The CRM has no table “nix”."));

        var answer = service.send(service.signed("/api/search?entity=nix&text=a"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").path("code").asString()).isEqualTo("no-such-table");
        assertThat(json(answer).path("error").path("message").asString()).contains("“nix”");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
