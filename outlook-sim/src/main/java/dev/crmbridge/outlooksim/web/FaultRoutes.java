package dev.crmbridge.outlooksim.web;

import dev.crmbridge.outlooksim.relay.FaultPlan;
import dev.crmbridge.outlooksim.relay.Faults;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the simulated Outlook misbehave, close and open again. */
final class FaultRoutes {
    private static final Set<String> FIELDS =
            Set.of("seed", "rejected", "retryLater", "slow", "slowByMs", "dead", "guard", "lostEvents");

    private final Faults faults;

    FaultRoutes(Faults faults) {
        this.faults = faults;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/faults", this::set);
        routes.post("/api/quit", ctx -> {
            faults.die();
            ctx.json(Map.of("running", false));
        });
        routes.post("/api/start", ctx -> {
            faults.revive();
            ctx.json(Map.of("running", true));
        });
        routes.get("/api/faults", ctx -> ctx.json(shown()));
    }

    /** Sets the whole plan; a field left out means “never”. */
    private void set(Context ctx) {
        JsonNode body = JsonMapper.shared().readTree(ctx.body());
        for (String name : body.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw bad("“" + name + "” is not known.");
            }
        }
        try {
            faults.set(new FaultPlan(
                    body.path("seed").asLong(0),
                    share(body, "rejected"),
                    share(body, "retryLater"),
                    share(body, "slow"),
                    Duration.ofMillis(body.path("slowByMs").asLong(0)),
                    share(body, "dead"),
                    body.path("guard").asBoolean(false),
                    share(body, "lostEvents")));
        } catch (IllegalArgumentException wrong) {
            throw bad(wrong.getMessage() + ".");
        }
        ctx.json(shown());
    }

    private Map<String, Object> shown() {
        FaultPlan plan = faults.plan();
        return Map.ofEntries(
                Map.entry("running", faults.isRunning()),
                Map.entry("seed", plan.seed()),
                Map.entry("rejected", plan.rejected()),
                Map.entry("retryLater", plan.retryLater()),
                Map.entry("slow", plan.slow()),
                Map.entry("slowByMs", plan.slowBy().toMillis()),
                Map.entry("dead", plan.dead()),
                Map.entry("guard", plan.guard()),
                Map.entry("lostEvents", plan.lostEvents()),
                Map.entry("refused", faults.refused()),
                Map.entry("refusedForMs", faults.refusedFor().toMillis()));
    }

    private static double share(JsonNode body, String name) {
        JsonNode node = body.path(name);
        if (!node.isMissingNode() && !node.isNull() && !node.isNumber()) {
            throw bad("“" + name + "” must be a share from 0 to 1.");
        }
        return node.asDouble(0);
    }

    private static RequestRefused bad(String what) {
        return new RequestRefused(400, "bad-field", what + " Nothing was changed.");
    }
}
