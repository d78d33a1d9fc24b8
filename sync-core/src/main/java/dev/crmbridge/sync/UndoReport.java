package dev.crmbridge.sync;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * @param subject subject of the item or record, or empty
     * @param undone whether it is taken back as a whole, or an operation is about to do it
     * @param code why, as a code; {@link ReasonCode#TAKEN_BACK} for what is taken back
     * @param reason what was done, or why it could not be done, as a sentence
     * @param op operation whose end decides whether it is taken back, or null when that is decided
     */
    public record Line(
            ItemRef item,
            RecordRef record,
            String subject,
            boolean undone,
            ReasonCode code,
            String reason,
            @Nullable String op) {
        private Line named(String other) {
            return new Line(item, record, other, undone, code, reason, op);
        }

        private Line at(OperationView now) {
            boolean failed = now.outcome() == Outcome.FAILED
                    || now.outcome() == Outcome.REFUSED
                    || now.outcome() == Outcome.CANCELLED;
            boolean kept = now.outcome() == Outcome.UNLINKED && now.code() == ReasonCode.RECORD_KEPT;
            ReasonCode why = now.code() != null ? now.code() : ReasonCode.INTERNAL;
            return failed || kept ? new Line(item, record, subject, false, why, now.reason(), op) : this;
        }
    }

    /**
     * @param subjects by record
     * @return the same, with every line under its subject
     */
    public UndoReport named(Map<RecordRef, String> subjects) {
        return new UndoReport(
                run,
                lines.stream()
                        .map(line -> line.named(subjects.getOrDefault(line.record(), "")))
                        .toList(),
                operations);
    }

    /**
     * @param now the operations as they are now
     * @return the same, with what an operation could not do among what stays
     */
    public UndoReport at(List<OperationView> now) {
        Map<String, OperationView> known = new HashMap<>();
        now.forEach(view -> known.put(view.op(), view));
        return new UndoReport(
                run,
                lines.stream()
                        .map(line -> {
                            OperationView view = line.op() == null ? null : known.get(line.op());
                            return view == null ? line : line.at(view);
                        })
                        .toList(),
                now);
    }
}
