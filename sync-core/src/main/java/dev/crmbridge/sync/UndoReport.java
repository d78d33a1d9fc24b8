package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;

/**
 * What was taken back.
 *
 * @param run id under which the journal knows this; it can be taken back too
 * @param lines one for each change that was looked at, in the order in which they were done
 * @param operations untracking and tracking again, accepted and going on
 */
public record UndoReport(String run, List<Line> lines, List<OperationView> operations) {
    public UndoReport {
        lines = List.copyOf(lines);
        operations = List.copyOf(operations);
    }

    /**
     * One change.
     *
     * @param undone whether it is taken back, or an operation does it
     * @param code why, as a code; {@link ReasonCode#TAKEN_BACK} for what is taken back
     * @param reason what was done, or why it could not be done, as a sentence
     */
    public record Line(ItemRef item, RecordRef record, boolean undone, ReasonCode code, String reason) {}
}
