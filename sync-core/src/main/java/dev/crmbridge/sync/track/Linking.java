package dev.crmbridge.sync.track;

import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Transaction;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Links an item to its record: link, base, journal and the end of the operation in one transaction, then the mark on the item.
 *
 * <p>While the mark is written the item is read again; when it no longer shows the base, somebody edited it meanwhile and the pair is
 * looked at again.
 */
public final class Linking {
    private final Ports ports;
    private final Ledger ledger;
    private final Consumer<Link> lookAgain;

    /** @param lookAgain is told pairs that changed while they were linked */
    public Linking(Ports ports, Ledger ledger, Consumer<Link> lookAgain) {
        this.ports = ports;
        this.ledger = ledger;
        this.lookAgain = lookAgain;
    }

    /** Stores the link, what Save covered and the end of the operation, marks the item, and completes when all is over. */
    public CompletableFuture<Verdict> link(
            Link link, Operation operation, Operation.State state, List<JournalEntry> entries) {
        return link(link, operation, state, entries, tx -> {});
    }

    /** @param more belongs in the same transaction, as {@link #link(Link, Operation, Operation.State, List)} says */
    public CompletableFuture<Verdict> link(
            Link link,
            Operation operation,
            Operation.State state,
            List<JournalEntry> entries,
            Consumer<Transaction> more) {
        Operation done = operation.with(state, ports.reactor().now());
        Link due = link.withMarkDue(true);
        ledger.marking(done);
        return ports.storing(tx -> {
                    tx.links().cover(due.record(), done.progress().covered());
                    tx.links().put(due);
                    entries.forEach(tx.journal()::add);
                    more.accept(tx);
                    Ledger.write(tx, done);
                })
                .thenCompose(stored -> {
                    ledger.failpoints().hit(Failpoints.AFTER_LINK);
                    return showParent(due).thenCompose(shown -> mark(due));
                })
                .handle((marked, failure) -> {
                    ledger.marked(done);
                    if (failure != null) {
                        throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
                    }
                    return new Verdict.Stored(done);
                });
    }

    /** A contact shows its new parent as its company; where that fails, the person still sees the parent in the item's pane. */
    private CompletableFuture<Link> showParent(Link link) {
        FieldRegistry registry = FieldRegistry.of(link.record().entity());
        FieldValue.Reference parent = FieldRegistry.target(link.base());
        if (!registry.isContact() || parent == null) {
            return CompletableFuture.completedFuture(link);
        }
        var shown = registry.outlookChange(
                Map.of(registry.targetField(), parent), link.base(), link.base(), ZoneOffset.UTC);
        return ports.mailbox(mailbox -> mailbox.write(link.item(), shown.fields(), null))
                .thenApply(result -> link);
    }

    /** Brings the item's mark in line with a link whose mark is due; completes with the link as it is then. */
    public CompletableFuture<Link> mark(Link link) {
        return ports.mailbox(mailbox ->
                        link.isLinked() ? mailbox.mark(link.item(), Marks.of(link)) : mailbox.unmark(link.item()))
                .thenCompose(result -> result.fold(item -> marked(link, item), failure -> notMarked(link, failure)));
    }

    private CompletableFuture<Link> marked(Link link, OutlookItem item) {
        ledger.failpoints().hit(Failpoints.AFTER_MARK);
        if (!link.isLinked()) {
            return finished(link);
        }
        boolean edited = !FieldRegistry.of(link.record().entity())
                .readOutlook(item, link.base())
                .snapshot()
                .equals(link.base());
        boolean lookAtCrm = link.seen().crmEtag().isEmpty();
        Link next = link.withMarkDue(false)
                .withSeen(
                        new Link.Seen(edited ? "" : item.version(), link.seen().crmEtag(), 0, 0));
        return ports.storing(tx -> tx.links().put(next)).thenApply(stored -> {
            if (edited || lookAtCrm) {
                lookAgain.accept(next);
            }
            return next;
        });
    }

    /** A kept record stays known; a removed one needs to be remembered no longer. */
    private CompletableFuture<Link> finished(Link link) {
        Link next = link.withMarkDue(false);
        return ports.storing(tx -> {
                    if (next.state() == Link.State.REMOVED) {
                        tx.links().remove(next.record());
                        tx.ownRecords().remove(next.record());
                    } else {
                        tx.links().put(next);
                    }
                })
                .thenApply(stored -> next);
    }

    /** An item that is gone needs no mark; everything else is repaired by the next run. */
    private CompletableFuture<Link> notMarked(Link link, MailboxFailure failure) {
        return failure instanceof MailboxFailure.NotFound && !link.isLinked()
                ? finished(link)
                : CompletableFuture.completedFuture(link);
    }
}
