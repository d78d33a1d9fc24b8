package dev.crmbridge.embedded;

import dev.crmbridge.embedded.faults.Fault;
import dev.crmbridge.embedded.faults.Faults;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets the administrator plan faults over HTTP, when the settings allow it at all: {@code POST /api/faults} with {@code
 * {"fault":"THROTTLED","method":"PATCH","path":"tasks","retryAfter":3,"times":1}}; {@code DELETE} forgets them,
 * {@code GET} tells how many struck: {@code {"struck":2}}.
 *
 * @param accounts who may
 * @param faults what is planned
 */
record FaultPlans(Accounts accounts, Faults faults) {
    private static final int MAX_TIMES = 1000;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    void addTo(RoutesConfig routes) {
        if (faults.isPlannableOverHttp()) {
            routes.post("/api/faults", this::plan);
            routes.get("/api/faults", context -> {
                administrator(context);
                context.contentType("application/json").result("{\"struck\":" + faults.struck() + "}");
            });
            routes.delete("/api/faults", context -> {
                administrator(context);
                faults.clear();
                context.status(204);
            });
        }
    }

    private void plan(Context context) {
        administrator(context);
        JsonNode body = MAPPER.readTree(context.bodyAsBytes());
        Fault fault = fault(body.path("fault").asString(""));
        String method = body.path("method").asString("").toUpperCase(Locale.ROOT);
        String path = body.path("path").asString("");
        int times = Math.max(1, Math.min(MAX_TIMES, body.path("times").asInt(1)));
        for (int i = 0; i < times; i++) {
            faults.next(
                    fault,
                    (m, p) -> (method.isEmpty() || m.equals(method)) && p.contains(path),
                    Math.max(0, body.path("retryAfter").asInt(1)));
        }
        context.status(204);
    }

    private static Fault fault(String name) {
        try {
            return Fault.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RequestRefused(400, "unknown-fault", "There is no fault '" + name + "'.");
        }
    }

    private void administrator(Context context) {
        String header = Optional.ofNullable(context.header("Authorization")).orElse("");
        Optional<UUID> user = header.startsWith("Bearer ") ? accounts.userOf(header.substring(7)) : Optional.empty();
        if (user.isEmpty() || !user.get().equals(accounts.users().get("admin"))) {
            throw new RequestRefused(401, "administrator-only", "Only the administrator's token may plan faults.");
        }
    }
}
