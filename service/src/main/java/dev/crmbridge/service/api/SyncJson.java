package dev.crmbridge.service.api;

import dev.crmbridge.sync.SyncReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One full pass.
 *
 * @param planned what was decided, also in a dry run
 * @param stopped why the run stopped before its end, or null
 */
record SyncJson(
        String run,
        boolean dryRun,
        List<PlannedJson> planned,
        SyncReport.Done done,
        @Nullable String stopped) {
    static SyncJson of(SyncReport report) {
        return new SyncJson(
                report.run(),
                report.dryRun(),
                report.planned().stream()
                        .map(plan -> new PlannedJson(plan.item().entryId(), plan.action(), plan.reason()))
                        .toList(),
                report.done(),
                report.stopped());
    }

    /** One decision. */
    record PlannedJson(String item, String action, String reason) {}
}
