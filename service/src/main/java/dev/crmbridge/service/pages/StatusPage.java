package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.EngineStatus;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.web.text.Display;
import dev.crmbridge.web.text.Sentences;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** The first page: is everything all right, and what must I do? */
final class StatusPage {
    private static final int LATELY = 30;

    private final Engine engine;
    private final Display display;

    StatusPage(Engine engine, Display display) {
        this.engine = engine;
        this.display = display;
    }

    Shown show(Context ctx) {
        EngineStatus status = Awaited.of(engine.status());
        // Outlook may be closed: then what the store knows is shown and the list says so.
        List<ItemRow> rows = status.outlook().reachable() ? Awaited.of(engine.items()) : List.of();
        List<OperationLine> waiting = ItemNames.fill(Awaited.of(engine.operations(LATELY)), rows).stream()
                .filter(view -> !view.outcome().isFinal())
                .map(view -> OperationLine.of(view, display))
                .toList();
        List<ItemLine> items = rows.stream()
                .filter(row -> row.record() != null)
                .limit(LATELY)
                .map(row -> ItemLine.of(row, display))
                .toList();
        return new Shown(
                "Status",
                "service/status.jte",
                Map.of(
                        "status", status,
                        "sentence", sentence(status),
                        "waiting", waiting,
                        "items", items,
                        "synced", "1".equals(ctx.queryParam("synced")),
                        "coverage", CoverageSection.of(status.duplicates(), display),
                        "display", display));
    }

    private String sentence(EngineStatus status) {
        if (status.offlineByChoice() || !status.crm().reachable()) {
            return Sentences.offline(display, status.pending());
        }
        if (!status.outlook().reachable()) {
            return "Outlook is not running. Tracked items are looked at again when it is back.";
        }
        if (status.mailbox() != null && status.mailbox().foreign() != null) {
            return status.mailbox().foreign();
        }
        int needing = status.problems() + status.conflicts();
        String needs = needing > 0
                ? display.plural(needing, "thing needs you.", "things need you.")
                : status.pending() > 0
                        ? display.plural(status.pending(), "command is under way.", "commands are under way.")
                        : "Up to date.";
        return status.lastRun() == null
                ? needs
                : needs + " Last check " + display.inText(status.lastRun()).text() + ".";
    }

    /** One row of the list, fetched again when the item changed. */
    Shown row(Context ctx) {
        List<ItemRow> rows = Awaited.of(engine.resolve(ctx.pathParam("id")));
        if (rows.size() != 1) {
            throw ServicePages.nothing("There is no such item any more.");
        }
        return new Shown("", "service/itemrow.jte", Map.of("item", ItemLine.of(rows.get(0), display)));
    }

    String synchronize(Context ctx) {
        Awaited.of(engine.synchronize(false));
        return "/?synced=1";
    }

    String offline(Context ctx) {
        Awaited.of(engine.offline("1".equals(ctx.formParam("offline"))));
        return "/";
    }
}
