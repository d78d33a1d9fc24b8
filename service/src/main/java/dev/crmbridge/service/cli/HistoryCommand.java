package dev.crmbridge.service.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "history", description = "List what the bridge changed, newest first, with the id that takes it back.")
final class HistoryCommand extends ServiceCommand {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many changes at most, 1 to 1000. Default ${DEFAULT-VALUE}.")
    private int limit;

    HistoryCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        JsonNode history = service.get("/api/history?limit=" + limit);
        if (json()) {
            print(history);
            return ExitCode.DONE;
        }
        if (history.isEmpty()) {
            say("Nothing was changed yet.");
            return ExitCode.DONE;
        }
        var table = new TextTable("Time", "Change", "Subject", "Fields", "Id", "Of several items");
        history.forEach(entry -> table.row(
                entry.path("time").asString(),
                entry.path("what").asString(),
                entry.path("subject").asString(),
                fields(entry.path("changes")),
                entry.path("run").asString(),
                entry.path("together").asString("")));
        table.lines().forEach(this::say);
        say("Take a change back with “crmbridge undo ID”; the last column takes back all items of one command.");
        return ExitCode.DONE;
    }

    private static String fields(JsonNode changes) {
        List<String> fields = new ArrayList<>();
        changes.forEach(change -> fields.add(
                change.path("field").asString() + ": “" + change.path("before").asString() + "” → “"
                        + change.path("after").asString() + "”"));
        return String.join(", ", fields);
    }
}
