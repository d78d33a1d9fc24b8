package dev.crmbridge.service.api;

import dev.crmbridge.sync.DepartureAnswer;
import dev.crmbridge.sync.DepartureReport;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/** Pairs of which one side was deleted, and what a person chooses for them. */
final class DeletionRoutes {
    private static final String QUESTION_CHANGED =
            "Something else waits for a choice by now than what you were shown, so nothing was"
                    + " chosen. “crmbridge deletions” lists what waits.";

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
        Body body = Body.of(ctx).onlyWith("records", "choice", "shown");
        String word = body.neededText("choice");
        DepartureChoice choice = DepartureChoice.named(word)
                .orElseThrow(() -> Body.bad(
                        "bad-request", "“choice” must be delete, keep, unlink or create, not “" + word + "”."));
        Set<String> shown = body.node("shown") == null ? null : Set.copyOf(body.neededTexts("shown"));
        var answer = new DepartureAnswer(body.neededRecords("records"), choice, shown);
        DepartureReport report = Awaited.of(parts.engine().decideDepartures(answer), Awaited.FULL_PASS);
        if (!report.renewed().isEmpty()) {
            throw new RequestRefused(409, "question-changed", QUESTION_CHANGED);
        }
        if (report.lines().isEmpty()) {
            throw new RequestRefused(
                    404,
                    "nothing-to-decide",
                    "None of these records waits for a choice. “crmbridge deletions” lists those that do.");
        }
        ctx.json(DecidedJson.of(report, parts.recordUrl()));
    }
}
