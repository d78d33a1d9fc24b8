package dev.crmbridge.acceptance.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import dev.crmbridge.acceptance.product.Rules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is tracked while working offline outlives the service, and is in the CRM exactly once after the return. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineTest {
    private static final int PATIENCE = 1_200;

    private Product product;

    /** How the service ends while it is offline. */
    private enum End {
        IN_ORDER,
        KILLED
    }

    /** The rule and the records that are known here have to be there before the service begins: it reads them at its start. */
    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder, List.of("--empty"), List.of("--empty"));
        new Rules(product.crmAsAdmin()).publishExact("task", "subject");
        for (End end : End.values()) {
            product.crm().post("/tasks", Map.of("subject", known(end))).expect(204);
        }
        product.service().close();
        product.startService(List.of());
        awaitKnownRecords();
    }

    @AfterAll
    void stop() {
        product.close();
    }

    private static String known(End end) {
        return "In the CRM before, " + end;
    }

    private static String meanwhile(End end) {
        return "Made by a colleague meanwhile, " + end;
    }

    private JsonNode status() throws Exception {
        return product.bridge().get("/api/status").expect(200).json();
    }

    private void awaitKnownRecords() throws Exception {
        JsonNode known = status().required("duplicates");
        for (int i = 0; i < PATIENCE && known.required("records").asInt() < End.values().length; i++) {
            TimeUnit.MILLISECONDS.sleep(25);
            known = status().required("duplicates");
        }
        assertThat(known.required("records").asInt()).as(known.toString()).isEqualTo(End.values().length);
    }

    private JsonNode track(String item) throws Exception {
        return product.settled(product.accepted("track", Map.of(), item))
                .required("operations")
                .get(0);
    }

    private JsonNode answer(String op, String answer) throws Exception {
        return product.bridge()
                .post("/api/operations/" + op + "/answer", Map.of("answer", answer))
                .expect(200)
                .json();
    }

    private JsonNode settled(String op) throws Exception {
        return product.settled(JsonMapper.shared().valueToTree(Map.of("operations", List.of(operation(op)))))
                .required("operations")
                .get(0);
    }

    private JsonNode operation(String op) throws Exception {
        return product.bridge().get("/api/operations/" + op).expect(200).json();
    }

    private JsonNode records(String subject) throws Exception {
        return product.rows("tasks?$select=subject&$filter=subject eq '" + subject + "'");
    }

    private static void assertAsks(JsonNode operation, String existing) {
        assertThat(operation.required("outcome").asString())
                .as(operation.toString())
                .isEqualTo("duplicates");
        assertThat(operation.required("question").toString()).contains(existing);
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void fiveTrackedOfflineAreLinkedOnceEachAfterARestartAndTheirDuplicatesAreAskedAbout(End end) throws Exception {
        String twin = product.task(known(end));
        String other = product.task(meanwhile(end));
        List<String> plain = List.of(
                product.task("Offline one, " + end),
                product.task("Offline two, " + end),
                product.task("Offline three, " + end));
        String existing = records(known(end)).get(0).required("activityid").asString();
        product.cli("offline").expect(0);
        product.crmAsAdmin().post("/tasks", Map.of("subject", meanwhile(end))).expect(204);
        String colleagues =
                records(meanwhile(end)).get(0).required("activityid").asString();

        JsonNode asked = track(twin);
        assertAsks(asked, existing);
        var waiting = new TreeSet<String>();
        waiting.add(asked.required("op").asString());
        String unforeseen = "";
        for (JsonNode operation : product.accepted("track", Map.of(), plain.get(0), plain.get(1), plain.get(2), other)
                .required("operations")) {
            assertThat(waiting.add(operation.required("op").asString())).isTrue();
            if (operation.required("item").asString().equals(other)) {
                unforeseen = operation.required("op").asString();
            }
        }
        if (end == End.KILLED) {
            product.service().kill();
        } else {
            product.service().close();
        }
        product.startService(List.of());

        assertThat(status().required("offlineByChoice").asBoolean()).isTrue();
        assertThat(status().required("pending").asInt()).isEqualTo(4);
        assertAsks(operation(asked.required("op").asString()), existing);
        answer(asked.required("op").asString(), "save");
        assertThat(status().required("pending").asInt()).isEqualTo(5);
        assertThat(product.rows("tasks?$filter=startswith(subject,'Offline') and endswith(subject,'" + end + "')"))
                .isEmpty();
        assertThat(records(known(end))).hasSize(1);

        product.cli("online").expect(0);
        for (String op : waiting) {
            JsonNode operation = settled(op);
            if (op.equals(unforeseen)) {
                assertAsks(operation, colleagues);
                assertThat(records(meanwhile(end))).hasSize(1);
                answer(op, "save");
                operation = settled(op);
            }
            assertThat(operation.required("outcome").asString())
                    .as(operation.toString())
                    .isEqualTo("linked");
        }

        assertThat(status().required("pending").asInt()).isZero();
        var linked = new TreeSet<String>();
        for (String item : List.of(twin, other, plain.get(0), plain.get(1), plain.get(2))) {
            JsonNode row = product.item(item);
            assertThat(row.required("state").asString()).as(row.toString()).isEqualTo("linked");
            linked.add(row.required("record").required("id").asString());
        }
        assertThat(linked).hasSize(5).doesNotContain(existing, colleagues);
        var made = new TreeSet<String>();
        product.rows("tasks?$select=subject&$filter=endswith(subject,'" + end + "')")
                .forEach(row -> made.add(row.required("activityid").asString()));
        linked.addAll(List.of(existing, colleagues));
        assertThat(made).isEqualTo(linked);
        assertThat(product.cli("sync", "--json").expect(0).json().required("planned"))
                .isEmpty();
    }
}
