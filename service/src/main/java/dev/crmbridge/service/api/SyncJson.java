package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.field.FieldLabels;
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
                report.planned().stream().map(PlannedJson::of).toList(),
                report.done(),
                report.stopped());
    }

    /**
     * One decision.
     *
     * @param record the record as {@code ENTITY:GUID}, or null where it is not known yet
     * @param fields the fields it is about, in a dry run; empty where it is about the whole item
     */
    record PlannedJson(
            String item,
            String action,
            String reason,
            String code,
            String subject,
            @Nullable String record,
            List<FieldJson> fields) {
        static PlannedJson of(SyncReport.Planned plan) {
            RecordRef record = plan.record();
            return new PlannedJson(
                    plan.item().entryId(),
                    plan.action(),
                    plan.reason(),
                    plan.code().word(),
                    plan.subject(),
                    record == null ? null : record.toString(),
                    record == null
                            ? List.of()
                            : plan.fields().stream()
                                    .map(field -> new FieldJson(
                                            field.name(),
                                            FieldLabels.of(record.entity(), field.name()),
                                            field.outlook(),
                                            field.crm()))
                                    .toList());
        }
    }

    /** One field with both values as people see them; empty for none. */
    record FieldJson(String name, String label, String outlook, String crm) {}
}
