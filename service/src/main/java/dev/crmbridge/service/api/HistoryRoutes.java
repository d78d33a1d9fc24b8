package dev.crmbridge.service.api;

import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** What the bridge changed, taking it back, and settling conflicts. */
final class HistoryRoutes {
    private static final int MOST = 1_000;

    private final ApiParts parts;

    HistoryRoutes(ApiParts parts) {
        this.parts = parts;
    }

    List<ApiRoute> all() {
        return List.of(
                ApiRoute.get("/api/history", this::history),
                ApiRoute.post("/api/undo", this::undo),
                ApiRoute.get("/api/conflicts", this::conflicts),
                ApiRoute.post("/api/conflicts/resolve", this::resolve));
    }

    private void history(Context ctx) {
        int limit = Query.number(ctx, "limit", 50, 1, MOST);
        ctx.json(Awaited.of(parts.engine().history(limit)).stream()
                .map(entry -> HistoryJson.of(entry, parts.recordUrl()))
                .toList());
    }

    private void undo(Context ctx) {
        String id = Body.of(ctx).onlyWith("id").neededText("id");
        ctx.json(UndoJson.of(
                Awaited.of(parts.engine().undo(id), Awaited.FULL_PASS)
                        .orElseThrow(() -> new RequestRefused(
                                404,
                                "nothing-to-undo",
                                "No operation or run with the id “" + id
                                        + "” changed anything. “crmbridge history” lists those that did.")),
                parts.recordUrl()));
    }

    private void conflicts(Context ctx) {
        ctx.json(Awaited.of(parts.engine().conflicts()).stream()
                .map(conflict -> ConflictJson.of(conflict, parts.recordUrl()))
                .toList());
    }

    private void resolve(Context ctx) {
        Body body = Body.of(ctx).onlyWith("id", "side", "remember");
        String id = body.neededText("id");
        String word = body.neededText("side");
        Settlement.Side side = Settlement.Side.named(word)
                .orElseThrow(
                        () -> Body.bad("bad-request", "“side” must be outlook, crm or leave, not “" + word + "”."));
        Awaited.of(parts.engine().resolveConflict(id, side, Boolean.TRUE.equals(body.flag("remember"))))
                .ifPresent(why -> {
                    throw new RequestRefused(409, "not-settled", why);
                });
        ctx.json(Map.of("id", id, "side", word));
    }
}
