package dev.crmbridge.sync.untrack;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.OwnDeletions;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.track.EarlierCommand;
import dev.crmbridge.sync.track.LinkSearch;
import dev.crmbridge.sync.track.LinkTurn;
import dev.crmbridge.sync.track.Linking;
import dev.crmbridge.sync.track.TrackFlow;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Untrack, from the stored operation to the item without mark. Can be started again after any step. */
public final class UntrackFlow {
    private final Ports ports;
    private final Ledger ledger;
    private final StandingCache standing;
    private final Linking linking;
    private final EarlierCommand earlier;
    private final LinkSearch links;
    private final LinkTurn turn;
    private final ZoneId zone;

    /**
     * @param parts shared with the other flows
     * @param zone zone of the mailbox, to tell past appointments from future ones
     */
    public UntrackFlow(TrackFlow.Parts parts, ItemTurns turns, ZoneId zone) {
        this.ports = parts.ports();
        this.ledger = parts.ledger();
        this.standing = parts.standing();
        this.linking = parts.linking();
        this.earlier = new EarlierCommand(ports);
        this.links = new LinkSearch(ports, standing);
        this.turn = new LinkTurn(ports, turns);
        this.zone = zone;
    }

    /** Works on an Untrack operation as far as it goes. */
    public CompletableFuture<Verdict> advance(Operation operation) {
        return earlier.unlessOpen(
                operation,
                () -> links.find(operation)
                        .thenCompose(found -> found.link().isEmpty()
                                ? done(notLinked(operation, found))
                                : turn.take(operation, found.link().get(), link -> decide(operation, link))));
    }

    /** A run that found the record gone by the deletion this operation asked for removed the link. */
    private static Verdict notLinked(Operation operation, LinkSearch.Found found) {
        return operation.progress().payload() == null
                ? found.notTracked(operation)
                : Verdict.settle(
                        operation,
                        Outcome.UNLINKED,
                        ReasonCode.RECORD_DELETED,
                        "The link is removed and the record is deleted.",
                        null);
    }

    private CompletableFuture<Verdict> decide(Operation operation, Link link) {
        Boolean delete = operation.wish().deleteRecord();
        if (Boolean.FALSE.equals(delete)) {
            return unlink(operation, link, Link.State.KEPT, "The link is removed; the record stays in the CRM.");
        }
        Set<String> columns =
                new HashSet<>(FieldRegistry.of(link.record().entity()).columns());
        columns.add("ownerid");
        return standing.get()
                .thenCompose(result -> result.fold(
                        known -> ports.crm(crm -> crm.read(link.record(), columns, false))
                                .thenCompose(read -> read.fold(
                                        row -> ask(operation, link, row, known),
                                        failure -> notRead(operation, link, known, failure))),
                        failure -> done(Verdict.of(operation, failure))));
    }

    private CompletableFuture<Verdict> ask(Operation operation, Link link, CrmRow row, Standing known) {
        String kept = RecordDeletion.keptBecause(
                link, row, known, zone, ports.reactor().now());
        if (operation.wish().deleteRecord() == null) {
            return done(question(operation, link, kept));
        }
        if (kept != null) {
            return keep(operation, link, kept);
        }
        String version = operation.wish().deleteVersion();
        if (version != null && !version.equals(row.etag())) {
            return unlink(
                    operation,
                    link,
                    Link.State.KEPT,
                    "The link is removed. Somebody changed the record after it was decided to delete it, so it stays in the CRM.");
        }
        Snapshot content = FieldRegistry.of(row.ref().entity()).readCrm(row, zone, link.base());
        // Kept first: when the answer to the deletion is lost, this is what can be brought back.
        Operation fixed = operation.with(operation.progress().prepared(link.record(), content));
        return ports.storing(tx -> {
                    tx.outbox().update(fixed);
                    OwnDeletions.beginLinked(tx, link.record(), content, fixed.op());
                })
                .thenCompose(stored -> delete(fixed, link, row.etag()));
    }

    private CompletableFuture<Verdict> keep(Operation operation, Link link, String because) {
        return unlink(operation, link, Link.State.KEPT, "The link is removed; the record stays. " + because);
    }

    private CompletableFuture<Verdict> delete(Operation operation, Link link, String etag) {
        return ports.write(link.organization(), new CrmWrite.Delete(link.record(), etag))
                .thenCompose(result -> result.fold(
                        deleted -> {
                            ledger.failpoints().hit(Failpoints.AFTER_DELETE);
                            return gone(operation, link, "The link is removed and the record is deleted.");
                        },
                        failure -> notDeleted(operation, link, failure)));
    }

    /**
     * The record is journaled as it was when it was to be deleted, which may be more than both sides agreed on. One that nobody
     * tried to delete here was deleted by somebody else, and then only the link was removed.
     */
    private CompletableFuture<Verdict> gone(Operation operation, Link link, String reason) {
        return unlink(operation, link, Link.State.REMOVED, reason);
    }

    /** The question can be asked without the CRM; what no role changes is seen when it is answered. */
    private CompletableFuture<Verdict> notRead(Operation operation, Link link, Standing known, CrmFailure failure) {
        if (failure instanceof CrmFailure.Gone) {
            ports.gone(link.record());
            return gone(operation, link, "The link is removed; the record was deleted already.");
        }
        String kept = RecordDeletion.alwaysKeptBecause(link.record().entity(), known.privileges());
        if (kept == null && failure instanceof CrmFailure.Denied) {
            kept = "You may not read it.";
        }
        if (operation.wish().deleteRecord() == null) {
            return done(question(operation, link, kept));
        }
        return kept == null ? done(Verdict.of(operation, failure)) : keep(operation, link, kept);
    }

    private CompletableFuture<Verdict> notDeleted(Operation operation, Link link, CrmFailure failure) {
        if (failure instanceof CrmFailure.Gone) {
            return gone(operation, link, "The link is removed and the record is deleted.");
        } else if (failure instanceof CrmFailure.VersionChanged) {
            return done(new Verdict.Later(
                    operation,
                    ReasonCode.CRM_BUSY,
                    "Somebody changed the record in this moment. It is read again.",
                    Duration.ofSeconds(1)));
        }
        boolean refused = failure instanceof CrmFailure.Denied
                || failure instanceof CrmFailure.ReadOnly
                || failure instanceof CrmFailure.Rejected;
        return refused
                ? unlink(
                        operation,
                        link,
                        Link.State.KEPT,
                        "The link is removed; the record stays. The CRM refused to delete it: " + failure.message())
                : done(Verdict.of(operation, failure));
    }

    private static Verdict question(Operation operation, Link link, @Nullable String kept) {
        return Verdict.ask(
                operation,
                Outcome.NEEDS_PERSON,
                ReasonCode.CONFIRM_UNTRACK,
                "Delete the record in the CRM too?",
                new Question.ConfirmUntrack(link.record(), operation.subject(), kept));
    }

    private CompletableFuture<Verdict> unlink(Operation operation, Link link, Link.State state, String reason) {
        boolean gone = state == Link.State.REMOVED;
        Snapshot content = gone ? operation.progress().payload() : null;
        Operation next = operation.with(
                new Operation.State(
                        Outcome.UNLINKED,
                        gone ? ReasonCode.RECORD_DELETED : ReasonCode.RECORD_KEPT,
                        reason,
                        gone ? null : link.record(),
                        null),
                ports.reactor().now());
        Link left = link.in(state).withParked(null);
        ledger.marking(next);
        return ports.storing(tx -> {
                    tx.links().put(left);
                    OwnDeletions.forget(tx, link.record());
                    tx.conflicts().removeOf(link.record());
                    tx.pairFailures().remove(link.record());
                    JournalEntry entry = new JournalEntry(
                            operation.op(),
                            next.changedAt(),
                            link.item(),
                            link.record(),
                            content == null ? "unlink" : "delete-record",
                            content == null ? link.base() : content,
                            gone ? null : link.base());
                    tx.journal().add(content == null ? entry : entry.agreeing(link.base()));
                    Ledger.write(tx, next);
                })
                .thenCompose(stored -> {
                    ledger.failpoints().hit(Failpoints.AFTER_UNLINK);
                    return linking.mark(left);
                })
                .thenApply(marked -> {
                    ledger.marked(next);
                    return new Verdict.Stored(next);
                });
    }

    private static CompletableFuture<Verdict> done(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}
