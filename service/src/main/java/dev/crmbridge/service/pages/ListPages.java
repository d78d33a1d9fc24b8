package dev.crmbridge.service.pages;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.DepartureView;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.PairProblem;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.filter.FilterSwitch;
import dev.crmbridge.sync.plan.Settlement;
import dev.crmbridge.sync.store.Outbox;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conflicts and problems. */
final class ListPages {
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

    /** Settles a conflict with one side's value and goes back to the list. */
    String resolve(Context ctx) {
        String id = Optional.ofNullable(ctx.formParam("id")).orElse("");
        Settlement.Side side = Settlement.Side.named(
                        Optional.ofNullable(ctx.formParam("side")).orElse(""))
                .orElseThrow(
                        () -> new RequestRefused(400, "bad-request", "Choose the value of Outlook or of the CRM."));
        boolean remember = "1".equals(ctx.formParam("remember"));
        Awaited.of(engine.resolveConflict(id, side, remember)).ifPresent(why -> {
            throw new RequestRefused(409, "not-settled", why);
        });
        return "/conflicts";
    }

    /** Tries failed operations again, or forgets them, and goes back to the list. */
    String settle(Context ctx) {
        List<String> ops = ctx.formParams("op");
        List<RecordRef> records =
                ctx.formParams("record").stream().map(ListPages::record).toList();
        String what = Optional.ofNullable(ctx.formParam("do")).orElse("");
        switch (what) {
            case "retry" -> {
                Awaited.of(engine.retry(ops));
                Awaited.of(engine.settlePairs(records, PairProblem.Settling.RETRY), Awaited.FULL_PASS);
            }
            case "ignore" -> {
                Awaited.of(engine.ignore(ops));
                Awaited.of(engine.settlePairs(records, PairProblem.Settling.IGNORE));
            }
            default -> throw new RequestRefused(400, "bad-request", "Choose one of the buttons of the page.");
        }
        return "/problems";
    }

    private static RecordRef record(String text) {
        try {
            return RecordRef.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new RequestRefused(400, "bad-request", "“" + text + "” is no record.");
        }
    }

    Shown problems(Context ctx) {
        boolean outlook = Awaited.of(engine.status()).outlook().reachable();
        List<ItemRow> rows = outlook ? Awaited.of(engine.items()) : List.of();
        List<OperationView> operations = ItemNames.fill(Awaited.of(engine.operations(Outbox.SHOWN)), rows);
        List<OperationLine> waiting = operations.stream()
                .filter(view -> view.outcome().waitsForPerson())
                .map(view -> OperationLine.of(view, display))
                .toList();
        List<OperationLine> failed = operations.stream()
                .filter(view -> view.outcome() == Outcome.FAILED)
                .map(view -> OperationLine.of(view, display))
                .toList();
        return new Shown(
                "Problems",
                "service/problems.jte",
                Map.of(
                        "waiting",
                        waiting,
                        "failed",
                        failed,
                        "pairs",
                        Awaited.of(engine.pairProblems()),
                        "filters",
                        (int) Awaited.of(engine.filters()).stream()
                                .filter(view -> view.set().position() == FilterSwitch.Position.ASKS)
                                .count(),
                        "deletions",
                        (int) Awaited.of(engine.departures()).stream()
                                .filter(DepartureView::asks)
                                .count(),
                        "display",
                        display));
    }
}
