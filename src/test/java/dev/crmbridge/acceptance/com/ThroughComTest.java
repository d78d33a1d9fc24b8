package dev.crmbridge.acceptance.com;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.testkit.relay.RelayProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code crmbridge start} attached to Outlook through Jacob and COM. */
@Tag("com")
@ResourceLock("rig")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThroughComTest {
    private static final int ITEMS = 20;

    private Path folder;
    private Product product;
    private @Nullable RelayProcess relay;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        WindowsSide.require();
        folder = temporary;
        product = Product.throughCom(folder, WindowsSide.java(), WindowsSide.options());
    }

    @AfterAll
    void stop() throws Exception {
        if (product != null) {
            product.close();
        }
        if (relay != null) {
            relay.close();
        }
    }

    @Test
    @Order(1)
    void theServiceStartsWithoutOutlookWaitsForItAndAttaches() throws Exception {
        until("Outlook is away", () -> !outlookReachable());
        relay = WindowsSide.relay(folder, product.outlookPart().ready("outlookUrl"));
        until("Outlook is attached", this::outlookReachable);
    }

    @Test
    @Order(2)
    void twentyTasksAreTrackedByTheCommandLineAndKeptInStep() throws Exception {
        List<String> ids = tasks("Kauf Größe 漢字 😀");
        List<String> command = new ArrayList<>(List.of("track"));
        command.addAll(ids);
        command.addAll(List.of("--json", "--wait", "120"));
        JsonNode answer =
                product.cli(command.toArray(String[]::new)).expect(0).json().required("operations");
        assertThat(answer)
                .hasSize(ITEMS)
                .allSatisfy(operation ->
                        assertThat(operation.required("outcome").asString()).isEqualTo("linked"));
        assertOneRecordEach(ids, "Kauf Größe 漢字 😀");
        JsonNode marked = product.outlook().get("/api/items/" + ids.get(0)).json();
        assertThat(marked.required("categories").toString()).contains("Tracked in CRM");

        product.outlook().send("PATCH", "/api/items/" + ids.get(0), Map.of("subject", "Von Outlook ä"), Map.of());
        String record = recordOf(ids.get(1));
        product.crm().send("PATCH", "/tasks(" + record + ")", Map.of("subject", "Aus dem CRM 漢"), Map.of());
        until("both edits have arrived", () -> {
            product.cli("sync", "--json").expect(0);
            return product.crm()
                            .get("/tasks(" + recordOf(ids.get(0)) + ")")
                            .json()
                            .required("subject")
                            .asString()
                            .equals("Von Outlook ä")
                    && product.outlook()
                            .get("/api/items/" + ids.get(1))
                            .json()
                            .required("subject")
                            .asString()
                            .equals("Aus dem CRM 漢");
        });
    }

    @Test
    @Order(3)
    void outlookKilledWhileTwentyItemsAreTrackedLinksEachOnce() throws Exception {
        List<String> ids = tasks("Killed");
        List<Map<String, String>> selected = ids.stream()
                .map(id -> Map.of("entryId", id, "storeId", "", "kind", "task"))
                .toList();
        product.bridge()
                .post("/api/commands", Map.of("command", "track", "items", selected))
                .expect(202);
        until("the first item is linked", () -> states(ids).containsValue("linked"));
        product.outlookPart().kill();
        relay().awaitEnd();
        until("Outlook is away", () -> !outlookReachable());

        product.startOutlookAgain();
        relay = WindowsSide.relay(folder, product.outlookPart().ready("outlookUrl"));
        until("all are linked", () -> states(ids).values().stream().allMatch("linked"::equals));
        assertOneRecordEach(ids, "Killed");
    }

    /** To a program outside, a dialog that waits for the user looks as “rejected”, a long task as “retry later”. */
    @ParameterizedTest
    @ValueSource(strings = {"rejected", "retryLater"})
    @Order(4)
    void anOutlookThatIsBusyForTenSecondsOnlyDelaysTheCommand(String busy) throws Exception {
        String id = product.task("Busy " + busy);
        faults(Map.of(busy, 1));
        String op = product.accepted("track", Map.of(), id)
                .required("operations")
                .get(0)
                .required("op")
                .asString();
        until("calls were refused for ten seconds", () -> {
            assertThat(product.outcome(op)).isEqualTo("pending");
            return product.outlook()
                            .get("/api/faults")
                            .expect(200)
                            .json()
                            .required("refusedForMs")
                            .asLong()
                    >= 10_000;
        });
        faults(Map.of());
        until("the item is linked", () -> product.outcome(op).equals("linked"));
        assertThat(product.rows("tasks?$select=subject&$filter=subject eq 'Busy " + busy + "'"))
                .hasSize(1);
        assertThat(product.bridge()
                        .get("/api/status")
                        .expect(200)
                        .json()
                        .required("problems")
                        .asInt())
                .isZero();
    }

    private void faults(Map<String, Object> plan) throws Exception {
        product.outlook().send("POST", "/api/faults", plan, Map.of()).expect(200);
    }

    /** A thousand edits at once, and nobody tells of them: the next run finds out by itself. */
    @Test
    @Order(5)
    void aThousandEditsAtOnceWithoutAnyEventAreThereAfterTheNextRun() throws Exception {
        List<String> ids = tasks("Burst");
        List<String> command = new ArrayList<>(List.of("track"));
        command.addAll(ids);
        command.addAll(List.of("--wait", "120"));
        product.cli(command.toArray(String[]::new)).expect(0);
        faults(Map.of("lostEvents", 1));
        for (int i = 0; i < 1_000; i++) {
            product.outlook()
                    .send("PATCH", "/api/items/" + ids.get(i % ITEMS), Map.of("subject", "Burst edit " + i), Map.of())
                    .expect(200);
        }
        faults(Map.of());
        product.cli("sync", "--json").expect(0);
        for (int i = 0; i < ITEMS; i++) {
            assertThat(product.crm()
                            .get("/tasks(" + recordOf(ids.get(i)) + ")")
                            .json()
                            .required("subject")
                            .asString())
                    .isEqualTo("Burst edit " + (1_000 - ITEMS + i));
        }
    }

    @Test
    @Order(6)
    void whatIsDoneLeavesNoReferenceInOutlook() throws Exception {
        product.cli("sync", "--json").expect(0);
        long before = relay().figure("references");
        for (int i = 0; i < 3; i++) {
            String id = product.task("Another " + i);
            product.cli("track", id, "--wait", "60").expect(0);
            product.cli("sync", "--json").expect(0);
        }

        until("as much is referenced as before", () -> relay().figure("references") == before);
    }

    private RelayProcess relay() {
        return Objects.requireNonNull(relay);
    }

    private List<String> tasks(String name) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            ids.add(product.task(name + " item " + i));
        }
        return ids;
    }

    private boolean outlookReachable() throws Exception {
        return product.bridge()
                .get("/api/status")
                .expect(200)
                .json()
                .required("outlook")
                .required("reachable")
                .asBoolean();
    }

    private Map<String, String> states(List<String> ids) throws Exception {
        Map<String, String> states = new LinkedHashMap<>();
        for (JsonNode item : product.bridge().get("/api/items").expect(200).json()) {
            String id = item.required("id").asString();
            if (ids.contains(id)) {
                states.put(id, item.required("state").asString());
            }
        }
        return states.size() == ids.size() ? states : Map.of("", "unknown");
    }

    private String recordOf(String id) throws Exception {
        return product.item(id).required("record").required("id").asString();
    }

    private void assertOneRecordEach(List<String> ids, String name) throws Exception {
        Set<String> records = new HashSet<>();
        for (JsonNode row : product.rows("tasks?$select=subject&$filter=startswith(subject,'" + name + " item ')")) {
            records.add(row.required("activityid").asString());
        }
        Set<String> linked = new HashSet<>();
        for (JsonNode item : product.bridge().get("/api/items").expect(200).json()) {
            if (ids.contains(item.required("id").asString())) {
                linked.add(item.required("record").required("id").asString());
            }
        }
        assertThat(records).hasSize(ITEMS);
        assertThat(linked).isEqualTo(records);
    }

    private void until(String what, Callable<Boolean> reached) throws Exception {
        new Waiting(
                        120,
                        () -> product.bridge().get("/api/status").body() + "\n"
                                + product.service().output())
                .until(what, reached);
    }
}
