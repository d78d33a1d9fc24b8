package dev.crmbridge.service.addin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.service.RunningService;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AddinApiTest {
    private static final String TASK = "00000000AAAA0001";
    private static final String OTHER = "00000000AAAA0002";

    private RunningService service;

    @BeforeEach
    void start(@TempDir Path folder) {
        service = new RunningService(folder);
        service.engine.withTask(TASK, "Call Kim").withTask(OTHER, "slow");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void statesComeInTheOrderOfTheItemsWithWhatTheKindCanBecome() throws Exception {
        track(TASK);

        JsonNode items =
                json(service.post("/api/addin/state", """
                        {"items":[{"entryId":"%s","storeId":"s","kind":"task"},{"entryId":"FF","kind":"mail"}]}""".formatted(TASK))).path("items");

        assertThat(items.get(0).path("state").asString()).isEqualTo("linked");
        assertThat(items.get(0).path("trackedAs").asString()).isEqualTo("task");
        assertThat(items.get(0).path("record").path("url").asString()).startsWith("http://");
        assertThat(items.get(0).path("offered")).hasSize(4);
        assertThat(items.get(1).path("state").asString()).isEqualTo("untracked");
        assertThat(items.get(1).path("offered")).isEmpty();
    }

    @Test
    void whoKnowsNothingIsToldAtOnceToAskForEverything() throws Exception {
        JsonNode news = news(0, "", 25);

        assertThat(news.path("all").asBoolean()).isTrue();
        assertThat(news.path("status").path("online").asBoolean()).isTrue();
        assertThat(news.path("recentRegarding")).hasSize(2);
        assertThat(news.path("recentParents")).hasSize(1);
    }

    @Test
    void newsIsHeldBackUntilSomethingHappens() throws Exception {
        JsonNode first = news(0, "", 0);
        CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return news(first.path("version").asLong(), first.path("run").asString(), 25);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        var operation = service.engine.operation(trackSlowly()).get().orElseThrow();
        service.engine.tell(new Engine.Event.OperationChanged(operation));

        JsonNode second = waiting.get(20, TimeUnit.SECONDS);

        assertThat(second.path("all").asBoolean()).isFalse();
        assertThat(second.path("items").get(0).asString()).isEqualTo(OTHER);
        assertThat(second.path("operations").get(0).path("outcome").asString()).isEqualTo("pending");
        assertThat(second.path("version").asLong())
                .isGreaterThan(first.path("version").asLong());
    }

    @Test
    void anAnswerWithoutNewsEndsWithTheTime() throws Exception {
        JsonNode first = news(0, "", 0);

        JsonNode second = news(first.path("version").asLong(), first.path("run").asString(), 1);

        assertThat(second.path("operations")).isEmpty();
        assertThat(second.path("version")).isEqualTo(first.path("version"));
    }

    @Test
    void numbersOfAnotherRunMeanNothing() throws Exception {
        assertThat(news(1_000, "another", 25).path("all").asBoolean()).isTrue();
    }

    @Test
    void hintsReachTheEngine() throws Exception {
        var answer = service.post("/api/addin/events", "{\"items\":[{\"entryId\":\"" + TASK + "\"}],\"unknown\":true}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(service.engine.hinted).containsExactly(ItemRef.ofDefaultStore(TASK));
        assertThat(service.engine.hintedOthers).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/addin/state  | {}",
                "/api/addin/state  | {\"items\":[{\"kind\":\"task\"}]}",
                "/api/addin/state  | {\"items\":[{\"entryId\":\"A\",\"kind\":\"poem\"}]}",
                "/api/addin/state  | {\"items\":[],\"more\":1}",
                "/api/addin/events | {\"items\":1}",
                "/api/addin/events | {\"items\":[{\"entryId\":\"\"}]}"
            })
    void aBadBodyIsRefused(String path, String body) throws Exception {
        assertThat(service.post(path, body).statusCode()).isEqualTo(400);
        assertThat(service.engine.hinted).isEmpty();
    }

    @Test
    void nobodyIsAnsweredWithoutTheToken() throws Exception {
        assertThat(service.send(service.plain("/api/addin/news")).statusCode()).isEqualTo(401);
    }

    private void track(String item) throws Exception {
        service.post(
                "/api/commands",
                "{\"command\":\"track\",\"items\":[{\"entryId\":\"" + item + "\",\"kind\":\"task\"}]}");
    }

    private String trackSlowly() throws Exception {
        track(OTHER);
        return service.engine.operations(10).get().get(0).op();
    }

    private JsonNode news(long after, String run, int wait) throws Exception {
        return json(service.send(service.signed("/api/addin/news?after=" + after + "&run=" + run + "&wait=" + wait)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
