package dev.crmbridge.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.acceptance.product.Rules;
import dev.crmbridge.sync.flow.Failpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The service ends at one named point, is started again, and finishes the work once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailpointsTest {
    private static final int HALTED = 137;
    private static final long LIMIT_SECONDS = 90;

    /** What reaches a failpoint. */
    private enum Action {
        TRACK,
        TRACK_WITH_STATE,
        ASK,
        ANSWER,
        UNTRACK,
        SET_REGARDING,
        EDIT_IN_OUTLOOK,
        EDIT_IN_CRM,
        DELETE_IN_OUTLOOK
    }

    private static final Map<String, Action> REACHED_BY = Map.ofEntries(
            Map.entry(Failpoints.BEFORE_OUTBOX, Action.TRACK),
            Map.entry(Failpoints.AFTER_OUTBOX, Action.TRACK),
            Map.entry(Failpoints.AFTER_READ, Action.TRACK),
            Map.entry(Failpoints.AFTER_PREPARED, Action.TRACK),
            Map.entry(Failpoints.AFTER_CREATE, Action.TRACK),
            Map.entry(Failpoints.AFTER_STATE, Action.TRACK_WITH_STATE),
            Map.entry(Failpoints.AFTER_LINK, Action.TRACK),
            Map.entry(Failpoints.AFTER_MARK, Action.TRACK),
            Map.entry(Failpoints.AFTER_QUESTION, Action.ASK),
            Map.entry(Failpoints.AFTER_ANSWER, Action.ANSWER),
            Map.entry(Failpoints.AFTER_DELETE, Action.UNTRACK),
            Map.entry(Failpoints.AFTER_UNLINK, Action.UNTRACK),
            Map.entry(Failpoints.AFTER_REGARDING, Action.SET_REGARDING),
            Map.entry(Failpoints.AFTER_CRM_WRITE, Action.EDIT_IN_OUTLOOK),
            Map.entry(Failpoints.AFTER_OUTLOOK_WRITE, Action.EDIT_IN_CRM),
            Map.entry(Failpoints.AFTER_SYNC_DELETE, Action.DELETE_IN_OUTLOOK),
            Map.entry(Failpoints.AFTER_PAIR, Action.EDIT_IN_OUTLOOK));

    private final Map<String, Prepared> prepared = new TreeMap<>();
    private Product product;
    private String account;

    /**
     * What exists before the click.
     *
     * @param record id of the linked record; empty when nothing is linked
     * @param op operation that waits for an answer; empty when none does
     */
    private record Prepared(String subject, String item, String record, String op) {}

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder, List.of("--empty"), List.of());
        new Rules(product.crmAsAdmin()).publishExact("task", "subject");
        account = UUID.randomUUID().toString();
        product.crmAsAdmin()
                .post("/accounts", Map.of("accountid", account, "name", "Failing Instruments"))
                .expect(204);
        for (Map.Entry<String, Action> each : new TreeMap<>(REACHED_BY).entrySet()) {
            prepared.put(each.getKey(), prepare("Point " + each.getKey(), each.getValue()));
        }
        product.service().close();
    }

    @AfterAll
    void stop() {
        product.close();
    }

    static List<String> names() {
        return Failpoints.ALL;
    }

    @Test
    void everyFailpointIsReachedBySomeAction() {
        assertThat(REACHED_BY.keySet()).containsExactlyInAnyOrderElementsOf(Failpoints.ALL);
    }

    @ParameterizedTest
    @MethodSource("names")
    void afterAHaltTheWorkIsFinishedAndNothingIsDoneTwice(String failpoint) throws Exception {
        Action action = java.util.Objects.requireNonNull(REACHED_BY.get(failpoint));
        Prepared before = java.util.Objects.requireNonNull(prepared.get(failpoint));
        product.startService(List.of("-Dcrmbridge.failpoint=" + failpoint));
        act(action, before);
        assertThat(product.service().awaitEnd())
                .describedAs(product.service().output())
                .isEqualTo(HALTED);
        product.startService(List.of());
        try {
            finish(action, before);
        } finally {
            product.service().close();
        }
    }

    private Prepared prepare(String subject, Action action) throws Exception {
        String item = action == Action.TRACK_WITH_STATE
                ? product.create(Map.of(
                        "kind", "appointment",
                        "subject", subject,
                        "start", "2026-12-01T10:00:00Z",
                        "end", "2026-12-01T11:00:00Z",
                        "busyStatus", 2))
                : product.task(subject);
        return switch (action) {
            case TRACK, TRACK_WITH_STATE -> new Prepared(subject, item, "", "");
            case ASK -> {
                product.crm().post("/tasks", Map.of("subject", subject)).expect(204);
                yield new Prepared(subject, item, "", "");
            }
            case ANSWER -> {
                product.crm().post("/tasks", Map.of("subject", subject)).expect(204);
                JsonNode asked = track(item);
                assertThat(asked.required("outcome").asString()).isEqualTo("duplicates");
                yield new Prepared(subject, item, "", asked.required("op").asString());
            }
            default -> {
                JsonNode linked = track(item);
                assertThat(linked.required("outcome").asString())
                        .describedAs(linked.toString())
                        .isEqualTo("linked");
                yield new Prepared(
                        subject, item, linked.required("record").required("id").asString(), "");
            }
        };
    }

    private JsonNode track(String item) throws Exception {
        return product.command("track", Map.of(), item).required("operations").get(0);
    }

    /** Does what reaches the failpoint; the service may be gone before it answers. */
    private void act(Action action, Prepared before) throws Exception {
        switch (action) {
            case TRACK, TRACK_WITH_STATE, ASK -> send("track", before, Map.of());
            case ANSWER ->
                lost(() ->
                        product.bridge().post("/api/operations/" + before.op() + "/answer", Map.of("answer", "save")));
            case UNTRACK -> send("untrack", before, Map.of("deleteRecord", true));
            case SET_REGARDING ->
                send("regarding", before, Map.of("regarding", Map.of("entity", "account", "id", account)));
            case EDIT_IN_OUTLOOK -> {
                product.outlook()
                        .patch("/api/items/" + before.item(), Map.of("body", "edited in Outlook"))
                        .expect(200);
                lost(() -> product.bridge().post("/api/sync", Map.of()));
            }
            case EDIT_IN_CRM -> {
                product.crm()
                        .patch("/tasks(" + before.record() + ")", Map.of("description", "edited in CRM"))
                        .expect(204);
                lost(() -> product.bridge().post("/api/sync", Map.of()));
            }
            case DELETE_IN_OUTLOOK -> {
                product.outlook().delete("/api/items/" + before.item());
                for (int i = 0; i < 3 && product.service().alive(); i++) {
                    lost(() -> product.bridge().post("/api/sync", Map.of()));
                }
            }
        }
    }

    private void send(String command, Prepared before, Map<String, ?> more) throws Exception {
        JsonNode item =
                product.outlook().get("/api/items/" + before.item()).expect(200).json();
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("command", command);
        body.put(
                "items",
                List.of(Map.of(
                        "entryId",
                        before.item(),
                        "storeId",
                        item.required("storeId").asString(),
                        "kind",
                        item.required("kind").asString())));
        lost(() -> product.bridge().post("/api/commands", body));
    }

    /** A request whose answer may be lost. */
    private interface Request {
        Object send() throws IOException, InterruptedException;
    }

    private static void lost(Request request) throws InterruptedException {
        try {
            request.send();
        } catch (IOException halted) {
            assertThat(halted).isNotNull();
        }
    }

    private void finish(Action action, Prepared before) throws Exception {
        switch (action) {
            case TRACK -> assertLinkedOnce("tasks", before, 1);
            case TRACK_WITH_STATE -> {
                assertLinkedOnce("appointments", before, 1);
                assertThat(rows("appointments", before)
                                .get(0)
                                .required("statecode")
                                .asInt())
                        .isEqualTo(3);
            }
            case ASK -> {
                await(before, "needs-person");
                assertThat(rows("tasks", before)).hasSize(1);
                product.bridge().post("/api/operations/" + openOperation(before) + "/answer", Map.of("answer", "save"));
                assertLinkedOnce("tasks", before, 2);
            }
            case ANSWER -> assertLinkedOnce("tasks", before, 2);
            case UNTRACK -> {
                await(before, "untracked");
                assertThat(product.crm().get("/tasks(" + before.record() + ")").status())
                        .isEqualTo(404);
                awaitMark(before, false);
            }
            case SET_REGARDING -> {
                await(before, "linked");
                assertBoth(before, "_regardingobjectid_value", account);
                String why = product.bridge().get("/api/why/" + before.item()).body();
                assertThat(why).contains(account);
            }
            case EDIT_IN_OUTLOOK -> assertBoth(before, "description", "edited in Outlook");
            case EDIT_IN_CRM -> assertBoth(before, "description", "edited in CRM");
            case DELETE_IN_OUTLOOK -> {
                sync();
                sync();
                assertThat(product.crm().get("/tasks(" + before.record() + ")").status())
                        .isEqualTo(404);
            }
        }
        assertNothingLeft(before);
    }

    private void assertNothingLeft(Prepared before) throws Exception {
        sync();
        for (JsonNode planned : sync().required("planned")) {
            assertThat(planned.required("item").asString())
                    .describedAs(planned.toString())
                    .isNotEqualTo(before.item());
        }
    }

    private JsonNode sync() throws Exception {
        return product.bridge().post("/api/sync", Map.of()).json();
    }

    private void assertBoth(Prepared before, String column, String value) throws Exception {
        sync();
        sync();
        JsonNode row =
                product.crm().get("/tasks(" + before.record() + ")").expect(200).json();
        assertThat(row.required(column).asString()).isEqualTo(value);
        if (column.equals("description")) {
            assertThat(product.outlook()
                            .get("/api/items/" + before.item())
                            .json()
                            .required("body")
                            .asString()
                            .trim())
                    .isEqualTo(value);
        }
        assertThat(rows("tasks", before)).hasSize(1);
        assertThat(product.bridge().get("/api/conflicts").body()).doesNotContain(before.record());
    }

    private void assertLinkedOnce(String table, Prepared before, int records) throws Exception {
        String record = await(before, "linked");
        Set<String> found = new HashSet<>();
        for (JsonNode row : rows(table, before)) {
            found.add(row.required("activityid").asString());
        }
        assertThat(found).hasSize(records).contains(record);
        awaitMark(before, true);
    }

    /** Waits for the mark; what a halt left due is made up for by the next full pass. */
    private void awaitMark(Prepared before, boolean wanted) throws Exception {
        sync();
        String body = "";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end) {
            body = product.outlook()
                    .get("/api/items/" + before.item())
                    .expect(200)
                    .body();
            if (body.contains("Tracked in CRM") == wanted) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError((wanted ? "never marked: " : "still marked: ") + body);
    }

    private JsonNode rows(String table, Prepared before) throws Exception {
        return product.rows(table + "?$filter=subject eq '" + before.subject() + "'");
    }

    private String openOperation(Prepared before) throws Exception {
        List<String> open = new ArrayList<>();
        for (JsonNode operation :
                product.bridge().get("/api/operations").expect(200).json().required("operations")) {
            if (operation.required("item").asString().equals(before.item())
                    && operation.required("outcome").asString().equals("duplicates")) {
                open.add(operation.required("op").asString());
            }
        }
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    /** Waits for a state; clicks again for a click that was never accepted. */
    private String await(Prepared before, String state) throws Exception {
        boolean again = true;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end) {
            JsonNode item = product.item(before.item());
            String now = item.required("state").asString();
            if (now.equals(state)) {
                return item.required("record").isNull()
                        ? ""
                        : item.required("record").required("id").asString();
            }
            if (again && now.equals("untracked")) {
                again = false;
                send("track", before, Map.of());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError(before + " is not " + state + ": " + product.item(before.item()) + "\n"
                + product.bridge().get("/api/why/" + before.item()).body());
    }
}
