package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.adopt.Adoption;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.LinkOutline;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.Linking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** One pass over everything. One object per pass. */
final class FullPass {
    /** What is listed. */
    static final Set<ItemKind> KINDS = Set.of(ItemKind.TASK, ItemKind.APPOINTMENT, ItemKind.CONTACT);

    private final Tools tools;
    private final String run;
    private final boolean dryRun;
    private final PassReport report;

    /**
     * What passes share.
     *
     * @param inDoubt told when the user may not read what is tracked, because that may change
     */
    record Tools(
            Ports ports,
            ItemTurns turns,
            PairWork work,
            Linking linking,
            CrmPoll poll,
            Supplier<DeletionBrake> brake,
            Adopting adopting,
            Runnable inDoubt) {}

    FullPass(Tools tools, PassReport report) {
        this.tools = tools;
        this.run = report.run();
        this.dryRun = report.dryRun();
        this.report = report;
    }

    /**
     * @param sweep whether to look for records that are gone
     * @return whether both sides could be asked; the report says why not
     */
    CompletableFuture<Boolean> start(Standing standing, boolean sweep) {
        return (dryRun ? CompletableFuture.completedFuture(true) : repairMarks())
                .thenCompose(repaired -> tools.ports()
                        .store(tx -> tx.links().outlines().stream()
                                .filter(LinkOutline::isLinked)
                                .filter(link -> link.organization()
                                        .equals(standing.identity().organization()))
                                .toList()))
                .thenCompose(links -> bothSides(links, standing, sweep));
    }

    /**
     * Whatever a crash or a busy Outlook left unmarked or marked. What the mark has to say is read in the item's turn: the item may
     * have been untracked while it waited for it.
     */
    private CompletableFuture<Boolean> repairMarks() {
        return tools.ports()
                .store(tx -> tx.links().outlines().stream()
                        .filter(LinkOutline::markDue)
                        .toList())
                .thenCompose(due -> all(
                        due,
                        link -> inTurn(
                                link.item(),
                                () -> tools.ports()
                                        .store(tx -> tx.links().ofRecord(link.record()))
                                        .thenCompose(now -> now.filter(Link::markDue)
                                                .map(found -> tools.linking()
                                                        .mark(found)
                                                        .thenApply(marked -> true))
                                                .orElseGet(() -> CompletableFuture.completedFuture(false))))))
                .thenApply(done -> true);
    }

    private static Map<RecordRef, Link> links(Transaction tx, List<RecordRef> records) {
        Map<RecordRef, Link> found = new HashMap<>();
        records.forEach(record -> tx.links().ofRecord(record).ifPresent(link -> found.put(record, link)));
        return found;
    }

    /** Outlook is listed while the CRM is asked for versions. */
    private CompletableFuture<Boolean> bothSides(List<LinkOutline> links, Standing standing, boolean sweep) {
        List<PausedPairs> paused = PausedPairs.of(links, standing.privileges());
        paused.forEach(some -> report.held(some.sentence()));
        if (!paused.isEmpty()) {
            tools.inDoubt().run();
        }
        List<LinkOutline> goingOn = paused.isEmpty()
                ? links
                : links.stream().filter(link -> isGoingOn(link, standing)).toList();
        CompletableFuture<CrmResult<CrmPoll.Versions>> versions =
                tools.poll().versions(goingOn, standing.identity().user(), sweep);
        return tools.ports()
                .mailbox(mailbox -> mailbox.list(KINDS))
                .thenCombine(versions, Sides::new)
                .thenCompose(sides -> {
                    if (!(sides.listed() instanceof MailboxResult.Ok<List<ItemListing>> listed)) {
                        return CompletableFuture.completedFuture(report.brokenOff(
                                "Outlook could not be listed",
                                sides.listed().fold(list -> "", failure -> failure.message())));
                    }
                    return sides.versions()
                            .fold(
                                    told -> known(Matched.of(listed.value(), links), standing, told),
                                    failure -> CompletableFuture.completedFuture(notAsked(failure)));
                });
    }

    /** The linked pairs, then whatever else carries a mark. */
    private CompletableFuture<Boolean> known(Matched matched, Standing standing, CrmPoll.Versions told) {
        return read(matched, standing, told)
                .thenCompose(asked -> asked
                        ? tools.adopting().run(matched, new Adoption.Pass(run, dryRun, told.sweep(), standing), report)
                        : CompletableFuture.completedFuture(false));
    }

    private static boolean isGoingOn(LinkOutline link, Standing standing) {
        return !PausedPairs.isPaused(link.record().entity(), standing.privileges());
    }

    private record Sides(MailboxResult<List<ItemListing>> listed, CrmResult<CrmPoll.Versions> versions) {}

    private boolean notAsked(CrmFailure failure) {
        if (failure instanceof CrmFailure.Denied) {
            tools.inDoubt().run();
        }
        return report.brokenOff("The CRM could not be asked", failure.message());
    }

    private CompletableFuture<Boolean> read(Matched matched, Standing standing, CrmPoll.Versions versions) {
        Set<RecordRef> wanted = new HashSet<>();
        for (int i = 0; i < matched.links().size(); i++) {
            LinkOutline link = matched.links().get(i);
            ItemListing listing = matched.items().get(i);
            boolean gone = listing == null || listing.inDeletedItems();
            boolean unsure =
                    gone || link.seen().crmEtag().isEmpty() || link.seen().crmMissing() > 0;
            if (unsure && isGoingOn(link, standing)) {
                wanted.add(link.record());
            }
        }
        return tools.poll()
                .read(versions, wanted)
                .thenCompose(result -> result.fold(
                        records -> compare(matched, standing, records),
                        failure -> CompletableFuture.completedFuture(notAsked(failure))));
    }

    private CompletableFuture<Boolean> compare(Matched matched, Standing standing, CrmPicture records) {
        List<LinkOutline> links = matched.links();
        Map<RecordRef, Glimpse> worth = new LinkedHashMap<>();
        for (int i = 0; i < links.size(); i++) {
            LinkOutline link = links.get(i);
            RecordRef record = link.record();
            Glimpse glimpse = new Glimpse(link, matched.items().get(i), records.row(record), records.isSuspect(record));
            if ((glimpse.worthALook() || glimpse.markWiped()) && isGoingOn(link, standing)) {
                worth.put(record, glimpse);
            }
        }
        return (worth.isEmpty()
                        ? CompletableFuture.completedFuture(Map.<RecordRef, Link>of())
                        : tools.ports().store(tx -> links(tx, List.copyOf(worth.keySet()))))
                .thenCompose(found -> look(worth, found, links.size(), standing));
    }

    /** What was untracked since the pass began is left alone. */
    private CompletableFuture<Boolean> look(
            Map<RecordRef, Glimpse> worth, Map<RecordRef, Link> found, int linked, Standing standing) {
        List<Sighting> closely = new ArrayList<>();
        List<Sighting> byHand = new ArrayList<>();
        worth.forEach((record, glimpse) -> {
            Link link = found.get(record);
            if (link != null && link.isLinked()) {
                (glimpse.categoryRemoved() && !link.markDue() ? byHand : closely).add(glimpse.of(link));
            }
        });
        return all(
                        closely,
                        sighting -> inTurn(
                                sighting.link().item(), () -> tools.work().look(sighting, standing)))
                .thenCompose(views -> decide(views, byHand, linked, standing));
    }

    private CompletableFuture<Boolean> decide(
            List<PairView> planned, List<Sighting> byHand, int linked, Standing standing) {
        BrakedViews braked = BrakedViews.of(tools.brake().get(), planned, linked);
        List<PairView> views = braked.views();
        views.forEach(report::planned);
        byHand.forEach(sighting -> report.untrackedByHand(sighting.link()));
        braked.held().forEach(report::held);
        if (dryRun) {
            return CompletableFuture.completedFuture(true);
        }
        WriteGate.Group group = new WriteGate(tools.ports()).group();
        List<CompletableFuture<Applied>> done = new ArrayList<>();
        for (PairView view : views) {
            done.add(inTurn(view.link().item(), () -> carryOut(new Gated(view, group.enter()), standing)));
        }
        for (Sighting sighting : byHand) {
            done.add(inTurn(sighting.link().item(), () -> untrackedByHand(sighting.link())));
        }
        return CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).handle((all, failure) -> {
            for (CompletableFuture<Applied> each : done) {
                if (each.isCompletedExceptionally()) {
                    report.failed();
                } else {
                    report.applied(each.join());
                }
            }
            return true;
        });
    }

    /** A pair that has its turn and therefore its place in the group. */
    private record Gated(PairView view, WriteGate.Member gate) {}

    /** The pair may have been untracked or looked at since it was planned; then it is left for the next run. */
    private CompletableFuture<Applied> carryOut(Gated gated, Standing standing) {
        PairView view = gated.view();
        return isStill(view.link())
                .thenCompose(same -> same
                        ? tools.work().carryOut(view, new PairWork.Way(run, standing, gated.gate(), true, 1))
                        : CompletableFuture.completedFuture(new Applied(view.link())))
                .whenComplete((applied, failure) -> gated.gate().leave());
    }

    private CompletableFuture<Applied> untrackedByHand(Link link) {
        return isStill(link)
                .thenCompose(same -> same
                        ? tools.work().untrackedByHand(link, run)
                        : CompletableFuture.completedFuture(new Applied(link)));
    }

    private CompletableFuture<Boolean> isStill(Link link) {
        return tools.ports()
                .store(tx ->
                        tx.links().ofRecord(link.record()).filter(link::equals).isPresent());
    }

    private <T> CompletableFuture<T> inTurn(ItemRef item, Supplier<CompletableFuture<T>> work) {
        return tools.turns().take(item, work);
    }

    private static <A, B> CompletableFuture<List<B>> all(List<A> inputs, Function<A, CompletableFuture<B>> work) {
        List<CompletableFuture<B>> each = inputs.stream().map(work).toList();
        return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
                .thenApply(done -> each.stream().map(CompletableFuture::join).toList());
    }
}
