package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Follows operations until each is final or needs a person, for a limited time. Working offline ends it early, because nothing
 * more can happen then; a few looks are taken first, since duplicates are found without the CRM.
 */
final class Waiting {
    private static final long SHORTEST_PAUSE_MS = 25;
    private static final long LONGEST_PAUSE_MS = 400;
    private static final long SURE_OF_DUPLICATES_MS = 3_000;

    private final ServiceClient service;
    private final Surroundings.Pause pause;
    private final @Nullable Bulk bulk;

    /** @param bulk follows many operations, or null for few */
    Waiting(ServiceClient service, Surroundings.Pause pause, @Nullable Bulk bulk) {
        this.service = service;
        this.pause = pause;
        this.bulk = bulk;
    }

    /**
     * @param operations as the service answered them
     * @param accepted whether those still pending at the end are all that was asked for or possible
     */
    record Result(List<JsonNode> operations, boolean accepted) {}

    /** @param seconds how long to wait at most; 0 takes no further look */
    Result until(List<JsonNode> operations, int seconds) {
        var current = new ArrayList<>(operations);
        if (seconds == 0) {
            return new Result(current, true);
        }
        long waited = 0;
        long next = SHORTEST_PAUSE_MS;
        while (true) {
            boolean pending = refresh(current);
            if (!pending) {
                return new Result(current, true);
            }
            if (waited >= seconds * 1000L) {
                return new Result(current, false);
            }
            if (offlineForGood(current, waited)) {
                return new Result(current, true);
            }
            sleep(next);
            waited += next;
            next = Math.min(next * 2, LONGEST_PAUSE_MS);
        }
    }

    private boolean refresh(List<JsonNode> operations) {
        boolean pending = false;
        Map<String, JsonNode> known = bulk == null ? Map.of() : bulk.known();
        for (int i = 0; i < operations.size(); i++) {
            JsonNode operation = operations.get(i);
            if (isPending(operation)) {
                String op = operation.path("op").asString();
                JsonNode told = known.get(op);
                JsonNode now = told != null ? told : service.get("/api/operations/" + ServiceClient.part(op));
                operations.set(i, now);
                pending |= isPending(now);
            }
        }
        if (bulk != null) {
            bulk.look(operations);
        }
        return pending;
    }

    private boolean offlineForGood(List<JsonNode> operations, long waited) {
        boolean decided = operations.stream()
                .filter(Waiting::isPending)
                .noneMatch(operation -> operation.path("code").isNull());
        if (!decided && waited < SURE_OF_DUPLICATES_MS) {
            return false;
        }
        JsonNode status = service.get("/api/status");
        return status.path("offlineByChoice").asBoolean(false)
                || !status.path("crm").path("reachable").asBoolean(true);
    }

    private void sleep(long milliseconds) {
        try {
            pause.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(
                    ExitCode.FAILED.number(), "interrupted", "Stopped waiting; what was accepted goes on.");
        }
    }

    static boolean isPending(JsonNode operation) {
        return operation.path("outcome").asString("").equals("pending");
    }
}
