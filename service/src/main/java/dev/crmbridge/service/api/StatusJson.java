package dev.crmbridge.service.api;

import dev.crmbridge.sync.EngineStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things stand.
 *
 * @param lastRun end of the last full pass, ISO-8601 UTC, or null
 * @param paused which tracked items are left alone because the user may not read their records, as sentences
 * @param duplicates what the local duplicate check knows
 * @param mailbox the mailbox that Outlook has open, or null
 */
record StatusJson(
        EngineStatus.Side outlook,
        EngineStatus.Side crm,
        boolean offlineByChoice,
        @Nullable String lastRun,
        int linked,
        int pending,
        int conflicts,
        int problems,
        List<String> paused,
        CoverageJson duplicates,
        EngineStatus.@Nullable Open mailbox) {
    static StatusJson of(EngineStatus status) {
        return new StatusJson(
                status.outlook(),
                status.crm(),
                status.offlineByChoice(),
                status.lastRun() == null ? null : status.lastRun().toString(),
                status.linked(),
                status.pending(),
                status.conflicts(),
                status.problems(),
                status.paused(),
                CoverageJson.of(status.duplicates()),
                status.mailbox());
    }
}
