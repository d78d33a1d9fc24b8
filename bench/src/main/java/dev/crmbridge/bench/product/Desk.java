package dev.crmbridge.bench.product;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The person at the desk: creates items in Outlook and tracks them through the service. Not thread-safe. */
final class Desk {
    private static final long POLL_MILLIS = 20;
    private final Http outlook;
    private final Http service;
    private int created;

    Desk(Http outlook, Http service) {
        this.outlook = outlook;
        this.service = service;
    }

    /** @return new tasks, as the service names them in a command */
    List<Map<String, String>> tasks(int count, Map<String, ?> more) throws IOException {
        List<Map<String, String>> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> task = new HashMap<>(more);
            task.put("kind", "task");
            task.put("subject", "Task " + created++ + " of " + System.nanoTime());
            task.put("body", "Three variants, delivery in week " + i % 52 + ".");
            task.put("due", "2027-01-" + (10 + i % 20));
            JsonNode item = outlook.post("/api/items", task);
            items.add(Map.of(
                    "entryId", item.required("id").asString(),
                    "storeId", item.required("storeId").asString(),
                    "kind", "task"));
        }
        return items;
    }

    /** @return nanoseconds from sending the command until it was durable (202) */
    long track(List<Map<String, String>> items) throws IOException {
        long begin = System.nanoTime();
        service.post("/api/commands", Map.of("command", "track", "items", items, "bulk", items.size() > 20));
        return System.nanoTime() - begin;
    }

    /** Waits until nothing is pending. */
    void settle() throws IOException, InterruptedException {
        while (service.get("/api/status").required("pending").asInt() > 0) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** @return the report of a full pass */
    JsonNode sync() throws IOException {
        return service.post("/api/sync", Map.of("dryRun", false));
    }

    /** @return how many items are linked */
    int linked() throws IOException {
        return service.get("/api/status").required("linked").asInt();
    }

    /** @return milliseconds of {@code times} commands with {@code each} new tasks, as p50, p95 and maximum */
    String latency(int times, int each) throws IOException, InterruptedException {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            List<Map<String, String>> items = tasks(each, Map.of());
            nanos[i] = track(items);
            settle();
        }
        Arrays.sort(nanos);
        return "p50 %.1f ms, p95 %.1f ms, max %.1f ms (%d commands of %d)"
                .formatted(nanos[times / 2] / 1e6, nanos[times * 95 / 100] / 1e6, nanos[times - 1] / 1e6, times, each);
    }
}
