package dev.crmbridge.service.api;

import io.javalin.http.Context;
import java.util.List;

/** What the user decides about runs. */
final class SettingRoutes {
    private final ApiParts parts;

    SettingRoutes(ApiParts parts) {
        this.parts = parts;
    }

    List<ApiRoute> all() {
        return List.of(
                ApiRoute.get("/api/settings", this::all),
                ApiRoute.post("/api/settings", this::decide),
                ApiRoute.get("/api/directions", this::directions));
    }

    private void all(Context ctx) {
        ctx.json(Awaited.of(parts.engine().settings()));
    }

    private void directions(Context ctx) {
        ctx.json(Awaited.of(parts.engine().fieldDirections()));
    }

    private void decide(Context ctx) {
        Body body = Body.of(ctx).onlyWith("name", "value");
        Awaited.inForce(parts.engine().decideSetting(body.neededText("name"), body.text("value")));
        all(ctx);
    }
}
