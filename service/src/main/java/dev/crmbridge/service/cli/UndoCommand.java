package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "undo",
        description = "Take back what an operation or a run did, as far as nothing else happened since.")
final class UndoCommand extends OperationCommand {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "Operation or run, as “crmbridge history” lists it.")
    private List<String> ids = List.of();

    UndoCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        checkWait();
        List<JsonNode> reports = new ArrayList<>();
        List<JsonNode> operations = new ArrayList<>();
        for (String id : ids) {
            JsonNode report = service.post("/api/undo", Map.of("id", id));
            reports.add(report);
            report.path("operations").forEach(operations::add);
        }
        Waiting.Result result = follow(service, operations);
        List<JsonNode> lines = ended(reports, result.operations());
        ExitCode kept =
                lines.stream().allMatch(line -> line.path("undone").asBoolean()) ? ExitCode.DONE : ExitCode.REFUSED;
        if (json()) {
            var answer = new LinkedHashMap<String, Object>();
            answer.put(
                    "runs", reports.stream().map(report -> report.path("run")).toList());
            answer.put("lines", lines);
            answer.put("operations", result.operations());
            print(answer);
            return ExitCode.winning(List.of(kept, codeOf(result)));
        }
        var table = new TextTable("Result", "Subject", "Record", "Reason");
        lines.forEach(line -> table.row(
                line.path("undone").asBoolean() ? "Taken back" : "Stays",
                line.path("subject").asString(),
                Words.record(line),
                line.path("undone").asBoolean() ? line.path("reason").asString() : Words.reason(line)));
        table.lines().forEach(this::say);
        return ExitCode.winning(List.of(kept, operations.isEmpty() ? ExitCode.DONE : report(service, result)));
    }

    /** @return the lines of all reports, with what an operation could not do among what stays */
    private static List<JsonNode> ended(List<JsonNode> reports, List<JsonNode> operations) {
        Map<String, JsonNode> known = new HashMap<>();
        operations.forEach(operation -> known.put(operation.path("op").asString(), operation));
        List<JsonNode> lines = new ArrayList<>();
        reports.forEach(report -> report.path("lines").forEach(line -> {
            JsonNode operation = known.get(line.path("op").asString(""));
            if (operation != null && !isTakenBack(operation)) {
                ((ObjectNode) line)
                        .put("undone", false)
                        .put("code", operation.path("code").asString())
                        .put("reason", operation.path("reason").asString());
            }
            lines.add(line);
        }));
        return lines;
    }

    private static boolean isTakenBack(JsonNode operation) {
        return switch (operation.path("outcome").asString()) {
            case "failed", "refused", "cancelled" -> false;
            case "unlinked" -> !operation.path("code").asString("").equals("record-kept");
            default -> true;
        };
    }
}
