package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code POST /api/commands}. Whether a command is allowed is not decided here but by the engine. */
final class CommandBody {
    private static final Set<String> TABLES = Set.of("task", "phonecall", "letter", "fax", "appointment", "contact");

    private CommandBody() {}

    static CommandRequest read(Body body) {
        body.onlyWith("command", "items", "as", "regarding", "parent", "deleteRecord", "onDuplicate", "bulk", "window");
        CommandKind kind = kind(body.neededText("command"));
        CommandRequest request = new CommandRequest(
                kind,
                items(body.node("items")),
                as(body.text("as")),
                target(kind, body),
                body.flag("deleteRecord"),
                onDuplicate(body.text("onDuplicate")),
                Boolean.TRUE.equals(body.flag("bulk")));
        // Every other refusal of a selection is told at its items; without any there would be nothing to tell it at.
        if (request.items().isEmpty()) {
            throw Body.bad("no-items", "“items” is empty: nothing would be done. Name at least one item.");
        }
        return request;
    }

    private static CommandKind kind(String word) {
        for (CommandKind kind : CommandKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw Body.bad(
                "unknown-command",
                "There is no command “" + word + "”. Known: track, untrack, regarding, parent, view.");
    }

    private static List<CommandRequest.Selected> items(@Nullable JsonNode items) {
        if (items == null || !items.isArray()) {
            throw Body.bad("bad-request", "“items” must be a list of {entryId, storeId, kind}.");
        }
        var selected = new ArrayList<CommandRequest.Selected>();
        for (JsonNode node : items) {
            Body item = Body.of(node, "an element of “items”").onlyWith("entryId", "storeId", "kind", "subject");
            selected.add(new CommandRequest.Selected(item.itemRef(), item.itemKind()));
        }
        return selected;
    }

    private static @Nullable String as(@Nullable String table) {
        if (table != null && !TABLES.contains(table)) {
            throw Body.bad(
                    "bad-request",
                    "“as” cannot be “" + table + "”. Known: task, phonecall, letter, fax, appointment, contact.");
        }
        return table;
    }

    private static @Nullable RecordRef target(CommandKind kind, Body body) {
        RecordRef parent = body.record("parent");
        return kind == CommandKind.PARENT && parent != null ? parent : body.record("regarding");
    }

    private static CommandRequest.OnDuplicate onDuplicate(@Nullable String word) {
        return switch (word == null ? "ask" : word.toLowerCase(Locale.ROOT)) {
            case "ask" -> CommandRequest.OnDuplicate.ASK;
            case "save" -> CommandRequest.OnDuplicate.SAVE;
            case "cancel" -> CommandRequest.OnDuplicate.CANCEL;
            default -> throw Body.bad("bad-request", "“onDuplicate” must be ask, save or cancel.");
        };
    }
}
