package dev.crmbridge.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things stand.
 *
 * @param outlook whether Outlook is attached, and if not why
 * @param crm whether the CRM answers, and if not why
 * @param lastRun end of the last full pass, or null
 * @param passRuns whether a full pass or a preview of one runs now; another one begins after it
 * @param conflicts open conflicts
 * @param problems what the list of problems shows: questions, deletions and filters that wait for a person, commands that failed, and
 *     tracked items that cannot be kept in step
 * @param paused which tracked items are left alone because the user may not read their records, as sentences
 * @param duplicates what the local duplicate check knows
 * @param mailbox the mailbox that Outlook has open, or null before it was read and while Outlook is away
 */
public record EngineStatus(
        Side outlook,
        Side crm,
        boolean offlineByChoice,
        @Nullable Instant lastRun,
        boolean passRuns,
        int linked,
        int pending,
        int conflicts,
        int problems,
        List<String> paused,
        DuplicateCoverage duplicates,
        @Nullable Open mailbox) {
    public EngineStatus {
        paused = List.copyOf(paused);
    }

    /**
     * The mailbox of the profile that Outlook runs with.
     *
     * @param address SMTP address of its owner; empty when Outlook does not tell it
     * @param foreign why the tracked items are left alone, as a sentence, because they are in another mailbox; null when they are in this
     */
    public record Open(String address, @Nullable String foreign) {}

    /** One side. */
    public record Side(boolean reachable, String detail) {}
}
