package dev.crmbridge.sync;

import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One full pass.
 *
 * @param run id of the run
 * @param planned what was decided, also in a dry run
 * @param stopped why the run stopped before its end, or null
 */
public record SyncReport(
        String run,
        boolean dryRun,
        List<Planned> planned,
        Done done,
        @Nullable String stopped) {
    public SyncReport {
        planned = List.copyOf(planned);
    }

    /** One decision. */
    public record Planned(ItemRef item, String action, String reason) {}

    /**
     * How much was done.
     *
     * @param adopted links of another client that were taken over
     */
    public record Done(int toCrm, int toOutlook, int unlinked, int deleted, int conflicts, int failed, int adopted) {}
}
