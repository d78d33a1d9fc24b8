package dev.crmbridge.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmbridge.acceptance.product.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code -Dcrash.rounds=N} widens the search, {@code -Dseed=N} repeats the delays of one run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledWhileTrackingTest {
    private static final int ITEMS = 20;
    private static final int LONGEST_DELAY_MILLIS = 900;

    private Product product;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        product = Product.separate(folder, List.of("--empty"), List.of());
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @Test
    void killedAtRandomMomentsEveryItemStillGetsExactlyOneRecordAndOneLink() throws Exception {
        long seed = Long.getLong("seed", 20_261_125L);
        SplittableRandom random = new SplittableRandom(seed);
        int rounds = Integer.getInteger("crash.rounds", 25);
        for (int round = 0; round < rounds; round++) {
            int delay = random.nextInt(LONGEST_DELAY_MILLIS);
            String name = "Round " + round;
            List<String> items = tasks(name);
            CompletableFuture<Void> click = CompletableFuture.runAsync(() -> track(items));
            TimeUnit.MILLISECONDS.sleep(delay);
            product.service().kill();
            click.handle((done, failure) -> null).get(1, TimeUnit.MINUTES);
            product.startService(List.of());
            settle(items, name);
            assertOneRecordEach(items, name, "seed " + seed + ", round " + round + ", killed after " + delay + " ms");
        }
    }

    private List<String> tasks(String name) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            ids.add(product.task(name + " item " + i));
        }
        return ids;
    }

    /** Clicks; a lost answer is what this test is about. */
    private void track(List<String> items) {
        List<Map<String, String>> selected = new ArrayList<>();
        for (String item : items) {
            selected.add(Map.of("entryId", item, "storeId", "", "kind", "task"));
        }
        try {
            product.bridge().post("/api/commands", Map.of("command", "track", "items", selected));
        } catch (IOException killed) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until nothing is pending; clicks again for what was never accepted. */
    private void settle(List<String> items, String name) throws Exception {
        for (int attempt = 0; attempt < 600; attempt++) {
            Map<String, String> states = states(items);
            if (states.values().stream().allMatch("linked"::equals)) {
                return;
            }
            List<String> never = states.entrySet().stream()
                    .filter(entry -> entry.getValue().equals("untracked"))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!never.isEmpty()) {
                track(never);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError(name + " did not settle: " + states(items) + "\n"
                + product.service().output());
    }

    private Map<String, String> states(List<String> items) throws Exception {
        Map<String, String> states = new LinkedHashMap<>();
        for (JsonNode item : product.bridge().get("/api/items").expect(200).json()) {
            String id = item.required("id").asString();
            if (items.contains(id)) {
                states.put(id, item.required("state").asString());
            }
        }
        return states;
    }

    private void assertOneRecordEach(List<String> items, String name, String when) throws Exception {
        JsonNode rows = product.rows("tasks?$select=subject&$filter=startswith(subject,'" + name + " item ')");
        Set<String> subjects = new HashSet<>();
        Set<String> records = new HashSet<>();
        for (JsonNode row : rows) {
            subjects.add(row.required("subject").asString());
            records.add(row.required("activityid").asString());
        }
        assertThat(subjects).describedAs(when).hasSize(ITEMS);
        assertThat(records).describedAs(when).hasSize(ITEMS);
        Set<String> linked = new HashSet<>();
        for (JsonNode item : product.bridge().get("/api/items").expect(200).json()) {
            if (items.contains(item.required("id").asString())) {
                linked.add(item.required("record").required("id").asString());
            }
        }
        assertThat(linked).describedAs(when).isEqualTo(records);
    }
}
