package dev.crmbridge.sync.run;

import dev.crmbridge.sync.ItemStatus.Decision;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.OwnDeletions;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.DeletionBrake.Where;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.plan.OutlookSide;
import dev.crmbridge.sync.plan.Policy;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.StoredDifference;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.Linking;
import dev.crmbridge.sync.track.Marks;
import dev.crmbridge.sync.track.TrackFlow;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at a pair, does what is planned and stores it; looks again when a side changed meanwhile. The turn is the caller's. */
final class PairWork {
    static final String CATEGORY_GONE =
            "The category was removed in Outlook, which untracks the item. The record stays in the CRM.";

    private static final int TRIES = 3;

    private final Ports ports;
    private final Failpoints failpoints;
    private final Linking linking;
    private final PairLook look;
    private final PeopleFound found;
    private final KeptValues kept;
    private final PairApply apply;

    PairWork(TrackFlow.Parts parts, Supplier<Policy> policy) {
        Ports ports = parts.ports();
        ZoneId zone = policy.get().zone();
        this.ports = ports;
        this.failpoints = parts.ledger().failpoints();
        this.linking = parts.linking();
        this.look = new PairLook(ports, parts.standing(), policy);
        this.kept = new KeptValues(ports);
        this.found = new PeopleFound(parts.people(), policy);
        CoveredDuplicates covered = new CoveredDuplicates(ports, parts.duplicates(), zone);
        RecordUpdate records = new RecordUpdate(failpoints, covered, parts.people(), zone);
        this.apply = new PairApply(ports, failpoints, records, zone);
    }

    /** Looks and plans; changes nothing. */
    CompletableFuture<PairView> look(Sighting sighting, Standing standing) {
        return ports.store(tx -> known(tx, sighting.link()))
                .thenCompose(known -> look.look(sighting, known, standing))
                .thenCompose(found::added);
    }

    /**
     * Does and stores what was planned.
     *
     * @param run for the journal
     * @return what was done in the end
     */
    CompletableFuture<Applied> carryOut(PairView view, Way way) {
        return kept.before(view, way.run())
                .thenCompose(ready -> apply.apply(view, way.run(), way.gate(), way.mayDelete()))
                .thenCompose(applied -> store(view, applied))
                .thenCompose(applied -> {
                    failpoints.hit(Failpoints.AFTER_PAIR);
                    if (applied.link().markDue() || isMarkLost(applied.link(), view.item())) {
                        return linking.mark(applied.link()).thenApply(marked -> applied);
                    }
                    return CompletableFuture.completedFuture(applied);
                })
                .thenCompose(applied -> applied.end() == Applied.End.LOOK_AGAIN && way.hasNext()
                        ? again(applied, way)
                        : CompletableFuture.completedFuture(applied));
    }

    /** Another program wiped the mark, or the item got another EntryID, by which its mark would count as a copy's. */
    private static boolean isMarkLost(Link link, @Nullable OutlookItem item) {
        if (item == null || !link.isLinked() || item.facts().inDeletedItems()) {
            return false;
        }
        ItemMark mark = item.mark();
        return mark == null || mark.organization().equals(link.organization()) && Marks.fromElsewhere(item, mark);
    }

    /**
     * How a plan is carried out.
     *
     * @param tries how often it was tried already
     */
    record Way(String run, Standing standing, WriteGate.Member gate, boolean mayDelete, int tries) {
        Way next() {
            return new Way(run, standing, gate, false, tries + 1);
        }

        boolean hasNext() {
            return tries < TRIES;
        }

        /** @return the same for a plan that must not be followed by another one */
        Way once() {
            return new Way(run, standing, gate, false, TRIES);
        }
    }

    private CompletableFuture<Applied> again(Applied applied, Way way) {
        Link link = applied.link().unseen();
        return look(Sighting.hint(link), way.standing())
                .thenCompose(view -> carryOut(view, way.next()))
                .thenApply(next -> {
                    next.toCrm += applied.toCrm;
                    next.toOutlook += applied.toOutlook;
                    return next;
                });
    }

    private static PairLook.Known known(Transaction tx, Link link) {
        Map<String, Difference> held = new HashMap<>();
        tx.conflicts()
                .of(link.record())
                .forEach(stored -> held.put(stored.difference().field(), stored.difference()));
        return new PairLook.Known(
                held,
                tx.links().asked(link.record()).orElse(null),
                OwnDeletions.begun(tx, Where.CRM, link.record()).isPresent());
    }

    private CompletableFuture<Applied> store(PairView view, Applied applied) {
        return ports.store(tx -> {
            Link link = applied.link();
            tx.links().cover(link.record(), applied.covered());
            tx.links().put(link);
            tidy(tx, view, link);
            applied.asked().ifPresent(left -> tx.links().ask(link.record(), left));
            if (!link.isLinked()) {
                tx.conflicts().removeOf(link.record());
            }
            applied.releases().forEach(field -> tx.conflicts().remove(link.record(), field));
            applied.agreed().keySet().forEach(field -> tx.conflicts().remove(link.record(), field));
            applied.holds()
                    .forEach(difference -> tx.conflicts()
                            .put(new StoredDifference(
                                    link.record() + "." + difference.field(),
                                    link.item(),
                                    link.record(),
                                    difference,
                                    ports.reactor().now())));
            applied.journal().forEach(tx.journal()::add);
            applied.overwritten()
                    .forEach(write -> tx.ownRecords().written(link.record(), write.before(), write.version()));
            FailureNotes.note(tx, view, applied, ports.reactor().now());
            decisions(tx, view, applied);
            return applied;
        });
    }

    /** Deletions of our own are forgotten once the link is gone, or the side was read and is not to be deleted any more. */
    private static void tidy(Transaction tx, PairView view, Link after) {
        if (!after.isLinked()) {
            OwnDeletions.forget(tx, after.record());
            return;
        }
        Set<Where> deletes = view.plan().actions().stream()
                .flatMap(action -> Where.of(action).stream())
                .collect(Collectors.toSet());
        if (view.row() != null && !deletes.contains(Where.CRM)) {
            OwnDeletions.forget(tx, Where.CRM, after.record());
        }
        if (view.sides().outlook() instanceof OutlookSide.Present && !deletes.contains(Where.OUTLOOK)) {
            OwnDeletions.forget(tx, Where.OUTLOOK, after.record());
        }
    }

    private void decisions(Transaction tx, PairView view, Applied applied) {
        for (Action action : view.plan().actions()) {
            tx.decisions()
                    .add(
                            applied.link().item(),
                            new Decision(
                                    ports.reactor().now(), ActionWords.of(action), action.reason(), action.code()));
        }
        for (String remark : applied.remarks()) {
            tx.decisions()
                    .add(
                            applied.link().item(),
                            new Decision(ports.reactor().now(), "noted", remark, ReasonCode.PEOPLE_UNCLEAR));
        }
        if (!applied.refused().isEmpty()) {
            tx.decisions()
                    .add(
                            applied.link().item(),
                            new Decision(
                                    ports.reactor().now(),
                                    "not-done",
                                    FailureNotes.denied(applied.link().record().entity(), applied.refused()),
                                    ReasonCode.NO_PRIVILEGE));
        }
        if (follows(view.link(), applied.link())) {
            tx.decisions()
                    .add(
                            applied.link().item(),
                            new Decision(
                                    ports.reactor().now(),
                                    "followed",
                                    "Outlook has the meeting under another item now, as after an answer to its request. The link follows"
                                            + " the meeting.",
                                    ReasonCode.BACK_AGAIN));
        }
        if (applied.end() == Applied.End.FAILED) {
            tx.decisions()
                    .add(
                            applied.link().item(),
                            new Decision(
                                    ports.reactor().now(),
                                    "not-done",
                                    "It could not be done now and is tried again: " + applied.trouble() + ".",
                                    ReasonCode.SYNC_TRIED_AGAIN));
        }
    }

    private static boolean follows(Link before, Link after) {
        return after.isLinked()
                && after.globalId() != null
                && !after.item().entryId().equals(before.item().entryId());
    }

    /** The person took the category off: the link goes, the record stays. */
    CompletableFuture<Applied> untrackedByHand(Link link, String run) {
        Applied applied = new Applied(link.in(Link.State.KEPT).withParked(null));
        applied.unlinked = 1;
        return ports.store(tx -> {
                    tx.links().put(applied.link());
                    tx.conflicts().removeOf(link.record());
                    tx.pairFailures().remove(link.record());
                    tx.journal()
                            .add(new JournalEntry(
                                    run,
                                    ports.reactor().now(),
                                    link.item(),
                                    link.record(),
                                    "unlink",
                                    link.base(),
                                    link.base()));
                    tx.decisions()
                            .add(
                                    link.item(),
                                    new Decision(
                                            ports.reactor().now(),
                                            ActionWords.UNLINK,
                                            CATEGORY_GONE,
                                            ReasonCode.CATEGORY_REMOVED));
                    return applied;
                })
                .thenCompose(stored -> linking.mark(applied.link()).thenApply(marked -> applied));
    }
}
