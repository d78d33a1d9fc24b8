package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the bridge changed, and taking it back. */
final class HistoryPage {
    private static final int SHOWN = 200;

    private final Engine engine;
    private final Display display;

    HistoryPage(Engine engine, Display display) {
        this.engine = engine;
        this.display = display;
    }

    Shown show(Context ctx) {
        List<HistoryEntry> entries = Awaited.of(engine.history(SHOWN));
        return new Shown("History", "service/history.jte", Map.of("entries", entries, "display", display));
    }

    /** Takes back and shows what came of it. */
    Shown undo(Context ctx) {
        String run = Optional.ofNullable(ctx.formParam("run")).orElse("");
        UndoReport report = Awaited.of(engine.undo(run), Awaited.FULL_PASS)
                .orElseThrow(() -> ServicePages.nothing("The history has no change with this id any more."));
        return new Shown(
                "Taken back",
                "service/undone.jte",
                Map.of(
                        "report",
                        report,
                        "operations",
                        report.operations().stream()
                                .map(view -> OperationLine.of(view, display))
                                .toList()));
    }
}
