package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a command or a run was about to delete a record, with what the record held. When the answer is lost, or the process ends
 * right after, a later look finds the record gone, and by this it knows that nobody else deleted it. Inside the caller's transaction.
 */
public final class OwnDeletions {
    private static final String CONTENT = "deleting.";
    private static final String BY = "deleting-by.";

    private OwnDeletions() {}

    /**
     * A deletion that was asked for.
     *
     * @param content what the record held
     * @param by id of the run or operation that asked, or null when an older version of the bridge did
     */
    public record Begun(Snapshot content, @Nullable String by) {}

    /**
     * Remembers that a run is about to delete a record.
     *
     * @param by id of the run or operation, for the journal
     */
    public static void begin(Transaction tx, RecordRef record, Snapshot content, String by) {
        tx.settings().put(CONTENT + record, SnapshotText.write(content));
        tx.settings().put(BY + record, by);
    }

    /** @return what was asked for, when the bridge tried to delete the record and has not seen it since */
    public static Optional<Begun> begun(Transaction tx, RecordRef record) {
        return tx.settings()
                .get(CONTENT + record)
                .map(text -> new Begun(
                        SnapshotText.read(text), tx.settings().get(BY + record).orElse(null)));
    }

    /** Forgets it: the link is gone, or the record was seen and is not to be deleted any more. */
    public static void forget(Transaction tx, RecordRef record) {
        tx.settings().remove(CONTENT + record);
        tx.settings().remove(BY + record);
    }

    /** Remembers the deletion of a linked record that a command asks for; its link is looked at again, whatever becomes of the command. */
    public static void beginLinked(Transaction tx, RecordRef record, Snapshot content, String by) {
        begin(tx, record, content, by);
        tx.links()
                .ofRecord(record)
                .filter(Link::isLinked)
                .ifPresent(link -> tx.links().put(link.unseen()));
    }
}
