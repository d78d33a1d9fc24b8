package dev.crmbridge.outlooksim.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.bridge.com.ComDispatch.Kind;
import dev.crmbridge.bridge.com.ComException;
import dev.crmbridge.bridge.com.ComObject;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.outlooksim.SimulatedOutlook;
import dev.crmbridge.outlooksim.SimulatedOutlookSettings;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.MailboxSettings;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import dev.crmbridge.outlooksim.relay.RelayDispatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WindowsApiTest {
    private static final String EXPLORER_EVENTS = "{0006300F-0000-0000-C000-000000000046}";
    private static final String APPLICATION_EVENTS = "{0006302C-0000-0000-C000-000000000046}";
    private static final int SELECTION_CHANGE = 0xF007;
    private static final int QUIT = 0xF007;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private SimulatedOutlook outlook;
    private OutlookServer server;

    @BeforeEach
    void start() throws IOException {
        outlook = SimulatedOutlook.start(new SimulatedOutlookSettings(
                folder, MailboxSettings.in(ZoneId.of("UTC")), () -> Instant.parse("2026-11-02T09:00:00Z"), 0));
        server = OutlookServer.start(outlook, (url, token) -> new ScriptedService(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
        outlook.close();
    }

    @Test
    void whatAScriptSelectsAnAttachedProgramSees() throws Exception {
        String task = task("Selected");
        CountDownLatch changed = new CountDownLatch(1);
        try (RelayDispatch program = RelayDispatch.connect(outlook.relayAddress(), false)) {
            ComObject explorer = object(program, program.application(), "ActiveExplorer");
            program.advise(explorer, EXPLORER_EVENTS, (id, args) -> {
                if (id == SELECTION_CHANGE) {
                    changed.countDown();
                }
            });
            JsonNode shown = post("{\"selection\":[\"" + task + "\"]}", 200);
            assertThat(shown.required("selection").get(0).asString()).isEqualTo(task);
            assertThat(changed.await(10, TimeUnit.SECONDS)).isTrue();
            ComObject selection = object(program, explorer, "Selection");
            assertThat(program.invoke(selection, id(program, selection, "Count"), Kind.CALL, List.of()))
                    .isEqualTo(ComValue.of(1));
        }
    }

    @Test
    void aFormIsOpenedAndClosed() throws Exception {
        String task = task("Opened");
        JsonNode form = post("{\"open\":\"" + task + "\"}", 200).required("forms").get(0);
        assertThat(form.required("item").asString()).isEqualTo(task);
        assertThat(post("{\"openNew\":\"contact\"}", 200).required("forms")).hasSize(2);
        assertThat(post("{\"close\":" + form.required("number") + "}", 200).required("forms"))
                .hasSize(1);
    }

    @Test
    void aFolderIsShownWithNothingSelected() throws Exception {
        String task = task("Left");
        post("{\"selection\":[\"" + task + "\"]}", 200);
        String tasks = outlook.mailbox().get(task).folderId();
        JsonNode shown = post("{\"folder\":\"" + tasks + "\"}", 200);
        assertThat(shown.required("folder").asString()).isEqualTo(tasks);
        assertThat(shown.required("selection")).isEmpty();
    }

    @Test
    void aRefusedChangeLeavesEverythingAsItWas() throws Exception {
        String task = task("Stays");
        post("{\"selection\":[\"" + task + "\"]}", 200);
        post("{\"selection\":[\"gone\"]}", 404);
        post("{\"folder\":\"gone\"}", 404);
        post("{\"selection\":[],\"close\":9}", 400);
        post("{\"selection\":\"all\"}", 400);
        post("{\"openNew\":\"note\"}", 400);
        post("{\"zoom\":2}", 400);
        JsonNode shown = JsonMapper.shared()
                .readTree(http.send(request().GET().build(), HttpResponse.BodyHandlers.ofString())
                        .body());
        assertThat(shown.required("selection").get(0).asString()).isEqualTo(task);
    }

    @Test
    void afterQuitEverybodyWasToldAndNobodyIsAttached() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        try (RelayDispatch listening = RelayDispatch.connect(outlook.relayAddress(), false);
                RelayDispatch quitting = RelayDispatch.connect(outlook.relayAddress(), false)) {
            listening.advise(listening.application(), APPLICATION_EVENTS, (id, args) -> {
                if (id == QUIT) {
                    told.countDown();
                }
            });
            ComObject application = quitting.application();
            quitting.invoke(application, id(quitting, application, "Quit"), Kind.CALL, List.of());
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ended(listening)).isTrue();
            assertThat(outlook.faults().isRunning()).isFalse();
        }
    }

    /** The connection ends soon after the event; each call before that is answered. */
    private static boolean ended(RelayDispatch program) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end) {
            try {
                program.application();
            } catch (ComException gone) {
                return true;
            }
        }
        return false;
    }

    private String task(String subject) {
        return outlook.mailbox()
                .create(new NewItem(ItemKind.TASK, null, List.of(ItemChange.text(Fields.SUBJECT, subject))))
                .entryId();
    }

    private JsonNode post(String body, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request().POST(BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(server.uri() + "/api/windows"));
    }

    private static int id(RelayDispatch program, ComObject target, String member) {
        return program.idsOfNames(target, List.of(member)).get(0);
    }

    private static ComObject object(RelayDispatch program, ComObject target, String member) {
        return ((ComValue.Obj) program.invoke(target, id(program, target, member), Kind.CALL, List.of())).object();
    }
}
