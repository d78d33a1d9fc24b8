package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Conflicts and problems. */
final class ListPages {
    private static final int FINISHED = 200;

    private final Engine engine;
    private final Display display;

    ListPages(Engine engine, Display display) {
        this.engine = engine;
        this.display = display;
    }

    Shown conflicts(Context ctx) {
        return new Shown(
                "Conflicts",
                "service/conflicts.jte",
                Map.of("conflicts", Awaited.of(engine.conflicts()), "display", display));
    }

    Shown problems(Context ctx) {
        boolean outlook = Awaited.of(engine.status()).outlook().reachable();
        List<ItemRow> rows = outlook ? Awaited.of(engine.items()) : List.of();
        List<OperationView> operations = ItemNames.fill(Awaited.of(engine.operations(FINISHED)), rows);
        List<OperationLine> waiting = operations.stream()
                .filter(view -> view.outcome().waitsForPerson())
                .map(view -> OperationLine.of(view, display))
                .toList();
        List<OperationLine> failed = operations.stream()
                .filter(view -> view.outcome() == Outcome.FAILED)
                .map(view -> OperationLine.of(view, display))
                .toList();
        List<ItemRow> items = rows.stream()
                .filter(row -> row.state() == ItemRow.State.FAILED && row.lastError() != null)
                .toList();
        return new Shown(
                "Problems",
                "service/problems.jte",
                Map.of("waiting", waiting, "failed", failed, "items", items, "display", display));
    }
}
