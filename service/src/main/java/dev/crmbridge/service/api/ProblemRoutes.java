package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.PairProblem;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Tracked items that cannot be kept in step, and what a person does about them. */
final class ProblemRoutes {
    private final ApiParts parts;

    ProblemRoutes(ApiParts parts) {
        this.parts = parts;
    }

    List<ApiRoute> all() {
        return List.of(
                ApiRoute.get("/api/problems/pairs", ctx -> ctx.json(open())),
                ApiRoute.post("/api/problems/pairs/retry", ctx -> settle(ctx, PairProblem.Settling.RETRY)),
                ApiRoute.post("/api/problems/pairs/ignore", ctx -> settle(ctx, PairProblem.Settling.IGNORE)));
    }

    private List<PairProblemJson> open() {
        return Awaited.of(parts.engine().pairProblems()).stream()
                .map(problem -> PairProblemJson.of(problem, parts.recordUrl()))
                .toList();
    }

    private void settle(Context ctx, PairProblem.Settling how) {
        List<RecordRef> records = Body.of(ctx).onlyWith("records").neededRecords("records");
        List<RecordRef> settled = Awaited.of(parts.engine().settlePairs(records, how), Awaited.FULL_PASS);
        if (settled.isEmpty()) {
            throw new RequestRefused(
                    404,
                    "no-such-problem",
                    "None of these records has an item that cannot be kept in step. “crmbridge problems” lists those that do.");
        }
        ctx.json(Map.of(
                "records",
                settled.stream().map(RecordRef::toString).toList(),
                "left",
                open().stream()
                        .filter(problem -> settled.stream()
                                .anyMatch(record -> record.id()
                                        .toString()
                                        .equals(problem.record().id())))
                        .toList()));
    }
}
