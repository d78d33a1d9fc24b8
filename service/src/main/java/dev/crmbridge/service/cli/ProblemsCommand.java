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
     * @param op the operation, or null for an item that could not be kept in step
     * @param code stable reason, or null
     * @param reason sentence, or null
     */
    private record Problem(
            String item,
            @Nullable String op,
            String outcome,
            @Nullable String code,
            @Nullable String reason) {
        static Problem of(JsonNode operation) {
            return new Problem(
                    operation.path("item").asString(),
                    operation.path("op").asString(),
                    operation.path("outcome").asString(),
                    textOf(operation, "code"),
                    textOf(operation, "reason"));
        }

        static Problem ofItem(JsonNode item) {
            return new Problem(item.path("id").asString(), null, "failed", null, textOf(item, "lastError"));
        }

        static Problem ofDeletion(JsonNode deletion) {
            String question = deletion.path("question").asString();
            return new Problem(
                    deletion.path("item").asString(),
                    null,
                    "deletion",
                    question,
                    "Deleted on one side. " + Words.deletion(question) + ".");
        }

        private static @Nullable String textOf(JsonNode node, String field) {
            return node.path(field).isString() ? node.path(field).asString() : null;
        }

        String answer() {
            return switch (outcome) {
                case "failed" -> op == null ? "" : "crmbridge problems retry " + op;
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
        if (service.get("/api/status").path("outlook").path("reachable").asBoolean()) {
            service.get("/api/items?tracked=true")
                    .valueStream()
                    .filter(item -> item.path("state").asString().equals("failed"))
                    .map(Problem::ofItem)
                    .forEach(problems::add);
        }
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
