package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.HistoryEntry;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the bridge changed, and taking it back. */
final class HistoryPage {
    private static final int SHOWN = 200;
    /** As long as a person may wait for a page; what goes on longer is listed as going on. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

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
        List<OperationView> now = OperationEnds.of(engine, report.operations(), PATIENCE);
        List<UndoneLine> lines = UndoneLine.of(report.at(now));
        String title = UndoneLine.title(lines);
        return new Shown(
                title,
                "service/undone.jte",
                Map.of(
                        "title",
                        title,
                        "summary",
                        UndoneLine.summary(lines, display),
                        "lines",
                        lines,
                        "operations",
                        now.stream()
                                .filter(view -> !view.outcome().isFinal())
                                .map(view -> OperationLine.of(view, display))
                                .toList()));
    }
}
