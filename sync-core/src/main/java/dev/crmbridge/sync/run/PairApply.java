package dev.crmbridge.sync.run;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.OutlookChange;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.MailboxFailure;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.CrmSide;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.plan.OutlookSide;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Does what was planned for one pair, action by action; the store is the caller's. */
final class PairApply {
    private final Ports ports;
    private final Failpoints failpoints;
    private final ZoneId zone;

    PairApply(Ports ports, Failpoints failpoints, ZoneId zone) {
        this.ports = ports;
        this.failpoints = failpoints;
        this.zone = zone;
    }

    /**
     * @param run for the journal
     * @param mayDelete whether deletions are carried out; otherwise they are left for a full pass
     */
    CompletableFuture<Applied> apply(PairView view, String run, WriteGate.Member gate, boolean mayDelete) {
        Applied applied = new Applied(view.link());
        Hand hand = new Hand(view, run, gate, applied);
        CompletableFuture<Void> chain = CompletableFuture.completedFuture(null);
        for (Action action : view.plan().actions()) {
            chain = chain.thenCompose(before -> applied.end() == Applied.End.DONE
                    ? act(hand, action, mayDelete)
                    : CompletableFuture.completedFuture(null));
        }
        return chain.thenApply(done -> {
            seen(hand);
            return applied;
        });
    }

    /** What the actions of one pair share; the item and the version move on with every write. */
    private static final class Hand {
        private final PairView view;
        private final String run;
        private final WriteGate.Member gate;
        private final Applied applied;
        private @Nullable OutlookItem item;
        private @Nullable String etag;

        Hand(PairView view, String run, WriteGate.Member gate, Applied applied) {
            this.view = view;
            this.run = run;
            this.gate = gate;
            this.applied = applied;
            this.item = view.item();
            CrmRow row = view.row();
            this.etag = row == null ? null : row.etag();
        }

        FieldRegistry registry() {
            return FieldRegistry.of(view.link().record().entity());
        }
    }

    private CompletableFuture<Void> act(Hand hand, Action action, boolean mayDelete) {
        Applied applied = hand.applied;
        if (action instanceof Action.UpdateCrm update) {
            return updateCrm(hand, update.fields());
        } else if (action instanceof Action.UpdateOutlook update) {
            return updateOutlook(hand, update.fields());
        } else if (action instanceof Action.DeleteRecord) {
            return mayDelete ? deleteRecord(hand) : leave(applied);
        } else if (action instanceof Action.MoveToDeletedItems) {
            return mayDelete ? deleteItem(hand) : leave(applied);
        } else if (action instanceof Action.RefreshBase refresh) {
            applied.agree(refresh.fields());
        } else if (action instanceof Action.Hold hold) {
            applied.hold(hold.difference());
        } else if (action instanceof Action.Release release) {
            applied.release(release.field());
        } else if (action instanceof Action.KeepValue keep) {
            Snapshot lost = Snapshot.of(
                    hand.view.link().base().table(), Map.of(keep.difference().field(), keep.lost()));
            journal(hand, keep.outlookLoses() ? "keep-outlook-value" : "keep-crm-value", lost, null);
        } else if (action instanceof Action.Unlink) {
            unlink(hand, !(hand.view.sides().crm() instanceof CrmSide.MissingConfirmed));
        } else if (action instanceof Action.Wait wait) {
            sighted(hand, wait.code());
        } else if (action instanceof Action.Park park) {
            applied.link(applied.link().withParked(park.code()));
        } else if (action instanceof Action.Unpark) {
            applied.link(applied.link().withParked(null));
        }
        return done();
    }

    private CompletableFuture<Void> updateCrm(Hand hand, Map<String, FieldValue> fields) {
        boolean people = fields.values().stream().anyMatch(value -> value instanceof FieldValue.People);
        CrmRow row = hand.view.row();
        if (people && row == null) {
            hand.applied.link(hand.applied.link().withSeen(new Link.Seen("", "", 0, 0)));
            hand.applied.lookAgain();
            return done();
        }
        RowWrite write = hand.registry().crmWrite(fields, row, zone, Map.of());
        String known = hand.view.link().seen().crmEtag();
        String expected = hand.etag != null ? hand.etag : known.isEmpty() ? null : known;
        return hand.gate
                .write(new CrmWrite.Update(hand.view.link().record(), write, expected, DuplicateCheck.DETECT))
                .thenApply(result -> result.<@Nullable Void>fold(
                        etag -> {
                            failpoints.hit(Failpoints.AFTER_CRM_WRITE);
                            hand.etag = etag;
                            hand.applied.agree(fields);
                            hand.applied.toCrm++;
                            Snapshot before = crmBefore(hand);
                            journal(hand, "update-record", before, before.with(fields));
                            return null;
                        },
                        failure -> {
                            notUpdated(hand, fields, failure);
                            return null;
                        }));
    }

    private void notUpdated(Hand hand, Map<String, FieldValue> fields, CrmFailure failure) {
        if (failure instanceof CrmFailure.VersionChanged
                || failure instanceof CrmFailure.Gone
                || failure instanceof CrmFailure.ReadOnly) {
            hand.applied.lookAgain();
        } else if (failure instanceof CrmFailure.DuplicatesFound) {
            Snapshot base = hand.view.link().base();
            Snapshot crm = crmBefore(hand);
            fields.forEach((field, value) -> hand.applied.hold(
                    new Difference(field, base.value(field), value, crm.value(field), ReasonCode.POSSIBLE_DUPLICATES)));
        } else {
            hand.applied.fail(failure.message());
        }
    }

    private CompletableFuture<Void> updateOutlook(Hand hand, Map<String, FieldValue> fields) {
        OutlookItem item = hand.item;
        if (item == null) {
            hand.applied.fail("the item was not read");
            return done();
        }
        Snapshot wanted = hand.view.link().base().with(hand.applied.agreed());
        OutlookChange change = hand.registry().outlookChange(fields, hand.view.link().base(), wanted, zone);
        CompletableFuture<@Nullable MailboxFailure> written = change.fields().isEmpty()
                ? CompletableFuture.completedFuture(null)
                : ports.mailbox(mailbox -> mailbox.write(item.ref(), change.fields(), item.version()))
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
                hand.applied.fail(failure.message());
            } else {
                failpoints.hit(Failpoints.AFTER_OUTLOOK_WRITE);
                Snapshot before = outlookBefore(hand);
                hand.applied.agree(fields);
                hand.applied.toOutlook++;
                journal(hand, "update-item", before, before.with(fields));
                if (change.regardingChanged()) {
                    hand.applied.link(hand.applied.link().withMarkDue(true));
                }
            }
            return null;
        });
    }

    private CompletableFuture<Void> deleteRecord(Hand hand) {
        return ports.crm(crm -> crm.delete(hand.view.link().record(), hand.etag))
                .thenApply(result -> result.<@Nullable Void>fold(
                        deleted -> {
                            recordGone(hand);
                            return null;
                        },
                        failure -> {
                            if (failure instanceof CrmFailure.Gone) {
                                recordGone(hand);
                            } else if (failure instanceof CrmFailure.VersionChanged) {
                                hand.applied.lookAgain();
                            } else if (failure instanceof CrmFailure.Denied || failure instanceof CrmFailure.ReadOnly) {
                                unlink(hand, true);
                            } else {
                                hand.applied.fail(failure.message());
                            }
                            return null;
                        }));
    }

    private void recordGone(Hand hand) {
        failpoints.hit(Failpoints.AFTER_SYNC_DELETE);
        journal(hand, "delete-record", crmBefore(hand), null);
        hand.applied.link(hand.applied.link().in(Link.State.REMOVED).withParked(null));
        hand.applied.deleted++;
    }

    private CompletableFuture<Void> deleteItem(Hand hand) {
        OutlookItem item = hand.item;
        if (item == null) {
            hand.applied.fail("the item was not read");
            return done();
        }
        return ports.mailbox(mailbox -> mailbox.moveToDeletedItems(item.ref(), item.version()))
                .thenApply(result -> result.<@Nullable Void>fold(
                        moved -> {
                            itemGone(hand);
                            return null;
                        },
                        failure -> {
                            if (failure instanceof MailboxFailure.Changed) {
                                hand.applied.lookAgain();
                            } else {
                                hand.applied.fail(failure.message());
                            }
                            return null;
                        }));
    }

    private void itemGone(Hand hand) {
        failpoints.hit(Failpoints.AFTER_SYNC_DELETE);
        journal(hand, "delete-item", outlookBefore(hand), null);
        hand.applied.link(hand.applied.link().in(Link.State.REMOVED).withParked(null));
        hand.applied.deleted++;
    }

    private void unlink(Hand hand, boolean recordStays) {
        Link.State state = recordStays ? Link.State.KEPT : Link.State.REMOVED;
        journal(
                hand,
                "unlink",
                hand.view.link().base(),
                recordStays ? hand.view.link().base() : null);
        hand.applied.link(hand.applied.link().in(state).withParked(null));
        hand.applied.unlinked++;
    }

    private static void sighted(Hand hand, ReasonCode code) {
        if (code != ReasonCode.SECOND_SIGHTING) {
            return;
        }
        Link.Seen seen = hand.applied.link().seen();
        boolean item = hand.view.sides().outlook() instanceof OutlookSide.MissingOnce;
        boolean record = hand.view.sides().crm() instanceof CrmSide.MissingOnce;
        hand.applied.link(hand.applied
                .link()
                .withSeen(new Link.Seen(
                        seen.outlookVersion(),
                        seen.crmEtag(),
                        item ? 1 : seen.outlookMissing(),
                        record ? 1 : seen.crmMissing())));
    }

    private static CompletableFuture<Void> leave(Applied applied) {
        applied.fail("a full pass decides about deletions");
        return done();
    }

    /**
     * Both sides as they are now count as seen, unless something is still to be done. A change of one side while the other one could
     * not be read was not compared with anything, so it stays to be seen.
     */
    private static void seen(Hand hand) {
        Applied applied = hand.applied;
        Link link = applied.link();
        OutlookItem item = hand.item;
        boolean complete = applied.end() == Applied.End.DONE;
        if (item != null) {
            link = link.movedTo(item.ref()).withMeeting(SeenMeeting.of(item)).withShortened(shortened(hand, link));
        }
        Link.Seen old = link.seen();
        boolean itemThere = hand.view.sides().outlook() instanceof OutlookSide.Present;
        boolean recordThere = hand.view.sides().crm() instanceof CrmSide.Present;
        boolean compared = itemThere && recordThere;
        String version = complete && item != null ? item.version() : "";
        String etag = !complete ? "" : hand.etag != null ? hand.etag : old.crmEtag();
        link = link.withBase(link.base().with(applied.agreed()))
                .withSeen(new Link.Seen(
                        compared ? version : old.outlookVersion(),
                        compared ? etag : old.crmEtag(),
                        itemThere ? 0 : old.outlookMissing(),
                        recordThere ? 0 : old.crmMissing()));
        applied.link(link);
    }

    private static Set<String> shortened(Hand hand, Link link) {
        return hand.view.sides().outlook() instanceof OutlookSide.Present present
                ? new HashSet<>(present.shortened())
                : link.shortened();
    }

    private static Snapshot crmBefore(Hand hand) {
        return hand.view.sides().crm() instanceof CrmSide.Present present
                ? present.snapshot()
                : hand.view.link().base();
    }

    private static Snapshot outlookBefore(Hand hand) {
        return hand.view.sides().outlook() instanceof OutlookSide.Present present
                ? present.snapshot()
                : hand.view.link().base();
    }

    private void journal(Hand hand, String action, @Nullable Snapshot before, @Nullable Snapshot after) {
        hand.applied.journal(new JournalEntry(
                hand.run,
                ports.reactor().now(),
                hand.view.link().item(),
                hand.view.link().record(),
                action,
                before,
                after));
    }

    @SuppressWarnings("NullAway") // the only value of Void is null
    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
