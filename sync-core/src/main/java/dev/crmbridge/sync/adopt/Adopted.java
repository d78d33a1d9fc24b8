package dev.crmbridge.sync.adopt;

import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.store.Link;
import java.util.List;

/**
 * What adopting came to in one pass.
 *
 * @param planned what was decided, also in a dry run
 * @param links the new links; sides that differ are still to be compared
 * @param failed items that are tried again
 * @param left items that have to wait for another pass because there were too many
 */
public record Adopted(List<SyncReport.Planned> planned, List<Link> links, int failed, int left) {
    /** Nothing to adopt. */
    public static final Adopted NOTHING = new Adopted(List.of(), List.of(), 0, 0);

    public Adopted {
        planned = List.copyOf(planned);
        links = List.copyOf(links);
    }
}
