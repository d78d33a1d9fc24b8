package dev.crmbridge.service.api;

import dev.crmbridge.sync.EngineStatus;
import org.jspecify.annotations.Nullable;

/**
 * How things stand.
 *
 * @param lastRun end of the last full pass, ISO-8601 UTC, or null
 * @param duplicates what the local duplicate check knows
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
        CoverageJson duplicates) {
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
                CoverageJson.of(status.duplicates()));
    }
}
