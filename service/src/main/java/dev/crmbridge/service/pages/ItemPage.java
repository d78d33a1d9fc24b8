package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.CommandWord;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tracking pane of one item: how it is tracked, why, and what can be done. */
public final class ItemPage {
    private final Engine engine;
    private final Display display;

    ItemPage(Engine engine, Display display) {
        this.engine = engine;
        this.display = display;
    }

    Shown show(Context ctx) {
        ItemRow row = item(ctx);
        ItemStatus status = Awaited.of(engine.why(row));
        boolean tracked = row.record() != null;
        return new Shown(
                Display.subject(row.subject()),
                "service/item.jte",
                Map.of(
                        "item",
                        ItemLine.of(row, display),
                        "status",
                        status,
                        "tables",
                        row.kind() == ItemKind.TASK ? TableWord.ofTasks() : List.of(),
                        "tracked",
                        tracked,
                        "contact",
                        row.kind() == ItemKind.CONTACT,
                        "pending",
                        status.pending().stream()
                                .map(view -> OperationLine.of(view, display))
                                .toList(),
                        "people",
                        status.participants().stream().map(ParticipantLine::of).toList(),
                        "display",
                        display));
    }

    String command(Context ctx) {
        ItemRow row = item(ctx);
        String word = Optional.ofNullable(ctx.formParam("command")).orElse("");
        CommandKind kind = switch (word) {
            case "track" -> CommandKind.TRACK;
            case "untrack" -> CommandKind.UNTRACK;
            case "regarding" -> CommandKind.REGARDING;
            case "parent" -> CommandKind.PARENT;
            default -> throw new RequestRefused(400, "bad-request", "“" + word + "” is not a command.");
        };
        String as = ctx.formParam("as");
        List<OperationView> operations = Awaited.of(engine.submit(new CommandRequest(
                kind,
                List.of(new CommandRequest.Selected(row.ref(), row.kind())),
                as == null || as.isEmpty() ? null : as,
                null,
                null,
                CommandRequest.OnDuplicate.ASK,
                false)));
        return Addresses.operation(operations.get(0).op());
    }

    /** @return how a command is called */
    public static String commandWord(CommandKind command) {
        return switch (command) {
            case TRACK -> CommandWord.TRACK.label();
            case UNTRACK -> CommandWord.UNTRACK.label();
            case REGARDING -> CommandWord.SET_REGARDING.label();
            case PARENT -> CommandWord.SET_PARENT.label();
            case VIEW -> CommandWord.VIEW_IN_CRM.label();
        };
    }

    private ItemRow item(Context ctx) {
        List<ItemRow> rows = Awaited.of(engine.resolve(ctx.pathParam("id")));
        if (rows.size() != 1) {
            throw ServicePages.nothing("Outlook has no such item. It may have been moved or deleted.");
        }
        return rows.get(0);
    }
}
