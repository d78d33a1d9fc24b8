package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.plan.DeletionBrake.Where;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a command or a run was about to delete one side of a pair, with what that side held. When the answer is lost, or the
 * process ends right after, a later look finds the side gone, and by this it knows that nobody else deleted it. Inside the caller's
 * transaction.
 */
public final class OwnDeletions {
    private OwnDeletions() {}

    /**
     * A deletion that was asked for.
     *
     * @param content what was to be deleted
     * @param by id of the run or operation that asked, or null when an older version of the bridge did
     */
    public record Begun(Snapshot content, @Nullable String by) {}

    /**
     * Remembers that a run is about to delete one side of a pair.
     *
     * @param record the pair's record
     * @param by id of the run or operation, for the journal
     */
    public static void begin(Transaction tx, Where where, RecordRef record, Snapshot content, String by) {
        tx.settings().put(content(where, record), SnapshotText.write(content));
        tx.settings().put(by(where, record), by);
    }

    /** Remembers the deletion of a linked record that a command asks for; its link is looked at again, whatever becomes of the command. */
    public static void beginLinked(Transaction tx, RecordRef record, Snapshot content, String by) {
        begin(tx, Where.CRM, record, content, by);
        tx.links()
                .ofRecord(record)
                .filter(Link::isLinked)
                .ifPresent(link -> tx.links().put(link.unseen()));
    }

    /** @return what was asked for, when the bridge tried to delete that side and has not seen it since */
    public static Optional<Begun> begun(Transaction tx, Where where, RecordRef record) {
        return tx.settings()
                .get(content(where, record))
                .map(text -> new Begun(
                        SnapshotText.read(text),
                        tx.settings().get(by(where, record)).orElse(null)));
    }

    /** Forgets it: the side was seen and is not to be deleted any more. */
    public static void forget(Transaction tx, Where where, RecordRef record) {
        tx.settings().remove(content(where, record));
        tx.settings().remove(by(where, record));
    }

    /** Forgets both sides: the link is gone. */
    public static void forget(Transaction tx, RecordRef record) {
        for (Where where : Where.values()) {
            forget(tx, where, record);
        }
    }

    private static String content(Where where, RecordRef record) {
        return name(where) + "." + record;
    }

    private static String by(Where where, RecordRef record) {
        return name(where) + "-by." + record;
    }

    private static String name(Where where) {
        return where == Where.CRM ? "deleting" : "deleting-item";
    }
}
