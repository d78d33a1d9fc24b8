package dev.crmbridge.acceptance.com;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Part;
import dev.crmbridge.acceptance.product.Web;
import dev.crmbridge.testkit.relay.RelayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The real add-in, loaded as Outlook does, with something at the service's address that misbehaves. */
@Tag("com")
@Isolated("measures how long Outlook is held up")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileServiceTest {
    /** Time that the add-in may hold Outlook up, with room for a busy computer. */
    private static final double CALLBACK_P99_MS = 50;
    /** Shortest time-out of the add-in's connections: a callback that waited for the network would take longer. */
    private static final double NETWORK_MS = 2_000;

    private static final int GLANCES = 3;

    private Path data;
    private @Nullable Part outlook;
    private @Nullable ScriptedService service;
    private @Nullable RelayProcess relay;
    private Ribbon ribbon;
    private int tasks;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        WindowsSide.require();
        data = Files.createDirectories(folder.resolve("service"));
        outlook = Part.start(
                folder,
                "outlook",
                List.of("outlook", "--data", folder.resolve("outlook").toString(), "--port", "0", "--empty"),
                List.of(),
                Map.of());
        service = ScriptedService.start();
        service.announce(data);
        WindowsSide.settings(data);
        RelayProcess host = WindowsSide.relayWithAddIn(
                folder, outlook.ready("outlookUrl"), Files.createFile(folder.resolve("opened.txt")));
        relay = host;
        ribbon = new Ribbon(
                host, Ribbon.EXPLORER, "TabTasks", new Waiting(60, () -> host.ask("ribbon") + "\n" + host.printed()));
    }

    @AfterAll
    void stop() throws Exception {
        if (relay != null) {
            relay.close();
            WindowsSide.forget();
        }
        if (service != null) {
            service.close();
        }
        if (outlook != null) {
            outlook.close();
        }
    }

    @BeforeEach
    void theServiceIsWell() throws Exception {
        service().behave(Manner.PROPER);
        service().announce(data);
        ribbon.until("the add-in knows the service", () -> !kept());
        relay().ask("times", "reset", "true");
    }

    @AfterEach
    void nobodySawTheTokenWithoutProof() {
        assertThat(service().tokensWithoutProof()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PROPER", "SLOW"})
    void theRibbonSaysSoNothingWaitsAndTheClickIsCarriedOutLater(Manner bad) throws Exception {
        int before = service().met(bad);
        service().behave(bad);
        String task = pressTrack();
        ribbon.until("the ribbon says so", this::kept);
        // The selection is read after the click: it must not change before the add-in has tried again for the person's
        // sake.
        ribbon.until("the service was bad several times", () -> service().met(bad) > before + 2);
        assertNothingWaits();
        assertThat(service().carriedOut()).doesNotContain(task);

        service().behave(Manner.PROPER);
        assertCarriedOutOnce(task);
    }

    @Test
    void aServiceThatRefusesConnectionsIsLikeNone() throws Exception {
        ScriptedService.announceNobody(data);
        service().behave(Manner.CLOSES);
        String task = pressTrack();
        ribbon.until("the ribbon says so", this::kept);
        assertNothingWaits();

        service().behave(Manner.PROPER);
        service().announce(data);
        assertCarriedOutOnce(task);
    }

    @Test
    void aServiceThatTakesLongHoldsNothingUp() throws Exception {
        service().behave(Manner.SLOW);
        String task = pressTrack();
        ribbon.until("the service holds the answer back", () -> service().commandsHeldBack() > 0);
        assertNothingWaits();
        assertThat(service().carriedOut()).doesNotContain(task);

        service().behave(Manner.PROPER);
        assertCarriedOutOnce(task);
    }

    /** What a person does meanwhile: goes from item to item and looks at the ribbon. */
    private void assertNothingWaits() throws Exception {
        for (int i = 0; i < GLANCES; i++) {
            select(task());
            ribbon.control("crmTrack");
        }
        JsonNode times = relay().ask("times").required("times").required("all callbacks");
        assertThat(times.required("count").asInt()).isGreaterThan(GLANCES);
        assertThat(times.required("p99Ms").asDouble())
                .describedAs(times.toString())
                .isLessThan(CALLBACK_P99_MS);
        assertThat(times.required("maxMs").asDouble())
                .describedAs(times.toString())
                .isLessThan(NETWORK_MS);
        JsonNode addIn = relay().ask("addIns").required("addIns").get(0);
        assertThat(addIn.required("failures")).isEmpty();
        assertThat(addIn.required("connected").asBoolean()).isTrue();
    }

    private void assertCarriedOutOnce(String task) throws Exception {
        ribbon.until("the click is carried out", () -> service().carriedOut().contains(task));
        ribbon.until("the ribbon says what became of it", () -> ribbon.status().startsWith("Number "));
        assertThat(service().carriedOut()).containsOnlyOnce(task);
    }

    private boolean kept() throws IOException {
        return ribbon.status().contains("Your clicks are kept.");
    }

    private String pressTrack() throws Exception {
        String task = task();
        select(task);
        ribbon.press("crmTrack");
        return task;
    }

    private String task() throws Exception {
        return outlook()
                .post("/api/items", Map.of("kind", "task", "subject", "Task " + ++tasks))
                .expect(201)
                .json()
                .required("id")
                .asString();
    }

    private void select(String task) throws Exception {
        outlook().post("/api/windows", Map.of("selection", List.of(task))).expect(200);
    }

    private Web outlook() {
        return new Web(started(outlook).ready("outlookUrl"), Map.of());
    }

    private ScriptedService service() {
        return started(service);
    }

    private RelayProcess relay() {
        return started(relay);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started");
        }
        return part;
    }
}
