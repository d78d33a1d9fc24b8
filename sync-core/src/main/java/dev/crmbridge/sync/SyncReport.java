package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
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

    /**
     * One decision.
     *
     * @param item the item, or {@link #notYet} for one that is still to be created
     */
    public record Planned(ItemRef item, String action, String reason) {
        /** @return in place of an item that is still to be created: its record, as {@code ENTITY:GUID} */
        public static ItemRef notYet(RecordRef record) {
            return ItemRef.ofDefaultStore(record.toString());
        }
    }

    /**
     * How much was done.
     *
     * @param adopted links of another client that were taken over
     */
    public record Done(int toCrm, int toOutlook, int unlinked, int deleted, int conflicts, int failed, int adopted) {}
}
