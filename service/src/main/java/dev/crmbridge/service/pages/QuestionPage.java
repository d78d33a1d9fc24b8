package dev.crmbridge.service.pages;

import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.api.CrmAnswers;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.web.server.Failure;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The window of one operation, or of several as bulk progress ({@code /operations/a,b,c}). */
final class QuestionPage {
    private static final int RESULTS = 25;

    private final Engine engine;
    private final ItemNames names;
    private final Display display;
    private final SameQuestion same;

    QuestionPage(Engine engine, Display display) {
        this.engine = engine;
        this.names = new ItemNames(engine);
        this.display = display;
        this.same = new SameQuestion(engine);
    }

    Shown show(Context ctx) {
        List<String> ops = operations(ctx.pathParam("op"));
        if (ops.size() > 1) {
            return bulk(ops);
        }
        OperationView operation = operation(ops.get(0));
        Question question = operation.question();
        if (question instanceof Question.PotentialDuplicates duplicates) {
            return duplicates(operation, duplicates);
        }
        if (question instanceof Question.ConfirmUntrack untrack) {
            return untrack(operation, untrack);
        }
        if (question instanceof Question.ChooseTarget target) {
            return picker(ctx, operation, target);
        }
        if (question instanceof Question.PrivateItem) {
            return shown(operation, "private", Map.of());
        }
        if (question instanceof Question.KeyTaken taken) {
            return shown(
                    operation,
                    "keytaken",
                    Map.of(
                            "name",
                            taken.name(),
                            "open",
                            Addresses.openPath(taken.existing()),
                            "table",
                            table(taken.existing())));
        }
        return shown(operation, "result", Map.of());
    }

    private Shown shown(OperationView operation, String template, Map<String, Object> values) {
        OperationLine line = OperationLine.of(named(operation), display);
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("operation", line);
        return new Shown(line.subject(), "service/" + template + ".jte", all);
    }

    private OperationView named(OperationView operation) {
        return names.fill(List.of(operation)).get(0);
    }

    private static TableWord table(RecordRef record) {
        return TableWord.of(record.entity());
    }

    private Shown untrack(OperationView operation, Question.ConfirmUntrack question) {
        List<OperationView> together = same.with(operation);
        return shown(
                operation,
                "untrack",
                Map.of(
                        "untrack",
                        question,
                        "table",
                        table(question.record()),
                        "together",
                        SameQuestion.names(together),
                        "deletable",
                        SameQuestion.deletable(together)));
    }

    private Shown duplicates(OperationView operation, Question.PotentialDuplicates question) {
        return shown(
                operation,
                "duplicates",
                Map.of(
                        "question",
                        question,
                        "groups",
                        CandidateGroup.of(question.candidates(), question.cut()),
                        "display",
                        display));
    }

    /** A search that the CRM did not answer says so and leaves the records that were used lately to choose from. */
    private Shown picker(Context ctx, OperationView operation, Question.ChooseTarget question) {
        String type = Optional.ofNullable(ctx.queryParam("type"))
                .filter(question.types()::contains)
                .orElseGet(() -> question.recent().stream()
                        .map(found -> found.ref().entity())
                        .filter(question.types()::contains)
                        .findFirst()
                        .orElse(question.types().get(0)));
        String text = ctx.queryParam("q");
        CrmResult<List<Found>> results =
                text == null ? CrmResult.ok(question.recent()) : Awaited.of(engine.search(type, text.strip(), RESULTS));
        Optional<Failure> trouble = results.fold(
                found -> Optional.empty(),
                failure -> Optional.of(CrmAnswers.refused(failure).failure()));
        return shown(
                operation,
                "picker",
                Map.of(
                        "question",
                        question,
                        "type",
                        type,
                        "search",
                        text == null ? "" : text,
                        "searched",
                        text != null && trouble.isEmpty(),
                        "trouble",
                        trouble.map(failure -> failure.message() + " [" + failure.code() + "]")
                                .orElse(""),
                        "results",
                        results.fold(found -> found, failure -> question.recent()),
                        "together",
                        SameQuestion.names(same.with(operation))));
    }

    private Shown bulk(List<String> ops) {
        List<OperationLine> lines = names.fill(ops.stream().map(this::operation).toList()).stream()
                .map(view -> OperationLine.of(view, display))
                .toList();
        long done = lines.stream().filter(OperationLine::done).count();
        return new Shown(
                done + " of " + lines.size(),
                "service/bulk.jte",
                Map.of("operations", lines, "done", (int) done, "all", String.join(",", ops)));
    }

    /** One row of bulk progress, fetched again when the operation changed. */
    Shown row(Context ctx) {
        return new Shown(
                "",
                "service/operationrow.jte",
                Map.of("operation", OperationLine.of(named(operation(ctx.pathParam("op"))), display)));
    }

    String answer(Context ctx) {
        String op = ctx.pathParam("op");
        OperationView operation = operation(op);
        Answer answer = answerOf(ctx);
        List<String> together = same.chosen(operation, ctx.formParam("together"));
        if (together.size() > 1) {
            same.answer(operation, together, answer);
            return Addresses.operation(String.join(",", together));
        }
        Awaited.of(engine.answer(op, answer));
        return Addresses.operation(op);
    }

    /** Stops those of a bulk command that have not begun. */
    String cancel(Context ctx) {
        String ops = ctx.pathParam("op");
        Awaited.of(engine.cancel(operations(ops)));
        return Addresses.operation(ops);
    }

    private static List<String> operations(String ops) {
        return Arrays.stream(ops.split(",")).distinct().toList();
    }

    private static Answer answerOf(Context ctx) {
        String word = Optional.ofNullable(ctx.formParam("answer")).orElse("");
        return switch (word) {
            case "save" -> new Answer.Save();
            case "cancel" -> new Answer.Cancel();
            case "yes" -> new Answer.Yes();
            case "no" -> new Answer.No();
            case "target" -> target(Optional.ofNullable(ctx.formParam("target")).orElse(""));
            default -> throw new RequestRefused(400, "bad-request", "“" + word + "” is not an answer.");
        };
    }

    private static Answer target(String text) {
        try {
            return new Answer.Target(RecordRef.parse(text));
        } catch (IllegalArgumentException wrong) {
            throw new RequestRefused(400, "choose-target", "Choose a record from the list, then OK.");
        }
    }

    private OperationView operation(String op) {
        return Awaited.of(engine.operation(op))
                .orElseThrow(() -> ServicePages.nothing("There is no operation “" + op + "”."));
    }
}
