package dev.crmbridge.sync.run;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.OutlookChange;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.FailureCodes;
import dev.crmbridge.sync.flow.OwnDeletions;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.plan.DeletionBrake.Where;
import dev.crmbridge.sync.plan.OutlookSide;
import dev.crmbridge.sync.store.Link;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Does what was planned for one pair, action by action; the store is the caller's. */
final class PairApply {
    private final Ports ports;
    private final Failpoints failpoints;
    private final RecordUpdate records;
    private final ZoneId zone;

    PairApply(Ports ports, Failpoints failpoints, RecordUpdate records, ZoneId zone) {
        this.ports = ports;
        this.failpoints = failpoints;
        this.records = records;
        this.zone = zone;
    }

    /**
     * @param view its values that are about to be replaced are kept already
     * @param run for the journal
     * @param mayDelete whether deletions are carried out; otherwise they are left for a full pass
     */
    CompletableFuture<Applied> apply(PairView view, String run, WriteGate.Member gate, boolean mayDelete) {
        Applied applied = new Applied(view.link());
        PairHand hand = new PairHand(view, run, gate, applied, ports.reactor()::now);
        if (view.sides().crm() instanceof CrmSide.MissingConfirmed) {
            ports.gone(view.link().record());
        }
        CompletableFuture<Void> chain = CompletableFuture.completedFuture(null);
        for (Action action : view.plan().actions()) {
            chain = chain.thenCompose(before -> applied.end() == Applied.End.DONE
                    ? act(hand, action, mayDelete)
                    : CompletableFuture.completedFuture(null));
        }
        return chain.thenApply(done -> {
            hand.seen();
            return applied;
        });
    }

    private CompletableFuture<Void> act(PairHand hand, Action action, boolean mayDelete) {
        Applied applied = hand.applied;
        if (action instanceof Action.UpdateCrm update) {
            return records.update(hand, update);
        } else if (action instanceof Action.UpdateOutlook update) {
            return updateOutlook(hand, update.fields());
        } else if (action instanceof Action.DeleteRecord) {
            return mayDelete ? deleteRecord(hand) : leave(applied);
        } else if (action instanceof Action.MoveToDeletedItems) {
            return mayDelete ? deleteItem(hand) : leave(applied);
        } else if (action instanceof Action.RefreshBase refresh) {
            Snapshot base = hand.view.link().base();
            hand.journal("agree", base, base.with(refresh.fields()));
            applied.agree(refresh.fields());
        } else if (action instanceof Action.Hold hold) {
            // What is asked about a value that was written has no meaning when it was not, and must not replace the
            // question why.
            if (applied.notWritten(hold.difference().field()).isEmpty()) {
                applied.hold(hold.difference());
            }
        } else if (action instanceof Action.Release release) {
            applied.release(release.field());
        } else if (action instanceof Action.Unlink) {
            return unlink(hand);
        } else if (action instanceof Action.Wait wait) {
            hand.sighted(wait.code());
        } else if (action instanceof Action.Park park) {
            applied.park(park);
        } else if (action instanceof Action.Unpark) {
            applied.link(applied.link().withParked(null));
        }
        return done();
    }

    private CompletableFuture<Void> updateOutlook(PairHand hand, Map<String, FieldValue> fields) {
        OutlookItem item = hand.item;
        if (item == null) {
            hand.applied.fail(ReasonCode.ITEM_UNREADABLE, "the item was not read");
            return done();
        }
        Snapshot wanted = hand.view.link().base().with(hand.applied.agreed());
        OutlookChange change =
                hand.registry().outlookChange(fields, hand.view.link().base(), wanted, zone);
        CompletableFuture<@Nullable MailboxFailure> written = change.fields().isEmpty()
                ? CompletableFuture.completedFuture(null)
                : ports.mailboxInBackground(mailbox -> mailbox.write(item.ref(), change.fields(), item.version()))
                        .thenApply(result -> result.<@Nullable MailboxFailure>fold(
                                saved -> {
                                    hand.item = saved;
                                    return null;
                                },
                                failure -> failure));
        return written.thenApply(failure -> {
            if (failure instanceof MailboxFailure.Changed) {
                hand.applied.lookAgain();
            } else if (failure != null) {
                hand.applied.fail(FailureCodes.of(failure), failure.message());
            } else {
                failpoints.hit(Failpoints.AFTER_OUTLOOK_WRITE);
                Snapshot before = hand.outlookBefore();
                hand.applied.agree(fields);
                hand.applied.toOutlook++;
                hand.journal("update-item", before, before.with(fields));
                if (change.regardingChanged()) {
                    hand.applied.link(hand.applied.link().withMarkDue(true));
                }
            }
            return null;
        });
    }

    /** A side that is gone was deleted by somebody else, unless an earlier run or a command tried to and got no answer. */
    private CompletableFuture<Void> unlink(PairHand hand) {
        if (!(hand.view.sides().crm() instanceof CrmSide.MissingConfirmed)) {
            hand.unlink(true);
            return done();
        }
        RecordRef record = hand.view.link().record();
        boolean itemGone = hand.view.sides().outlook() instanceof OutlookSide.MissingConfirmed;
        return ports.store(tx -> new Begun(
                        OwnDeletions.begun(tx, Where.CRM, record),
                        itemGone ? OwnDeletions.begun(tx, Where.OUTLOOK, record) : Optional.empty()))
                .thenApply(begun -> {
                    if (begun.record().isPresent()) {
                        recordGone(hand, begun.record().get());
                    } else if (begun.item().isPresent()) {
                        itemGone(hand, begun.item().get());
                    } else {
                        hand.unlink(false);
                    }
                    return null;
                });
    }

    /** What of a pair the bridge tried to delete itself. */
    private record Begun(Optional<OwnDeletions.Begun> record, Optional<OwnDeletions.Begun> item) {}

    private CompletableFuture<Void> deleteRecord(PairHand hand) {
        RecordRef record = hand.view.link().record();
        return ports.storing(tx -> OwnDeletions.begin(tx, Where.CRM, record, hand.crmBefore(), hand.run))
                .thenCompose(
                        stored -> ports.write(hand.view.link().organization(), new CrmWrite.Delete(record, hand.etag)))
                .thenApply(result -> result.<@Nullable Void>fold(
                        deleted -> {
                            recordGone(hand, new OwnDeletions.Begun(hand.crmBefore(), null));
                            return null;
                        },
                        failure -> {
                            if (failure instanceof CrmFailure.Gone) {
                                recordGone(hand, new OwnDeletions.Begun(hand.crmBefore(), null));
                            } else if (failure instanceof CrmFailure.VersionChanged) {
                                hand.applied.lookAgain();
                            } else if (failure instanceof CrmFailure.Denied || failure instanceof CrmFailure.ReadOnly) {
                                hand.unlink(true);
                            } else {
                                hand.applied.fail(FailureCodes.of(failure), failure.message());
                            }
                            return null;
                        }));
    }

    private void recordGone(PairHand hand, OwnDeletions.Begun begun) {
        failpoints.hit(Failpoints.AFTER_SYNC_DELETE);
        hand.journalDeletion(begun.by(), "delete-record", begun.content());
        hand.applied.link(hand.applied.link().in(Link.State.REMOVED).withParked(null));
        hand.applied.deleted++;
    }

    private CompletableFuture<Void> deleteItem(PairHand hand) {
        OutlookItem item = hand.item;
        if (item == null) {
            hand.applied.fail(ReasonCode.ITEM_UNREADABLE, "the item was not read");
            return done();
        }
        RecordRef record = hand.view.link().record();
        return ports.storing(tx -> OwnDeletions.begin(tx, Where.OUTLOOK, record, hand.outlookBefore(), hand.run))
                .thenCompose(stored ->
                        ports.mailboxInBackground(mailbox -> mailbox.moveToDeletedItems(item.ref(), item.version())))
                .thenApply(result -> result.<@Nullable Void>fold(
                        moved -> {
                            itemGone(hand, new OwnDeletions.Begun(hand.outlookBefore(), null));
                            return null;
                        },
                        failure -> {
                            if (failure instanceof MailboxFailure.Changed) {
                                hand.applied.lookAgain();
                            } else {
                                hand.applied.fail(FailureCodes.of(failure), failure.message());
                            }
                            return null;
                        }));
    }

    private void itemGone(PairHand hand, OwnDeletions.Begun begun) {
        failpoints.hit(Failpoints.AFTER_SYNC_DELETE);
        hand.journalDeletion(begun.by(), "delete-item", begun.content());
        hand.applied.link(hand.applied.link().in(Link.State.REMOVED).withParked(null));
        hand.applied.deleted++;
    }

    private static CompletableFuture<Void> leave(Applied applied) {
        applied.fail(ReasonCode.SYNC_TRIED_AGAIN, "a full pass decides about deletions");
        return done();
    }

    @SuppressWarnings("NullAway") // the only value of Void is null
    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
