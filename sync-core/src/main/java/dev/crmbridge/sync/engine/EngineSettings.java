package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.flow.Backoff;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.plan.Policy;
import dev.crmbridge.sync.run.Pace;

/**
 * How the engine works.
 *
 * @param policy conflicts and deletes; its zone is the mailbox's
 * @param brake stops a run that would delete too much
 * @param pace when runs start by themselves
 * @param backoff pauses between tries
 * @param knownRecordsPerTable records kept locally per table for the duplicate check
 */
public record EngineSettings(Policy policy, DeletionBrake brake, Pace pace, Backoff backoff, int knownRecordsPerTable) {
    /** @return the defaults in a zone */
    public static EngineSettings standard(java.time.ZoneId zone) {
        return new EngineSettings(
                Policy.standard(zone), DeletionBrake.standard(), Pace.standard(), Backoff.standard(), 50_000);
    }
}
