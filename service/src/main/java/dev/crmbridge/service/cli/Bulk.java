package dev.crmbridge.service.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Follows many operations: asks for all of them at once, shows how far they are, and stops them on Ctrl+C. For one command. */
final class Bulk {
    private static final int MOST_FINISHED = 500;

    private final ServiceClient service;
    private final Terminal terminal;
    private final Stop stop;
    private boolean stopped;
    private int shown = -1;

    Bulk(ServiceClient service, Terminal terminal, Stop stop) {
        this.service = service;
        this.terminal = terminal;
        this.stop = stop;
    }

    /** @return operations that are not final and those finished last, by id */
    Map<String, JsonNode> known() {
        Map<String, JsonNode> known = new HashMap<>();
        service.get("/api/operations?finished=" + MOST_FINISHED)
                .path("operations")
                .forEach(operation -> known.put(operation.path("op").asString(), operation));
        return known;
    }

    /** Shows progress, and passes a wish to stop on, once. */
    void look(List<JsonNode> operations) {
        List<String> pending = operations.stream()
                .filter(Waiting::isPending)
                .map(operation -> operation.path("op").asString())
                .toList();
        show(operations.size() - pending.size(), operations.size());
        if (stop.asked() && !stopped && !pending.isEmpty()) {
            stopped = true;
            clear();
            service.post("/api/operations/cancel", Map.of("ops", pending));
            terminal.err()
                    .println(
                            "crmbridge: stopping. What is done stays, what is under way is finished, the rest is not begun.");
        }
    }

    private void show(int done, int all) {
        if (terminal.interactive() && done != shown) {
            shown = done;
            terminal.err().print("\r" + done + " of " + all + " done ");
            terminal.err().flush();
        }
    }

    /** Takes the progress away. */
    void clear() {
        if (shown >= 0) {
            shown = -1;
            terminal.err().print("\r" + " ".repeat(40) + "\r");
            terminal.err().flush();
        }
    }
}
