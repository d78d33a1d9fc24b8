package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

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
        List<JsonNode> lines = new ArrayList<>();
        reports.forEach(report -> report.path("lines").forEach(lines::add));
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
        var table = new TextTable("Result", "Record", "Reason");
        lines.forEach(line -> table.row(
                line.path("undone").asBoolean() ? "Taken back" : "Stays",
                Words.record(line),
                line.path("reason").asString()));
        table.lines().forEach(this::say);
        return ExitCode.winning(List.of(kept, operations.isEmpty() ? ExitCode.DONE : report(service, result)));
    }
}
