package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldLabels;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.PairFailure;
import dev.crmbridge.sync.store.StoredDifference;
import dev.crmbridge.sync.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remembers pairs that cannot be kept in step until they can be: what the CRM or Outlook refuses at every attempt. A side that is away
 * or busy is no trouble of the pair. Inside the attempt's transaction.
 */
final class FailureNotes {
    private static final Set<ReasonCode> LASTING =
            Set.of(ReasonCode.CRM_REJECTED, ReasonCode.CRM_UNEXPECTED, ReasonCode.OUTLOOK_REFUSED);

    private FailureNotes() {}

    /** Writes down how the attempt ended; values that stay in Outlook are those the transaction has written already. */
    static void note(Transaction tx, PairView view, Applied applied, Instant now) {
        RecordRef record = applied.link().record();
        if (!applied.link().isLinked()) {
            tx.pairFailures().remove(record);
        } else if (applied.end() == Applied.End.FAILED) {
            if (LASTING.contains(applied.troubleCode())) {
                put(tx, view, applied.troubleCode(), refusal(applied), now);
            }
        } else if (applied.end() == Applied.End.DONE) {
            List<String> denied = tx.conflicts().of(record).stream()
                    .map(StoredDifference::difference)
                    .filter(difference -> difference.code() == ReasonCode.NO_PRIVILEGE)
                    .map(Difference::field)
                    .sorted()
                    .toList();
            if (!denied.isEmpty()) {
                put(tx, view, ReasonCode.NO_PRIVILEGE, denied(record.entity(), denied), now);
            } else if (!view.partial()) {
                tx.pairFailures().remove(record);
            }
        }
    }

    private static void put(Transaction tx, PairView view, ReasonCode code, String reason, Instant now) {
        RecordRef record = view.link().record();
        PairFailure failure = new PairFailure(record, code, reason, sides(view), now, now, false);
        tx.pairFailures().put(failure.after(tx.pairFailures().of(record).orElse(null)));
    }

    private static String sides(PairView view) {
        Link.Seen seen = view.link().seen();
        CrmRow row = view.row();
        return (view.item() == null ? seen.outlookVersion() : view.item().version())
                + " "
                + (row == null ? seen.crmEtag() : row.etag());
    }

    private static String refusal(Applied applied) {
        String who = applied.troubleCode() == ReasonCode.OUTLOOK_REFUSED ? "Outlook" : "The CRM";
        String message = applied.trouble();
        return who + " did not take the change: " + message + (message.endsWith(".") ? "" : ".")
                + " It is tried again in every run.";
    }

    /** @return what is said when the CRM does not let the user write */
    static String denied(String table, Collection<String> fields) {
        return "The CRM does not let you change this record, so "
                + fields.stream().map(field -> FieldLabels.of(table, field)).collect(Collectors.joining(", "))
                + " of Outlook stay" + (fields.size() == 1 ? "s" : "")
                + " in Outlook only. It is tried again when one of the"
                + " sides or your rights change, and once a day. Ask whoever owns the record, or undo the change in Outlook.";
    }
}
