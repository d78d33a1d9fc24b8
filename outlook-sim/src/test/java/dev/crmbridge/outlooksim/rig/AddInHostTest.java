package dev.crmbridge.outlooksim.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@NeedsRelay
class AddInHostTest {
    private static final String CLASS = "{6D9C2C0B-3F0E-4C39-9C77-52C7B9C2A1D4}";
    private static final String EXPLORER = "Microsoft.Outlook.Explorer";
    private static final String TASK = "Microsoft.Outlook.Task";

    @TempDir
    private Path folder;

    private RigOutlook outlook;
    private RunningRelay host;
    private Path trace;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        outlook = RigOutlook.start(folder.resolve("outlook"));
        trace = folder.resolve("trace.txt");
        WindowsPrograms programs = new WindowsPrograms(folder);
        programs.prepare();
        host = RunningRelay.start(
                programs,
                folder,
                outlook.url(),
                Map.of("CRMBRIDGE_TEST_TRACE", WindowsPrograms.windowsPath(trace)),
                "--host",
                "--dll",
                WindowsPrograms.windowsPath(programs.program("test/crmbridge-test-addin.dll")),
                CLASS);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        host.close();
        outlook.close();
    }

    @Test
    void anAddInIsLoadedInOutlooksOrder() throws Exception {
        traced().containsExactly("GetCustomUI " + EXPLORER, "OnConnection 1 Outlook", "OnStartupComplete");
        JsonNode addIn = host.done("addIns").required("addIns").get(0);
        assertThat(addIn.required("connected").asBoolean()).isTrue();
        assertThat(addIn.required("loadMs").asDouble()).isPositive();
    }

    @Test
    void controlsAreShownWithTheirState() throws Exception {
        JsonNode count = control(EXPLORER, "count");
        assertThat(count.required("label").asString()).isEqualTo("Counted 0 selected");
        assertThat(count.required("enabled").asBoolean()).isTrue();
        assertThat(count.required("in").asString()).isEqualTo("TabTasks");
        assertThat(control(EXPLORER, "toggle").required("label").asString()).isEqualTo("Töggle");
        assertThat(control(EXPLORER, "never").required("enabled").asBoolean()).isFalse();
        assertThat(control(EXPLORER, "hidden").required("visible").asBoolean()).isFalse();
    }

    @Test
    void aPressedButtonSeesTheSelectionAndAsksToBeShownAnew() throws Exception {
        outlook.simulated().windows().select(List.of(task("One"), task("Two")));
        host.done("press", "id", "count");
        assertThat(control(EXPLORER, "count").required("label").asString()).isEqualTo("Counted 2 selected");
        assertThat(invalidations("single")).isEqualTo(1);
    }

    @Test
    void whatWasAnsweredCountsUntilTheAddInTakesItBack() throws Exception {
        control(EXPLORER, "count");
        host.done("times", "reset", "true");
        control(EXPLORER, "count");
        assertThat(host.done("times").required("times").has("callback GetLabel")).isFalse();
        host.done("press", "id", "toggle");
        assertThat(control(EXPLORER, "toggle").required("pressed").asBoolean()).isTrue();
        assertThat(host.done("times").required("times").has("callback GetLabel")).isTrue();
        assertThat(invalidations("all")).isEqualTo(1);
    }

    @Test
    void aContextMenuGetsTheSelection() throws Exception {
        outlook.simulated().windows().select(List.of(task("One"), task("Two"), task("Three")));
        host.done("press", "id", "fromMenu");
        assertThat(control(EXPLORER, "count").required("label").asString()).isEqualTo("Counted 103 selected");
    }

    @Test
    void aMenuIsFilledWhenItIsOpened() throws Exception {
        assertThat(refusal("press", "id", "first")).contains("there is no control");
        assertThat(host.done("open", "id", "more").required("controls").get(0).required("id").asString())
                .isEqualTo("first");
        host.done("press", "id", "first");
    }

    @Test
    void anInspectorHasARibbonOfItsOwn() throws Exception {
        outlook.simulated().windows().open(task("Shown in a form"));
        assertThat(control(TASK, "subject").required("label").asString()).isEqualTo("Shown in a form");
        assertThat(refusal("ribbon", "ribbon", "Microsoft.Outlook.Contact")).contains("nothing for the ribbon");
        host.done("ribbon", "ribbon", TASK);
        traced().filteredOn(line -> line.equals("GetCustomUI " + TASK)).hasSize(1);
    }

    @Test
    void whatAPersonCannotPressIsNotPressed() throws Exception {
        assertThat(refusal("press", "id", "never")).contains("not enabled");
        assertThat(refusal("press", "id", "hidden")).contains("not visible");
        assertThat(refusal("press", "id", "more")).contains("cannot be pressed");
        assertThat(refusal("press", "id", "none")).contains("there is no control");
    }

    @Test
    void aCallbackThatIsMissingIsReported() throws Exception {
        host.done("ribbon");
        JsonNode failures =
                host.done("addIns").required("addIns").get(0).required("failures");
        assertThat(failures.get(0).required("callback").asString()).isEqualTo("NoSuchCallback");
        assertThat(failures.get(0).required("result").asString()).isEqualTo("0x80020006");
    }

    @Test
    void quitReachesTheAddInBeforeTheEnd() throws Exception {
        host.ask("quit");
        assertThat(host.awaitEnd()).isZero();
        traced().endsWith("Quit").doesNotContain("OnDisconnection 0");
    }

    @Test
    void anOrderlyQuitDisconnectsFirst() throws Exception {
        host.ask("quit", "orderly", "true");
        assertThat(host.awaitEnd()).isZero();
        traced().endsWith("OnBeginShutdown", "OnDisconnection 0");
    }

    @Test
    void anAddInThatIsTurnedOffGoesAndLeavesNothing() throws Exception {
        host.done("ribbon");
        host.done("disconnect");
        traced().endsWith("OnDisconnection 1");
        assertThat(refusal("ribbon")).contains("no add-in is connected");
        JsonNode status = host.done("addIns");
        assertThat(status.required("subscriptions").asInt()).isZero();
        assertThat(status.required("objects").asInt()).isEqualTo(1);
    }

    private String task(String subject) {
        return outlook.simulated()
                .mailbox()
                .create(new NewItem(ItemKind.TASK, null, List.of(ItemChange.text(Fields.SUBJECT, subject))))
                .entryId();
    }

    private JsonNode control(String ribbon, String id) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode control : host.done("ribbon", "ribbon", ribbon).required("controls")) {
            if (control.required("id").asString().equals(id)) {
                found.add(control);
            }
        }
        assertThat(found).as("controls with the id " + id).hasSize(1);
        return found.get(0);
    }

    private int invalidations(String kind) throws IOException {
        return host.done("ribbon").required("invalidations").required(kind).asInt();
    }

    private String refusal(String... commandAndFields) throws IOException {
        String[] fields = Stream.of(commandAndFields).skip(1).toArray(String[]::new);
        JsonNode answer = Objects.requireNonNull(host.ask(commandAndFields[0], fields));
        assertThat(answer.required("ok").asBoolean()).isFalse();
        return answer.required("error").asString();
    }

    private ListAssert<String> traced() throws IOException {
        return assertThat(Files.readAllLines(trace));
    }
}
