package dev.crmbridge.service.api;

import dev.crmbridge.crm.Found;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** State of the service, full passes, working offline, and the search of the pickers. */
final class StateRoutes {
    private static final int MOST_FOUND = 100;

    private final ApiParts parts;

    StateRoutes(ApiParts parts) {
        this.parts = parts;
    }

    List<ApiRoute> all() {
        return List.of(
                ApiRoute.get("/api/health", this::health),
                ApiRoute.get(
                        "/api/status",
                        ctx -> ctx.json(StatusJson.of(Awaited.of(parts.engine().status())))),
                ApiRoute.post("/api/sync", this::sync),
                ApiRoute.post("/api/offline", ctx -> offline(ctx, true)),
                ApiRoute.post("/api/online", ctx -> offline(ctx, false)),
                ApiRoute.get("/api/search", this::search));
    }

    private void health(Context ctx) {
        About about = parts.about();
        ctx.json(Map.of(
                "status",
                "ok",
                "version",
                about.version(),
                "pid",
                about.pid(),
                "dataDir",
                about.dataDir(),
                "crmUrl",
                about.crmUrl()));
    }

    private void sync(Context ctx) {
        Body body = Body.of(ctx).onlyWith("dryRun", "allowDeletions");
        boolean dryRun = Boolean.TRUE.equals(body.flag("dryRun"));
        boolean allow = Boolean.TRUE.equals(body.flag("allowDeletions"));
        if (dryRun && allow) {
            throw Body.bad("bad-request", "A preview deletes nothing: give “dryRun” or “allowDeletions”.");
        }
        ctx.json(SyncJson.of(Awaited.of(
                allow
                        ? parts.engine().synchronizeWithDeletions()
                        : parts.engine().synchronize(dryRun),
                Awaited.FULL_PASS)));
    }

    private void offline(Context ctx, boolean offline) {
        Body.of(ctx).onlyWith();
        ctx.json(StatusJson.of(Awaited.of(parts.engine().offline(offline))));
    }

    private void search(Context ctx) {
        String entity = ctx.queryParam("entity");
        if (entity == null || !entity.matches("[a-z][a-z0-9_]*")) {
            throw Body.bad("bad-request", "“entity” must be a table name, for example account.");
        }
        String text = ctx.queryParam("text");
        int limit = Query.number(ctx, "limit", 20, 1, MOST_FOUND);
        List<Found> found = CrmAnswers.of(Awaited.of(parts.engine().search(entity, text == null ? "" : text, limit)));
        ctx.json(found.stream().map(QuestionJson.FoundJson::of).toList());
    }
}
