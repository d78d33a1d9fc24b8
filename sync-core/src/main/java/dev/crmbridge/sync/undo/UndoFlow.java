package dev.crmbridge.sync.undo;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.plan.Base;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.track.Payload;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what an operation or a run did: looks at the records as they are now, plans ({@link UndoPlan}), and carries the steps out
 * one after the other. Everything it does is journaled under an id of its own. For the engine's thread.
 */
public final class UndoFlow {
    private final Ports ports;
    private final StandingCache standing;
    private final ZoneId zone;
    private final Function<CommandRequest, CompletableFuture<List<OperationView>>> submit;
    private final EmailUndo email;
    private final BiFunction<UndoStep.Restore, String, CompletableFuture<Optional<NotRestored>>> restore;

    /**
     * @param submit accepts a command
     * @param restore writes values of before; completes with empty or with why not
     */
    public UndoFlow(
            Ports ports,
            StandingCache standing,
            ZoneId zone,
            Function<CommandRequest, CompletableFuture<List<OperationView>>> submit,
            BiFunction<UndoStep.Restore, String, CompletableFuture<Optional<NotRestored>>> restore) {
        this.ports = ports;
        this.standing = standing;
        this.zone = zone;
        this.submit = submit;
        this.restore = restore;
        this.email = new EmailUndo(ports);
    }

    /**
     * @param runOrOp id of an operation or a run
     * @return what was taken back and what was not; empty when the journal does not know the id
     */
    public CompletableFuture<Optional<UndoReport>> undo(String runOrOp) {
        return ports.store(tx -> tx.journal().of(runOrOp)).thenCompose(entries -> {
            if (entries.isEmpty()) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            Set<RecordRef> records = new LinkedHashSet<>();
            entries.forEach(entry -> records.add(entry.record()));
            return now(records)
                    .thenCompose(now -> carryOut(
                            UndoPlan.of(entries, now),
                            new Report(ports.reactor().randomId().toString())))
                    .thenApply(report -> Optional.of(report.shown()));
        });
    }

    /** Collects what was done. */
    private record Report(String run, List<UndoReport.Line> lines, List<OperationView> operations) {
        Report(String run) {
            this(run, new ArrayList<>(), new ArrayList<>());
        }

        Report done(UndoStep step) {
            return add(step, true, ReasonCode.TAKEN_BACK, step.reason());
        }

        Report cannot(UndoStep step, ReasonCode code, String reason) {
            return add(step, false, code, reason);
        }

        Report add(UndoStep step, boolean undone, ReasonCode code, String reason) {
            lines.add(new UndoReport.Line(step.item(), step.record(), undone, code, reason));
            return this;
        }

        UndoReport shown() {
            return new UndoReport(run, lines, operations);
        }
    }

    private CompletableFuture<Map<RecordRef, UndoPlan.Now>> now(Set<RecordRef> records) {
        return ports.store(tx -> {
                    Map<RecordRef, Link> links = new HashMap<>();
                    records.forEach(record -> tx.links().ofRecord(record).ifPresent(link -> links.put(record, link)));
                    return links;
                })
                .thenCompose(links -> now(List.copyOf(records), links, new HashMap<>()));
    }

    private CompletableFuture<Map<RecordRef, UndoPlan.Now>> now(
            List<RecordRef> records, Map<RecordRef, Link> links, Map<RecordRef, UndoPlan.Now> known) {
        if (records.isEmpty()) {
            return CompletableFuture.completedFuture(known);
        }
        RecordRef record = records.get(0);
        return now(record, links.get(record)).thenCompose(first -> {
            known.put(record, first);
            return now(records.subList(1, records.size()), links, known);
        });
    }

    private CompletableFuture<UndoPlan.Now> now(RecordRef record, @Nullable Link link) {
        if (!FieldRegistry.tables().contains(record.entity())) {
            return CompletableFuture.completedFuture(UndoPlan.Now.UNKNOWN);
        }
        FieldRegistry registry = FieldRegistry.of(record.entity());
        boolean linked = link != null && link.isLinked();
        Snapshot base = link == null ? null : link.base();
        return ports.crm(crm ->
                        crm.read(record, registry.columns(), record.entity().equals("appointment")))
                .thenApply(read -> read.fold(
                        row -> new UndoPlan.Now(linked, true, registry.readCrm(row, zone, base), row.etag()),
                        failure -> new UndoPlan.Now(linked, failure instanceof CrmFailure.Gone, null, null)));
    }

    private CompletableFuture<Report> carryOut(List<UndoStep> steps, Report report) {
        return steps.isEmpty()
                ? CompletableFuture.completedFuture(report)
                : carryOut(steps.get(0), report).thenCompose(done -> carryOut(steps.subList(1, steps.size()), done));
    }

    private CompletableFuture<Report> carryOut(UndoStep step, Report report) {
        if (step instanceof UndoStep.Untrack untrack) {
            return command(CommandRequest.untrack(selected(step), untrack.deleteVersion()), step, report);
        } else if (step instanceof UndoStep.TrackAgain) {
            return trackAgain(step, report);
        } else if (step instanceof UndoStep.CreateAgain create) {
            return standing.get()
                    .thenCompose(result -> result.fold(
                            known -> createAgain(create, known, report),
                            failure -> cannot(
                                    step,
                                    ReasonCode.RECORD_UNREADABLE,
                                    "The CRM could not be asked who you are: " + failure.message() + ".",
                                    report)));
        } else if (step instanceof UndoStep.Restore back) {
            return restore.apply(back, report.run())
                    .thenApply(trouble -> trouble.map(why -> report.cannot(step, why.code(), why.reason()))
                            .orElseGet(() -> report.done(step)));
        }
        if (step instanceof UndoStep.RestoreEmail mail) {
            return email.restore(mail, report.run())
                    .thenApply(result -> report.add(step, result.undone(), result.code(), result.reason()));
        }
        if (step instanceof UndoStep.BringBack back) {
            return bringBack(back, report);
        }
        ReasonCode code = step instanceof UndoStep.Cannot cannot ? cannot.code() : ReasonCode.INTERNAL;
        return cannot(step, code, step.reason(), report);
    }

    /** Moving an item gives it another EntryID, so what is looked for is its mark. It is unmarked, because its record is gone. */
    private CompletableFuture<Report> bringBack(UndoStep.BringBack step, Report report) {
        FieldRegistry registry = FieldRegistry.of(step.record().entity());
        return ports.mailbox(mailbox -> mailbox.list(Set.of(registry.itemKind())))
                .thenCompose(listed -> listed.fold(
                        rows -> rows.stream()
                                .filter(row -> row.inDeletedItems()
                                        && step.record().id().equals(row.marked()))
                                .findFirst()
                                .map(row -> ports.mailbox(mailbox -> restored(mailbox, row.ref()))
                                        .thenCompose(done -> done.fold(
                                                item -> broughtBack(step, item.ref(), report),
                                                failure -> cannot(
                                                        step,
                                                        ReasonCode.OUTLOOK_REFUSED,
                                                        failure.message() + ".",
                                                        report))))
                                .orElseGet(() -> cannot(
                                        step,
                                        ReasonCode.CHANGED_SINCE,
                                        "The item is not in Deleted Items any more, so it stays where it is.",
                                        report)),
                        failure -> cannot(
                                step,
                                ReasonCode.ITEM_UNREADABLE,
                                "Outlook could not be listed: " + failure.message() + ".",
                                report)));
    }

    private static MailboxResult<OutlookItem> restored(Mailbox mailbox, ItemRef item) {
        return mailbox.restore(item).fold(back -> mailbox.unmark(back.ref()), MailboxResult::failed);
    }

    private CompletableFuture<Report> broughtBack(UndoStep.BringBack step, ItemRef item, Report report) {
        return ports.storing(tx -> tx.journal()
                        .add(new JournalEntry(
                                report.run(), ports.reactor().now(), item, step.record(), "restore-item", null, null)))
                .thenApply(stored -> report.done(step));
    }

    private static CompletableFuture<Report> cannot(UndoStep step, ReasonCode code, String reason, Report report) {
        return CompletableFuture.completedFuture(report.cannot(step, code, reason));
    }

    private CompletableFuture<Report> trackAgain(UndoStep step, Report report) {
        String as = FieldRegistry.of(step.record().entity()).trackedAs();
        return command(CommandRequest.track(selected(step), as), step, report);
    }

    private static CommandRequest.Selected selected(UndoStep step) {
        return new CommandRequest.Selected(
                step.item(), FieldRegistry.of(step.record().entity()).itemKind());
    }

    private CompletableFuture<Report> command(CommandRequest request, UndoStep step, Report report) {
        return submit.apply(request).thenApply(operations -> {
            report.operations().addAll(operations);
            return report.done(step);
        });
    }

    /**
     * The id is remembered first: when the answer to the creation is lost, or the process ends, taking it back once more or tracking the
     * item finds the record instead of making a second one.
     */
    private CompletableFuture<Report> createAgain(UndoStep.CreateAgain step, Standing known, Report report) {
        Payload payload = Payload.of(step.content(), zone);
        return remembered(step, known)
                .thenCompose(stored ->
                        ports.write(new CrmWrite.Create(step.record(), payload.create(), DuplicateCheck.SUPPRESS)))
                .thenCompose(created -> created instanceof CrmResult.Failed<String> failed
                        ? cannot(
                                step,
                                ReasonCode.CRM_REJECTED,
                                "The record could not be created again: "
                                        + failed.failure().message() + ".",
                                report)
                        : stateOf(step, payload)
                                .thenCompose(set -> journaled(step, report))
                                .thenCompose(stored -> trackAgain(step, report)));
    }

    /** A state that cannot be set leaves the record open; the sides are compared when the item is linked again. */
    private CompletableFuture<Boolean> stateOf(UndoStep.CreateAgain step, Payload payload) {
        var state = payload.state();
        return state == null
                ? CompletableFuture.completedFuture(true)
                : ports.write(new CrmWrite.Update(step.record(), state, null, DuplicateCheck.SUPPRESS))
                        .thenApply(result -> result instanceof CrmResult.Ok<String>);
    }

    /** As a record that stayed when its item was untracked: tracking finds it. */
    private CompletableFuture<Boolean> remembered(UndoStep.CreateAgain step, Standing known) {
        return ports.storing(tx -> tx.links()
                .put(new Link(
                        step.item(),
                        FieldRegistry.of(step.record().entity()).itemKind(),
                        tx.links().ofRecord(step.record()).map(Link::globalId).orElse(null),
                        step.record(),
                        known.identity().organization(),
                        Link.State.KEPT,
                        step.content(),
                        Set.of(),
                        Base.Meeting.NONE,
                        Link.Seen.of("", ""),
                        null,
                        false)));
    }

    private CompletableFuture<Boolean> journaled(UndoStep.CreateAgain step, Report report) {
        return ports.storing(tx -> tx.journal()
                .add(new JournalEntry(
                        report.run(),
                        ports.reactor().now(),
                        step.item(),
                        step.record(),
                        "create-record",
                        null,
                        step.content())));
    }
}
