package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a pass needs of every link to see whether the pair deserves a closer look: the {@link Link} without its base.
 *
 * @param globalId clean global object id of an appointment, or null
 * @param seen what was last seen on both sides
 * @param asks whether a question waits for a person
 * @param markDue the item's mark does not yet say what {@code state} says
 */
public record LinkOutline(
        ItemRef item,
        @Nullable String globalId,
        RecordRef record,
        UUID organization,
        Link.State state,
        Link.Seen seen,
        boolean asks,
        boolean markDue) {
    /** @return whether the pair is kept in step */
    public boolean isLinked() {
        return state == Link.State.LINKED;
    }
}
