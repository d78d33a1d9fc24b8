package dev.crmbridge.service.api;

import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Commands, and the operations they become. */
final class CommandRoutes {
    private static final int MAX_FINISHED = 500;

    private final ApiParts parts;
    private final QuestionJson questions;

    CommandRoutes(ApiParts parts) {
        this.parts = parts;
        this.questions = new QuestionJson(parts.recordUrl());
    }

    List<ApiRoute> all() {
        return List.of(
                ApiRoute.post("/api/commands", this::submit),
                ApiRoute.get("/api/operations", this::list),
                ApiRoute.get("/api/operations/{op}", this::one),
                ApiRoute.post("/api/operations/cancel", this::cancel),
                ApiRoute.post("/api/operations/retry", this::retry),
                ApiRoute.post("/api/operations/ignore", this::ignore),
                ApiRoute.post("/api/operations/{op}/answer", this::answer));
    }

    private void submit(Context ctx) {
        CommandRequest request = CommandBody.read(Body.of(ctx));
        List<OperationView> operations = Awaited.of(parts.engine().submit(request));
        ctx.status(202)
                .json(Map.of(
                        "operations", operations.stream().map(OperationJson::of).toList()));
    }

    private void list(Context ctx) {
        int finished = Query.number(ctx, "finished", 20, 0, MAX_FINISHED);
        ctx.json(Map.of(
                "operations",
                Awaited.of(parts.engine().operations(finished)).stream()
                        .map(this::detail)
                        .toList()));
    }

    private void one(Context ctx) {
        String op = ctx.pathParam("op");
        ctx.json(detail(Awaited.of(parts.engine().operation(op)).orElseThrow(() -> unknown(op))));
    }

    private void cancel(Context ctx) {
        List<String> ops = Body.of(ctx).onlyWith("ops").neededTexts("ops");
        ctx.json(Map.of(
                "operations",
                Awaited.of(parts.engine().cancel(ops)).stream()
                        .map(this::detail)
                        .toList()));
    }

    private void retry(Context ctx) {
        List<String> ops = Body.of(ctx).onlyWith("ops").neededTexts("ops");
        ctx.status(202)
                .json(Map.of(
                        "operations",
                        Awaited.of(parts.engine().retry(ops)).stream()
                                .map(OperationJson::of)
                                .toList()));
    }

    private void ignore(Context ctx) {
        List<String> ops = Body.of(ctx).onlyWith("ops").neededTexts("ops");
        ctx.json(Map.of("ops", Awaited.of(parts.engine().ignore(ops))));
    }

    private void answer(Context ctx) {
        String op = ctx.pathParam("op");
        Answer answer = AnswerBody.read(Body.of(ctx));
        if (Awaited.of(parts.engine().operation(op)).isEmpty()) {
            throw unknown(op);
        }
        ctx.json(detail(Awaited.of(parts.engine().answer(op, answer))));
    }

    private OperationDetailJson detail(OperationView view) {
        return OperationDetailJson.of(view, questions);
    }

    private static RequestRefused unknown(String op) {
        return new RequestRefused(404, "operation-not-found", "There is no operation “" + op + "”.");
    }
}
