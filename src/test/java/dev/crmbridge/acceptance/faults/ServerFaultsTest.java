package dev.crmbridge.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.acceptance.product.Web;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerFaultsTest {
    private static final long LIMIT_SECONDS = 180;

    private Product product;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder, List.of("--empty"), List.of("--plannable-faults"));
        track(product.task("First, so that all that is read once is read"));
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @BeforeEach
    void forgetFaults() throws Exception {
        faults().delete("/api/faults").expect(204);
    }

    private Web faults() throws Exception {
        return Web.withToken(product.crmPart().ready("crmUrl"), product.crmToken("admin"));
    }

    private int struck() throws Exception {
        return faults().get("/api/faults").expect(200).json().required("struck").asInt();
    }

    private void plan(String fault, String method, String path, int times) throws Exception {
        faults().post(
                        "/api/faults",
                        Map.of("fault", fault, "method", method, "path", path, "times", times, "retryAfter", 2))
                .expect(204);
    }

    private JsonNode track(String... items) throws Exception {
        return product.command("track", Map.of(), items);
    }

    /** Waits until all items are linked. */
    private Map<String, String> linked(String... items) throws Exception {
        Set<String> wanted = Set.of(items);
        Map<String, String> records = new LinkedHashMap<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < end) {
            records.clear();
            for (JsonNode item : product.bridge().get("/api/items").expect(200).json()) {
                String id = item.required("id").asString();
                if (wanted.contains(id) && item.required("state").asString().equals("linked")) {
                    records.put(id, item.required("record").required("id").asString());
                }
            }
            if (records.size() == wanted.size()) {
                return records;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("not linked: "
                + product.bridge().get("/api/why/" + items[0]).body() + "\n"
                + product.service().output());
    }

    private void assertOneRecord(String subject, Map<String, String> linked) throws Exception {
        Set<String> records = new HashSet<>();
        for (JsonNode row : product.rows("tasks?$select=subject&$filter=startswith(subject,'" + subject + "')")) {
            records.add(row.required("activityid").asString());
        }
        assertThat(records).isEqualTo(new HashSet<>(linked.values())).hasSize(linked.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANSWER_LOST", "DOUBLED", "THROTTLED", "UNAVAILABLE", "PRECONDITION_FAILED"})
    void oneItemTrackedDuringAFaultHasOneRecord(String fault) throws Exception {
        String subject = "One " + fault.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        String item = product.task(subject);
        int before = struck();
        plan(fault, "PATCH", "tasks(", 1);
        track(item);
        Map<String, String> linked = linked(item);
        assertThat(struck()).isEqualTo(before + 1);
        assertOneRecord(subject, linked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANSWER_LOST", "DOUBLED", "THROTTLED", "UNAVAILABLE"})
    void severalItemsTrackedDuringAFaultHaveOneRecordEach(String fault) throws Exception {
        String subject = "Many " + fault.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        String[] items = new String[5];
        for (int i = 0; i < items.length; i++) {
            items[i] = product.task(subject + " " + i);
        }
        int before = struck();
        plan(fault, "POST", "$batch", 2);
        track(items);
        Map<String, String> linked = linked(items);
        assertThat(struck()).isGreaterThan(before);
        assertOneRecord(subject, linked);
    }

    @Test
    void anEditWhoseVersionTheCrmCallsOldArrivesAllTheSame() throws Exception {
        String item = product.task("Version of ours");
        track(item);
        String record = java.util.Objects.requireNonNull(linked(item).get(item));
        plan("PRECONDITION_FAILED", "PATCH", "tasks(", 1);
        product.outlook()
                .patch("/api/items/" + item, Map.of("subject", "Version of ours, edited"))
                .expect(200);
        int before = struck();
        sync("Version of ours, edited", record);
        assertThat(struck()).isGreaterThanOrEqualTo(before);
        assertOneRecord("Version of ours", Map.of(item, record));
    }

    /** Runs full passes until the record has the subject; a failed write is done by a later pass. */
    private void sync(String subject, String record) throws Exception {
        for (int i = 0; i < 5; i++) {
            product.bridge().post("/api/sync", Map.of());
            if (product.crm()
                    .get("/tasks(" + record + ")")
                    .expect(200)
                    .json()
                    .required("subject")
                    .asString()
                    .equals(subject)) {
                return;
            }
        }
        throw new AssertionError("the edit did not arrive: " + product.service().output());
    }

    @Test
    void aBodyThatNeverComesIsGivenUpAndTheItemHasOneRecord() throws Exception {
        String item = product.task("Stalled");
        int before = struck();
        plan("BODY_STALLS", "PATCH", "tasks(", 1);
        track(item);
        Map<String, String> linked = linked(item);
        assertThat(struck()).isEqualTo(before + 1);
        assertOneRecord("Stalled", linked);
    }

    @Test
    void whileTheCrmIsDownTrackingIsPendingAndIsDoneOnceItIsBack() throws Exception {
        String item = product.task("While down");
        product.crmPart().kill();
        try {
            JsonNode operation = product.cli("track", item, "--wait", "0", "--json")
                    .expect(0)
                    .json()
                    .required("operations")
                    .get(0);
            assertThat(operation.required("outcome").asString()).isEqualTo("pending");
            JsonNode view = product.cli("view", item, "--print", "--json")
                    .expect(4)
                    .json()
                    .required("operations")
                    .get(0);
            assertThat(view.required("outcome").asString()).isEqualTo("refused");
            assertThat(view.required("code").asString()).isEqualTo("still-pending");
        } finally {
            product.startCrmAgain("--plannable-faults");
        }
        assertOneRecord("While down", linked(item));
    }
}
