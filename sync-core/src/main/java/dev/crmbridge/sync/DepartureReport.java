package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;

/**
 * What came of choices for pairs of which one side was deleted.
 *
 * @param run id under which the journal knows what was deleted or unlinked
 * @param lines one for each record that was named
 * @param operations items that are tracked again, accepted and going on
 * @param renewed records that wait for something else than the person saw; when there are any, nothing was chosen for any record
 */
public record DepartureReport(String run, List<Line> lines, List<OperationView> operations, List<RecordRef> renewed) {
    public DepartureReport {
        lines = List.copyOf(lines);
        operations = List.copyOf(operations);
        renewed = List.copyOf(renewed);
    }

    /** @return what came of choices that were about what waited */
    public static DepartureReport of(String run, List<Line> lines, List<OperationView> operations) {
        return new DepartureReport(run, lines, operations, List.of());
    }

    /** @return the report of a choice that was about something else than what waits */
    public static DepartureReport refused(List<RecordRef> renewed) {
        return new DepartureReport("", List.of(), List.of(), renewed);
    }

    /**
     * One pair.
     *
     * @param done whether what was chosen is done; otherwise the next run goes on with it, or it could not be chosen
     * @param reason what was done, or why it was not, as a sentence
     */
    public record Line(ItemRef item, RecordRef record, boolean done, String reason) {}
}
