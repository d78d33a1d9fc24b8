package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.loop.Turns;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.plan.Action;
import dev.crmbridge.sync.plan.DeletionBrake;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.track.Linking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** One pass over everything. One object per pass. */
final class FullPass {
    /** What is listed. */
    static final Set<ItemKind> KINDS = Set.of(ItemKind.TASK, ItemKind.APPOINTMENT, ItemKind.CONTACT);

    private final Tools tools;
    private final String run;
    private final boolean dryRun;
    private final PassReport report;

    /** What passes share. */
    record Tools(Ports ports, Turns turns, PairWork work, Linking linking, CrmPoll poll, DeletionBrake brake) {
        /** @return the same with another brake */
        Tools with(DeletionBrake other) {
            return new Tools(ports, turns, work, linking, poll, other);
        }
    }

    FullPass(Tools tools, String run, boolean dryRun) {
        this.tools = tools;
        this.run = run;
        this.dryRun = dryRun;
        this.report = new PassReport(run, dryRun);
    }

    /** @param sweep whether to look for records that are gone */
    CompletableFuture<SyncReport> start(Standing standing, boolean sweep) {
        return (dryRun ? CompletableFuture.completedFuture(true) : repairMarks())
                .thenCompose(repaired -> tools.ports().mailbox(mailbox -> mailbox.list(KINDS)))
                .thenCompose(listed -> listed instanceof MailboxResult.Ok<List<ItemListing>> ok
                        ? poll(new MailboxPicture(ok.value()), standing, sweep)
                        : CompletableFuture.completedFuture(report.stopped("Outlook could not be listed: "
                                + listed.fold(list -> "", failure -> failure.message()) + ".")));
    }

    /** Whatever a crash or a busy Outlook left unmarked or marked. */
    private CompletableFuture<Boolean> repairMarks() {
        return tools.ports()
                .store(tx -> tx.links().all().stream().filter(Link::markDue).toList())
                .thenCompose(due -> all(
                        due,
                        link -> inTurn(link, () -> tools.linking().mark(link).thenApply(marked -> true))))
                .thenApply(done -> true);
    }

    private CompletableFuture<SyncReport> poll(MailboxPicture picture, Standing standing, boolean sweep) {
        return tools.ports()
                .store(tx -> tx.links().all().stream()
                        .filter(Link::isLinked)
                        .filter(link ->
                                link.organization().equals(standing.identity().organization()))
                        .toList())
                .thenCompose(links -> {
                    Set<RecordRef> wanted = new HashSet<>();
                    for (Link link : links) {
                        ItemListing listing = picture.find(link);
                        boolean gone = listing == null || listing.inDeletedItems();
                        if (gone
                                || link.seen().crmEtag().isEmpty()
                                || link.seen().crmMissing() > 0) {
                            wanted.add(link.record());
                        }
                    }
                    return tools.poll()
                            .poll(links, wanted, standing.identity().user(), sweep)
                            .thenCompose(result -> polled(links, picture, standing, result));
                });
    }

    private CompletableFuture<SyncReport> polled(
            List<Link> links, MailboxPicture picture, Standing standing, CrmResult<CrmPicture> result) {
        if (!(result instanceof CrmResult.Ok<CrmPicture> ok)) {
            return CompletableFuture.completedFuture(report.stopped(
                    "The CRM could not be asked: " + result.fold(found -> "", failure -> failure.message()) + "."));
        }
        List<Sighting> worth = new ArrayList<>();
        List<Sighting> byHand = new ArrayList<>();
        for (Link link : links) {
            Sighting sighting = new Sighting(
                    link,
                    picture.find(link),
                    true,
                    ok.value().row(link.record()),
                    ok.value().suspects().contains(link.record()));
            if (sighting.categoryRemoved()) {
                byHand.add(sighting);
            } else if (sighting.worthALook() || sighting.markWiped()) {
                worth.add(sighting);
            }
        }
        return all(worth, sighting -> inTurn(sighting.link(), () -> tools.work().look(sighting, standing)))
                .thenCompose(views -> decide(views, byHand, links.size(), standing));
    }

    private CompletableFuture<SyncReport> decide(
            List<PairView> views, List<Sighting> byHand, int linked, Standing standing) {
        views.forEach(report::planned);
        byHand.forEach(sighting -> report.untrackedByHand(sighting.link()));
        int inCrm = count(views, Action.DeleteRecord.class);
        int inOutlook = count(views, Action.MoveToDeletedItems.class);
        Optional<String> stop = tools.brake()
                .check(DeletionBrake.Where.CRM, inCrm, linked)
                .or(() -> tools.brake().check(DeletionBrake.Where.OUTLOOK, inOutlook, linked));
        stop.ifPresent(report::stopped);
        if (dryRun) {
            return CompletableFuture.completedFuture(report.toReport());
        }
        WriteGate.Group group = new WriteGate(tools.ports()).group();
        List<CompletableFuture<Applied>> done = new ArrayList<>();
        for (PairView view : views) {
            done.add(inTurn(view.link(), () -> carryOut(new Gated(view, group.enter()), standing, stop.isEmpty())));
        }
        for (Sighting sighting : byHand) {
            done.add(inTurn(sighting.link(), () -> tools.work().untrackedByHand(sighting.link(), run)));
        }
        return CompletableFuture.allOf(done.toArray(CompletableFuture[]::new)).handle((all, failure) -> {
            for (CompletableFuture<Applied> each : done) {
                if (each.isCompletedExceptionally()) {
                    report.broken();
                } else {
                    report.applied(each.join());
                }
            }
            return report.toReport();
        });
    }

    /** A pair that has its turn and therefore its place in the group. */
    private record Gated(PairView view, WriteGate.Member gate) {}

    /** The pair may have been untracked or looked at since it was planned; then it is left for the next run. */
    private CompletableFuture<Applied> carryOut(Gated gated, Standing standing, boolean mayDelete) {
        PairView view = gated.view();
        return tools.ports()
                .store(tx -> tx.links().ofRecord(view.link().record()))
                .thenCompose(now -> now.isPresent() && now.get().equals(view.link())
                        ? tools.work().carryOut(view, new PairWork.Way(run, standing, gated.gate(), mayDelete, 1))
                        : CompletableFuture.completedFuture(new Applied(view.link())))
                .whenComplete((applied, failure) -> gated.gate().leave());
    }

    private <T> CompletableFuture<T> inTurn(Link link, java.util.function.Supplier<CompletableFuture<T>> work) {
        return tools.turns().take(Runs.turnOf(link.item()), work);
    }

    private static int count(List<PairView> views, Class<? extends Action> kind) {
        return (int) views.stream()
                .filter(view -> view.plan().actions().stream().anyMatch(kind::isInstance))
                .count();
    }

    private static <A, B> CompletableFuture<List<B>> all(List<A> inputs, Function<A, CompletableFuture<B>> work) {
        List<CompletableFuture<B>> each = inputs.stream().map(work).toList();
        return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
                .thenApply(done -> each.stream().map(CompletableFuture::join).toList());
    }
}
