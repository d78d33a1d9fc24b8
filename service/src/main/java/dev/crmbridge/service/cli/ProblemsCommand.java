package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "problems",
        description = "List what waits for your answer, did not work, or could not be kept in step.")
final class ProblemsCommand extends ServiceCommand {
    private static final Set<String> OUTCOMES = Set.of("duplicates", "needs-person", "failed");

    ProblemsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /**
     * Something a person should look at.
     *
     * @param op the operation, or null for a tracked item that could not be kept in step or was deleted on one side
     * @param record record of such an item as commands take it, {@code ENTITY:GUID}, or null
     * @param code stable reason, or null
     * @param reason sentence, or null
     */
    private record Problem(
            String item,
            @Nullable String op,
            @Nullable String record,
            String outcome,
            @Nullable String code,
            @Nullable String reason) {
        static Problem of(JsonNode operation) {
            return new Problem(
                    operation.path("item").asString(),
                    operation.path("op").asString(),
                    null,
                    operation.path("outcome").asString(),
                    textOf(operation, "code"),
                    textOf(operation, "reason"));
        }

        static Problem ofPair(JsonNode pair) {
            return new Problem(
                    pair.path("item").asString(),
                    null,
                    Words.record(pair),
                    "failed",
                    textOf(pair, "code"),
                    textOf(pair, "reason"));
        }

        static Problem ofDeletion(JsonNode deletion) {
            String question = deletion.path("question").asString();
            return new Problem(
                    deletion.path("item").asString(),
                    null,
                    Words.record(deletion),
                    "deletion",
                    question,
                    "Deleted on one side. " + Words.deletion(question) + ".");
        }

        private static @Nullable String textOf(JsonNode node, String field) {
            return node.path(field).isString() ? node.path(field).asString() : null;
        }

        String answer() {
            return switch (outcome) {
                case "failed" -> "crmbridge problems retry " + (op == null ? record : op);
                case "deletion" -> "crmbridge deletions";
                default -> "crmbridge answer " + op;
            };
        }
    }

    @Override
    ExitCode run(ServiceClient service) {
        List<Problem> problems = new ArrayList<>();
        service.get("/api/operations?finished=200")
                .path("operations")
                .valueStream()
                .filter(operation -> OUTCOMES.contains(operation.path("outcome").asString()))
                .map(Problem::of)
                .forEach(problems::add);
        service.get("/api/problems/pairs").valueStream().map(Problem::ofPair).forEach(problems::add);
        service.get("/api/deletions")
                .valueStream()
                .filter(deletion -> deletion.path("asks").asBoolean())
                .map(Problem::ofDeletion)
                .forEach(problems::add);
        if (json()) {
            print(problems);
        } else if (problems.isEmpty()) {
            say("No problems.");
        } else {
            tell(service, problems);
        }
        return ExitCode.DONE;
    }

    private void tell(ServiceClient service, List<Problem> problems) {
        KnownItems known = KnownItems.of(service);
        var table = new TextTable("State", "Item", "Subject", "Reason", "Answer with");
        problems.forEach(problem -> table.row(
                Words.outcome(problem.outcome()),
                known.beginning(problem.item()),
                known.subject(problem.item()),
                problem.reason() == null ? "" : problem.reason(),
                problem.answer()));
        table.lines().forEach(this::say);
    }
}
