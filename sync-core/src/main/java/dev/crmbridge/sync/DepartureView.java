package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.plan.DepartureChoice;
import java.util.Set;

/**
 * A tracked pair of which one side was deleted, and nothing happens to the other before a person chooses.
 *
 * @param item the item, or what it was
 * @param recordLeft whether the record is what is left, otherwise the item
 * @param question {@link ReasonCode#DELETION_BRAKE}, {@link ReasonCode#EDIT_BEATS_DELETE}, {@link
 *     ReasonCode#MEETING_HAS_ATTENDEES}, or {@link ReasonCode#DELETION_DECLINED} when a person chose that nothing is deleted
 * @param offered what can be chosen
 * @param version short text that is another one for another pair, question, side that is left, or content of it when it was asked
 */
public record DepartureView(
        ItemRef item,
        String subject,
        RecordRef record,
        boolean recordLeft,
        ReasonCode question,
        Set<DepartureChoice> offered,
        String version) {
    public DepartureView {
        offered = Set.copyOf(offered);
    }

    /** @return whether it still waits for a person */
    public boolean asks() {
        return question != ReasonCode.DELETION_DECLINED;
    }
}
