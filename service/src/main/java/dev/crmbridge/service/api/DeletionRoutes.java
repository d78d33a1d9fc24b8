package dev.crmbridge.service.api;

import dev.crmbridge.sync.DepartureReport;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.http.Context;
import java.util.List;

/** Pairs of which one side was deleted, and what a person chooses for them. */
final class DeletionRoutes {
    private final ApiParts parts;

    DeletionRoutes(ApiParts parts) {
        this.parts = parts;
    }

    List<ApiRoute> all() {
        return List.of(
                ApiRoute.get("/api/deletions", this::open), ApiRoute.post("/api/deletions/decide", this::decide));
    }

    private void open(Context ctx) {
        ctx.json(Awaited.of(parts.engine().departures()).stream()
                .map(view -> DeletionJson.of(view, parts.recordUrl()))
                .toList());
    }

    private void decide(Context ctx) {
        Body body = Body.of(ctx).onlyWith("records", "choice");
        String word = body.neededText("choice");
        DepartureChoice choice = DepartureChoice.named(word)
                .orElseThrow(() -> Body.bad(
                        "bad-request", "“choice” must be delete, keep, unlink or create, not “" + word + "”."));
        DepartureReport report =
                Awaited.of(parts.engine().decideDepartures(body.neededRecords("records"), choice), Awaited.FULL_PASS);
        if (report.lines().isEmpty()) {
            throw new RequestRefused(
                    404,
                    "nothing-to-decide",
                    "None of these records waits for a choice. “crmbridge deletions” lists those that do.");
        }
        ctx.json(DecidedJson.of(report, parts.recordUrl()));
    }
}
