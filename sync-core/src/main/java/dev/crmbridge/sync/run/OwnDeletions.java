package dev.crmbridge.sync.run;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import java.util.Optional;

/**
 * Remembers that a run was about to delete a record, with what the record held. When the answer is lost, or the process ends right after,
 * a later run finds the record gone, and by this it knows that nobody else deleted it. Inside the caller's transaction.
 */
final class OwnDeletions {
    private static final String SETTING = "deleting.";

    private OwnDeletions() {}

    static void begin(Transaction tx, RecordRef record, Snapshot content) {
        tx.settings().put(SETTING + record, SnapshotText.write(content));
    }

    /** @return what the record held, when the bridge tried to delete it and has not seen it since */
    static Optional<Snapshot> begun(Transaction tx, RecordRef record) {
        return tx.settings().get(SETTING + record).map(SnapshotText::read);
    }

    /** Forgets it once the link is gone, or the record was seen and is not to be deleted any more. */
    static void tidy(Transaction tx, PairView view, Link after) {
        boolean deletes = view.plan().actions().stream().anyMatch(action -> action instanceof Action.DeleteRecord);
        if (!after.isLinked() || view.sides().crm() instanceof CrmSide.Present && !deletes) {
            tx.settings().remove(SETTING + after.record());
        }
    }
}
