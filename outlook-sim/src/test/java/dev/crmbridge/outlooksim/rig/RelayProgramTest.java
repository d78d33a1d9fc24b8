package dev.crmbridge.outlooksim.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.NewItem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@NeedsRelay
class RelayProgramTest {
    private static final int SIMULATOR_GONE = 3;
    private static final long GROWTH_LIMIT_BYTES = 1 << 20;

    @TempDir
    private Path folder;

    private RigOutlook outlook;
    private WindowsPrograms programs;
    private RunningRelay relay;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        outlook = RigOutlook.start(folder.resolve("outlook"));
        outlook.simulated()
                .mailbox()
                .create(new NewItem(ItemKind.TASK, null, List.of(ItemChange.text(Fields.SUBJECT, "Call"))));
        programs = new WindowsPrograms(folder);
        programs.prepare();
        relay = RunningRelay.start(programs, folder, outlook.url(), Map.of());
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        relay.close();
        outlook.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oneApplicationForAll",
                "textsOfAllScripts",
                "failuresKeepTheirNumbers",
                "objectsAreArguments",
                "tablesComeAsArrays",
                "eventsArriveWithTheirObjects",
                "eventsCanBeCanceled",
                "unknownEventsAreRefused"
            })
    void aComClientSeesTheSimulatorAndLeavesNothing(String check) throws Exception {
        assertHeld(probe(check));
        assertThat(relay.done("status").required("objects").asInt()).isEqualTo(1);
        assertThat(relay.done("status").required("subscriptions").asInt()).isZero();
        assertThat(outlook.simulated().model().liveObjects()).isEqualTo(1);
    }

    @Test
    void severalClientsWorkAtTheSameTime() throws Exception {
        List<String> checks = List.of("eventsCanBeCanceled", "objectsAreArguments", "textsOfAllScripts");
        List<CompletableFuture<WindowsPrograms.Ended>> running = new ArrayList<>();
        for (String check : checks) {
            running.add(CompletableFuture.supplyAsync(() -> probed(check)));
        }
        for (CompletableFuture<WindowsPrograms.Ended> one : running) {
            assertHeld(one.get());
        }
        assertThat(relay.done("status").required("objects").asInt()).isEqualTo(1);
    }

    @Test
    void itDoesNotGrowWithTheNumberOfCalls() throws Exception {
        // Its heap and its threads settle within the first tens of thousands of calls.
        for (int i = 0; i < 3; i++) {
            assertThat(probe("hundredsOfOperations")).isEqualTo(new WindowsPrograms.Ended(0, ""));
        }
        long before = relay.done("status").required("memoryBytes").asLong();
        assertThat(probe("hundredsOfOperations")).isEqualTo(new WindowsPrograms.Ended(0, ""));
        JsonNode after = relay.done("status");
        assertThat(after.required("memoryBytes").asLong()).isLessThan(before + GROWTH_LIMIT_BYTES);
        assertThat(after.required("objects").asInt()).isEqualTo(1);
        assertThat(after.required("references").asInt()).isEqualTo(1);
    }

    @Test
    void itIsStartedWhenSomebodyCreatesTheClass() throws Exception {
        relay.close();
        String[] entry = {"--machine", "--outlook", outlook.url()};
        assertThat(programs.run("x64/crmbridge-relay.exe", "--register", entry[0], entry[1], entry[2])
                        .status())
                .isZero();
        try {
            assertThat(probe("launched")).isEqualTo(new WindowsPrograms.Ended(0, ""));
            outlook.simulated().faults().die();
            assertThat(probe("launched").status())
                    .as("started again, which starts Outlook")
                    .isZero();
        } finally {
            outlook.simulated().faults().die();
            programs.run("x64/crmbridge-relay.exe", "--unregister", "--machine");
        }
    }

    @Test
    void quitEndsItAfterItsAnswer() throws Exception {
        assertThat(probe("quits")).isEqualTo(new WindowsPrograms.Ended(0, ""));
        assertThat(relay.awaitEnd()).isEqualTo(SIMULATOR_GONE);
        assertThat(outlook.simulated().faults().isRunning()).isFalse();
    }

    @Test
    void aDeadSimulatorEndsItAndAnotherTakesItsPlace() throws Exception {
        assertThat(probe("oneApplicationForAll").status()).isZero();
        outlook.simulated().faults().die();
        assertThat(relay.awaitEnd()).isEqualTo(SIMULATOR_GONE);
        assertThat(probe("oneApplicationForAll").status()).isNotZero();
        relay = RunningRelay.start(programs, folder, outlook.url(), Map.of(), "--start");
        assertThat(probe("oneApplicationForAll")).isEqualTo(new WindowsPrograms.Ended(0, ""));
    }

    @Test
    void theControlChannelWantsItsToken() throws Exception {
        JsonNode answer = Objects.requireNonNull(relay.send("guessed", "status"));
        assertThat(answer.required("ok").asBoolean()).isFalse();
        assertThat(answer.has("objects")).isFalse();
    }

    /** The only word about a check that holds is that it was repeated after a fault of Wine; the probe says when it does that. */
    private static void assertHeld(WindowsPrograms.Ended probe) {
        assertThat(probe.output()).matches("(\\w+: repeated after a fault in Wine's RPC\\R)?");
        assertThat(probe.status()).isZero();
    }

    private WindowsPrograms.Ended probe(String check) throws Exception {
        return programs.run("test/crmbridge-relay-probe.exe", check);
    }

    private WindowsPrograms.Ended probed(String check) {
        try {
            return probe(check);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
