package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.EngineStatus;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.web.text.Display;
import dev.crmbridge.web.text.IdeaWord;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the next run would do. Looking changes nothing, neither in Outlook nor in the CRM. */
final class DryRunPage {
    private final Engine engine;
    private final Display display;

    DryRunPage(Engine engine, Display display) {
        this.engine = engine;
        this.display = display;
    }

    /** The page before anybody looked. */
    Shown show(Context ctx) {
        return shown(null, 0, null);
    }

    /** Looks at both sides and shows what a run would do. */
    Shown look(Context ctx) {
        EngineStatus status = Awaited.of(engine.status());
        if (status.passRuns()) {
            return shown(
                    null,
                    0,
                    "A run or another preview is under way, so a preview would show what is about to be done anyway."
                            + " Nothing was looked at; look again when it is over.");
        }
        SyncReport report = Awaited.of(engine.synchronize(true), Awaited.FULL_PASS);
        return report.complete()
                ? shown(report, status.conflicts() + status.problems(), null)
                : shown(
                        null,
                        0,
                        report.stopped()
                                + " A preview needs Outlook and the CRM. Nothing was changed; look again when both answer.");
    }

    /** @param open questions of earlier runs that wait for a person */
    private Shown shown(@Nullable SyncReport report, int open, @Nullable String trouble) {
        Map<String, Object> values = new HashMap<>();
        values.put("sections", report == null ? List.of() : PlannedSection.of(report, display));
        values.put("looked", report != null);
        values.put("held", report == null ? "" : text(report.stopped()));
        values.put("failed", report == null ? 0 : report.done().failed());
        values.put("open", open);
        values.put("trouble", text(trouble));
        values.put("display", display);
        return new Shown(IdeaWord.PREVIEW.label(), "service/dryrun.jte", values);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
