package dev.crmbridge.acceptance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.crm.CrmOperation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The counters of the budgets: calls to Outlook and requests to the CRM. Times are measured in {@code bench/}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BudgetTest {
    private static final int MANY = 1_000;
    private static final int MAILBOX = 5_000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private CountedProduct product;
    private int created;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = new CountedProduct(folder);
        track(tasks(1, Map.of())); // identity, rules and definitions are asked for once
        pass();
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    @Order(1)
    void trackingATaskTakesOneRequestAndTwentyCalls() throws Exception {
        List<Map<String, String>> items = tasks(1, Map.of());
        product.reset();

        track(items);

        assertThat(writes()).isEqualTo(1);
        assertThat(product.comCalls("read", "mark")).isBetween(1, 20);
    }

    @Test
    @Order(2)
    void trackingACompletedTaskTakesTwoRequests() throws Exception {
        List<Map<String, String>> items = tasks(1, Map.of("status", 2));
        product.reset();

        track(items);

        assertThat(writes()).isEqualTo(2);
        assertThat(product.comCalls("read", "mark")).isBetween(1, 20);
    }

    @Test
    @Order(3)
    void trackingAThousandTasksTakesTwentyFiveRequests() throws Exception {
        List<Map<String, String>> items = tasks(MANY, Map.of());
        product.reset();

        track(items);

        assertThat(writes()).isBetween(1L, 25L);
        assertThat(product.comCalls("read", "mark")).isBetween(1, 20 * MANY);
        assertThat(status().required("linked").asInt()).isEqualTo(MANY + 3);
    }

    @Test
    @Order(4)
    void aPassRightAfterThatReadsNoRecordAgain() throws Exception {
        product.reset();

        assertThat(pass())
                .isEqualTo(
                        "{\"toCrm\":0,\"toOutlook\":0,\"unlinked\":0,\"deleted\":0,\"conflicts\":0,\"failed\":0,\"adopted\":0}");

        assertThat(product.requests().of(CrmOperation.READ)).isZero();
        assertThat(product.requests().of(CrmOperation.READ_ALL)).isZero();
        assertThat(writes()).isZero();
    }

    @Test
    @Order(5)
    void aPassWithoutChangesTakesOneRequestPerTableAndSixtyCallsHoweverManyItemsThereAre() throws Exception {
        tasks(MAILBOX - MANY - 3, Map.of());

        Cost cost = quietPass();

        assertThat(cost.requests()).isEqualTo(1);
        assertThat(cost.calls()).isBetween(1, 60);
    }

    @Test
    @Order(6)
    void trackingAMeetingLooksItsPeopleUpInOneRequestAndTheNextTimeInNone() throws Exception {
        List<Map<String, String>> first = meeting("Review");
        product.reset();

        track(first);

        assertThat(writes()).isBetween(1L, 2L);
        assertThat(product.requests().of(CrmOperation.WITH_ADDRESSES)).isEqualTo(1);
        List<Map<String, String>> second = meeting("Another review");
        product.reset();

        track(second);

        assertThat(writes()).isBetween(1L, 2L);
        assertThat(product.requests().of(CrmOperation.WITH_ADDRESSES)).isZero();
    }

    private record Cost(long requests, int calls) {}

    /** New items make hints, and a hint makes a listing or a pass: two passes that cost the same had no company. */
    private Cost quietPass() throws Exception {
        Cost before = new Cost(-1, -1);
        for (int i = 0; i < 100; i++) {
            product.reset();
            pass();
            Cost now = new Cost(product.requests().total(), product.comCalls("list", "read", "mark", "write"));
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new AssertionError("no two passes without changes cost the same; the last one " + before);
    }

    private long writes() {
        long sum = 0;
        for (CrmOperation operation :
                List.of(CrmOperation.CREATE, CrmOperation.UPDATE, CrmOperation.DELETE, CrmOperation.BATCH)) {
            sum += product.requests().of(operation);
        }
        return sum;
    }

    private String pass() throws Exception {
        return product.service()
                .post("/api/sync", Map.of("dryRun", false))
                .expect(200)
                .json()
                .required("done")
                .toString();
    }

    private List<Map<String, String>> tasks(int count, Map<String, ?> more) throws Exception {
        List<Map<String, String>> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> task = new HashMap<>(more);
            task.put("kind", "task");
            task.put("subject", "Task " + created++);
            task.put("due", "2027-01-15");
            items.add(created(task));
        }
        return items;
    }

    private List<Map<String, String>> meeting(String subject) throws Exception {
        return List.of(created(Map.of(
                "kind",
                "appointment",
                "subject",
                subject,
                "start",
                "2027-01-15T09:00:00Z",
                "end",
                "2027-01-15T10:00:00Z",
                "attendees",
                List.of("admin@example.com", "guest@else.example"))));
    }

    private Map<String, String> created(Map<String, Object> values) throws Exception {
        JsonNode item = product.outlook().post("/api/items", values).expect(201).json();
        return Map.of(
                "entryId", item.required("id").asString(),
                "storeId", item.required("storeId").asString(),
                "kind", item.required("kind").asString());
    }

    /** Tracks and waits until every operation is over, marks included. */
    private void track(List<Map<String, String>> items) throws Exception {
        product.service()
                .post("/api/commands", Map.of("command", "track", "items", items, "bulk", items.size() > 20))
                .expect(202);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (status().required("pending").asInt() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still pending: " + status());
            }
            Thread.onSpinWait();
        }
    }

    private JsonNode status() throws Exception {
        return product.service().get("/api/status").expect(200).json();
    }
}
