package dev.crmbridge.service.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "conflicts", description = "List fields that wait for a choice, with both values.")
final class ConflictsCommand extends ServiceCommand {
    ConflictsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** Then both sides show the same, and what would be written is the value of before. */
    private static boolean takesBack(JsonNode conflict) {
        return conflict.path("outlook").asString("").equals(conflict.path("crm").asString(""));
    }

    @Override
    ExitCode run(ServiceClient service) {
        JsonNode conflicts = service.get("/api/conflicts");
        if (json()) {
            print(conflicts);
            return ExitCode.DONE;
        }
        if (conflicts.isEmpty()) {
            say("No conflicts.");
            return ExitCode.DONE;
        }
        KnownItems known = KnownItems.of(service);
        var table = new TextTable("Item", "Subject", "Field", "Before", "In Outlook", "In CRM", "Why", "Since");
        conflicts.forEach(conflict -> table.row(
                known.beginning(conflict.path("item").asString()),
                conflict.path("subject").asString(),
                conflict.path("field").asString(),
                conflict.path("before").asString(""),
                conflict.path("outlook").asString(""),
                conflict.path("crm").asString(""),
                conflict.path("code").asString().equals("possible-duplicates")
                        ? (takesBack(conflict) ? "Taken back, it may be a duplicate of " : "May be a duplicate of ")
                                + String.join(
                                        ", ",
                                        conflict.path("duplicates")
                                                .valueStream()
                                                .map(match -> match.path("name").asString())
                                                .toList())
                        : "Changed on both sides",
                conflict.path("since").asString()));
        table.lines().forEach(this::say);
        say(
                "Settle them with “crmbridge conflicts resolve ITEM outlook|crm|leave|FIELD=SIDE”; “leave” is for possible duplicates.");
        return ExitCode.DONE;
    }
}
