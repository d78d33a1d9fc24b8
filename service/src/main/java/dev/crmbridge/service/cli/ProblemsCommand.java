package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Override
    ExitCode run(ServiceClient service) {
        List<Map<String, Object>> problems = new ArrayList<>();
        for (JsonNode operation : service.get("/api/operations?finished=200").path("operations")) {
            if (OUTCOMES.contains(operation.path("outcome").asString())) {
                var problem = new LinkedHashMap<String, Object>();
                for (String field : List.of("item", "op", "outcome", "code", "reason")) {
                    problem.put(field, operation.path(field));
                }
                problems.add(problem);
            }
        }
        if (service.get("/api/status").path("outlook").path("reachable").asBoolean()) {
            for (JsonNode item : service.get("/api/items?tracked=true")) {
                if (item.path("state").asString().equals("failed")) {
                    var problem = new LinkedHashMap<String, Object>();
                    problem.put("item", item.path("id"));
                    problem.put("op", null);
                    problem.put("outcome", "failed");
                    problem.put("code", null);
                    problem.put("reason", item.path("lastError"));
                    problems.add(problem);
                }
            }
        }
        if (json()) {
            print(problems);
        } else if (problems.isEmpty()) {
            say("No problems.");
        } else {
            tell(service, problems);
        }
        return ExitCode.DONE;
    }

    private void tell(ServiceClient service, List<Map<String, Object>> problems) {
        KnownItems known = KnownItems.of(service);
        var table = new TextTable("State", "Item", "Subject", "Reason", "Answer with");
        problems.forEach(problem -> {
            String item = text(problem, "item");
            String outcome = text(problem, "outcome");
            table.row(
                    Words.outcome(outcome),
                    known.beginning(item),
                    known.subject(item),
                    text(problem, "reason"),
                    outcome.equals("failed") ? "" : "crmbridge answer " + text(problem, "op"));
        });
        table.lines().forEach(this::say);
    }

    private static String text(Map<String, Object> problem, String field) {
        return problem.get(field) instanceof JsonNode node ? node.asString("") : String.valueOf(problem.get(field));
    }
}
