package dev.crmbridge.service.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "items", description = "List the items of the mailbox with their state.")
final class ItemsCommand extends ServiceCommand {
    enum Kind {
        task,
        appointment,
        meetingRequest,
        contact,
        mail
    }

    @Option(names = "--kind", description = "Only items of this kind: ${COMPLETION-CANDIDATES}.")
    private @Nullable Kind kind;

    @Option(names = "--tracked", description = "Only items that are or shall be tracked.")
    private boolean tracked;

    ItemsCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    ExitCode run(ServiceClient service) {
        String query = (kind == null ? "" : "&kind=" + kind.name()) + (tracked ? "&tracked=true" : "");
        JsonNode items = service.get("/api/items" + (query.isEmpty() ? "" : "?" + query.substring(1)));
        if (json()) {
            print(items);
            return ExitCode.DONE;
        }
        if (items.isEmpty()) {
            say("No items.");
            return ExitCode.DONE;
        }
        KnownItems known = query.isEmpty() ? KnownItems.of(items) : KnownItems.of(service);
        var table = new TextTable("State", "Kind", "When", "Subject", "Regarding", "Item");
        items.forEach(item -> table.row(
                Words.state(item.path("state").asString()),
                item.path("kind").asString(),
                when(item),
                item.path("subject").asString(),
                item.path("regarding").path("name").asString(""),
                known.beginning(item.path("id").asString())));
        table.lines().forEach(this::say);
        return ExitCode.DONE;
    }

    private static String when(JsonNode item) {
        String start = item.path("start").asString("");
        return start.isEmpty()
                ? item.path("due").asString("")
                : start.substring(0, Math.min(16, start.length())).replace('T', ' ');
    }
}
