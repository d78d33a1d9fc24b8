package dev.crmbridge.service.pages;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.DepartureAnswer;
import dev.crmbridge.sync.DepartureReport;
import dev.crmbridge.sync.DepartureView;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tracked items of which one side was deleted, and the choice what happens to the other. */
final class DeletionsPage {
    private final Engine engine;
    private final Display display;

    DeletionsPage(Engine engine, Display display) {
        this.engine = engine;
        this.display = display;
    }

    Shown show(Context ctx) {
        return list(false);
    }

    /** @param renewed whether the page that was left was about something else than what waits now */
    private Shown list(boolean renewed) {
        List<DepartureView> all = Awaited.of(engine.departures());
        List<DeletionGroup> groups = new ArrayList<>();
        add(
                groups,
                all,
                ReasonCode.DELETION_BRAKE,
                "Many deletions at once",
                "These items were deleted on one side together with many others, so nothing was deleted on the other side."
                        + " When it was a mistake, bring the items back: the question is settled by itself then.",
                List.of(DepartureChoice.KEEP, DepartureChoice.DELETE));
        add(
                groups,
                all,
                ReasonCode.EDIT_BEATS_DELETE,
                "Changed on the other side",
                "These were deleted on one side and changed on the other. The changed side stays as it is until you choose.",
                List.of());
        add(
                groups,
                all,
                ReasonCode.MEETING_HAS_ATTENDEES,
                "Meetings with other people",
                "The records of these meetings were deleted in the CRM. The meetings stay in your calendar until you choose;"
                        + " nobody is told anything by the bridge.",
                List.of());
        add(
                groups,
                all,
                ReasonCode.DELETION_DECLINED,
                "Kept by your choice",
                "Nothing was deleted here because you said so, and you are not asked again.",
                List.of());
        return new Shown(
                "Deletions", "service/deletions.jte", Map.of("groups", groups, "display", display, "renewed", renewed));
    }

    private static void add(
            List<DeletionGroup> groups,
            List<DepartureView> all,
            ReasonCode question,
            String title,
            String explanation,
            List<DepartureChoice> together) {
        List<DepartureView> views =
                all.stream().filter(view -> view.question() == question).toList();
        if (!views.isEmpty()) {
            groups.add(new DeletionGroup(title, explanation, views, views.size() > 1 ? together : List.of()));
        }
    }

    /** Carries out a choice and shows what came of it; when it was about something else than what waits, shows what does. */
    Shown decide(Context ctx) {
        DepartureChoice choice = DepartureChoice.named(
                        Optional.ofNullable(ctx.formParam("choice")).orElse(""))
                .orElseThrow(() -> new RequestRefused(400, "bad-request", "Choose one of the buttons of the page."));
        List<RecordRef> records = new ArrayList<>();
        for (String record : ctx.formParams("record")) {
            try {
                records.add(RecordRef.parse(record));
            } catch (IllegalArgumentException notARecord) {
                throw new RequestRefused(400, "bad-request", "The page named no record. Open it again.");
            }
        }
        var answer = new DepartureAnswer(records, choice, Set.copyOf(ctx.formParams("shown")));
        DepartureReport report = Awaited.of(engine.decideDepartures(answer), Awaited.FULL_PASS);
        if (!report.renewed().isEmpty()) {
            ctx.status(409);
            return list(true);
        }
        return new Shown(
                "Deletions",
                "service/decided.jte",
                Map.of(
                        "outcomes",
                        DeletionOutcome.of(report),
                        "changed",
                        !report.run().isEmpty(),
                        "operations",
                        report.operations().stream()
                                .map(view -> OperationLine.of(view, display))
                                .toList()));
    }
}
