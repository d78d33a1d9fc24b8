package dev.crmbridge.service.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "deletions",
        description = "List tracked items of which one side was deleted and that wait for your choice.")
final class DeletionsCommand extends ServiceCommand {
    DeletionsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        JsonNode deletions = service.get("/api/deletions");
        if (json()) {
            print(deletions);
            return ExitCode.DONE;
        }
        if (deletions.isEmpty()) {
            say("No deletions wait for a choice.");
            return ExitCode.DONE;
        }
        var table = new TextTable("Record", "Subject", "Deleted in", "Why it waits", "Choices");
        deletions.forEach(deletion -> table.row(
                Words.record(deletion),
                deletion.path("subject").asString(),
                deletion.path("left").asString().equals("record") ? "Outlook" : "CRM",
                Words.deletion(deletion.path("question").asString()),
                String.join(
                        " ",
                        deletion.path("choices")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList())));
        table.lines().forEach(this::say);
        say("Choose with “crmbridge deletions decide CHOICE RECORD…”, or “--all” instead of the records. With “--shown "
                + ShownList.of(deletions) + "” it is done only if still the same waits as here.");
        return ExitCode.DONE;
    }
}
