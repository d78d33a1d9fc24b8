package dev.crmbridge.service.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(name = "conflicts", description = "List fields that were changed on both sides, with both values.")
final class ConflictsCommand extends ServiceCommand {
    ConflictsCommand(Surroundings surroundings) {
        super(surroundings);
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
        var table = new TextTable("Item", "Subject", "Field", "Before", "In Outlook", "In CRM", "Since");
        conflicts.forEach(conflict -> table.row(
                known.beginning(conflict.path("item").asString()),
                conflict.path("subject").asString(),
                conflict.path("field").asString(),
                conflict.path("before").asString(""),
                conflict.path("outlook").asString(""),
                conflict.path("crm").asString(""),
                conflict.path("since").asString()));
        table.lines().forEach(this::say);
        say("Settle them with “crmbridge conflicts resolve ITEM outlook|crm|FIELD=outlook|FIELD=crm”.");
        return ExitCode.DONE;
    }
}
