package dev.crmbridge.sync.undo;

import dev.crmbridge.sync.UndoReport;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.Mailbox;
import dev.crmbridge.sync.mailbox.MailboxResult;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.track.TrackFlow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final UndoLook look;
    private final RecordReturn records;
    private final Function<CommandRequest, CompletableFuture<List<OperationView>>> submit;
    private final EmailUndo email;
    private final BiFunction<UndoStep.Restore, String, CompletableFuture<Restored>> restore;

    /**
     * @param parts shared with the commands
     * @param turns shared with commands and runs
     * @param zone zone of the mailbox
     * @param submit accepts a command
     * @param restore writes values of before, for a run of the journal
     */
    public UndoFlow(
            TrackFlow.Parts parts,
            ItemTurns turns,
            ZoneId zone,
            Function<CommandRequest, CompletableFuture<List<OperationView>>> submit,
            BiFunction<UndoStep.Restore, String, CompletableFuture<Restored>> restore) {
        this.ports = parts.ports();
        this.standing = parts.standing();
        this.look = new UndoLook(ports, standing, zone);
        this.records = new RecordReturn(ports, turns, parts.people(), zone);
        this.submit = submit;
        this.restore = restore;
        this.email = new EmailUndo(ports);
    }

    /**
     * @param runOrOp id of an operation or a run
     * @return what was taken back and what was not; empty when the journal does not know the id
     */
    public CompletableFuture<Optional<UndoReport>> undo(String runOrOp) {
        return takenBack(runOrOp)
                .thenCompose(report -> report.isEmpty()
                        ? CompletableFuture.completedFuture(report)
                        : ports.store(tx -> report.map(
                                found -> found.named(Subjects.of(tx.journal().of(runOrOp))))));
    }

    private CompletableFuture<Optional<UndoReport>> takenBack(String runOrOp) {
        return scope(runOrOp)
                .thenCompose(scope -> scope.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : look.at(scope.own())
                                .thenCompose(picture -> carryOut(runOrOp, picture))
                                .thenApply(report -> Optional.of(report.shown())));
    }

    /** Asked for anew: a CRM that was away at first may have said of which organization it is while records were read. */
    private CompletableFuture<Report> carryOut(String runOrOp, UndoPlan.Picture picture) {
        return scope(runOrOp)
                .thenCompose(scope -> carryOut(
                        scope.steps(picture),
                        new Report(ports.reactor().randomId().toString(), scope.organization())));
    }

    /** The CRM's organization first: what was done in another one is not even looked at then. */
    private CompletableFuture<UndoScope> scope(String runOrOp) {
        return standing.get()
                .thenCompose(known ->
                        ports.store(tx -> UndoScope.of(AcceptedMeetings.entries(tx, runOrOp), tx.organization())));
    }

    /** Collects what was done in an organization. */
    private record Report(
            String run, Optional<UUID> organization, List<UndoReport.Line> lines, List<OperationView> operations) {
        Report(String run, Optional<UUID> organization) {
            this(run, organization, new ArrayList<>(), new ArrayList<>());
        }

        Report done(UndoStep step) {
            return add(step, true, ReasonCode.TAKEN_BACK, step.reason(), null);
        }

        Report cannot(UndoStep step, ReasonCode code, String reason) {
            return add(step, false, code, reason, null);
        }

        /** @param op see {@link UndoReport.Line#op} */
        Report add(UndoStep step, boolean undone, ReasonCode code, String reason, @Nullable String op) {
            lines.add(new UndoReport.Line(step.item(), step.record(), "", undone, code, reason, op));
            return this;
        }

        Report add(UndoStep step, Restored restored) {
            restored.back().forEach(reason -> add(step, true, ReasonCode.TAKEN_BACK, reason, null));
            restored.kept().forEach(why -> cannot(step, why.code(), why.reason()));
            return this;
        }

        UndoReport shown() {
            return new UndoReport(run, lines, operations);
        }
    }

    private CompletableFuture<Report> carryOut(List<UndoStep> steps, Report report) {
        return steps.isEmpty()
                ? CompletableFuture.completedFuture(report)
                : carryOut(steps.get(0), report).thenCompose(done -> carryOut(steps.subList(1, steps.size()), done));
    }

    private CompletableFuture<Report> carryOut(UndoStep step, Report report) {
        if (step instanceof UndoStep.Untrack untrack) {
            return command(CommandRequest.untrack(selected(step), untrack.deleteVersion()), step, report);
        } else if (step instanceof UndoStep.TrackAgain again) {
            return trackAgain(again, known -> records.find(again, known), report);
        } else if (step instanceof UndoStep.CreateAgain create) {
            return trackAgain(create, known -> records.create(create, known, report.run()), report);
        } else if (step instanceof UndoStep.Restore back) {
            return restore.apply(back, report.run()).thenApply(restored -> report.add(step, restored));
        }
        if (step instanceof UndoStep.RestoreEmail mail) {
            return signedIn(
                    step,
                    report,
                    known -> email.restore(mail, known.identity().organization(), report.run())
                            .thenApply(
                                    result -> report.add(step, result.undone(), result.code(), result.reason(), null)));
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

    /** @param ready lets tracking find the record; completes with empty or with why not */
    private CompletableFuture<Report> trackAgain(
            UndoStep step, Function<Standing, CompletableFuture<Optional<NotRestored>>> ready, Report report) {
        String as = FieldRegistry.of(step.record().entity()).trackedAs();
        return signedIn(
                step,
                report,
                known -> ready.apply(known)
                        .thenCompose(trouble -> trouble.isPresent()
                                ? cannot(
                                        step,
                                        trouble.get().code(),
                                        trouble.get().reason(),
                                        report)
                                : command(CommandRequest.track(selected(step), as), step, report)));
    }

    /** Goes on as the user of the organization that was planned for, and not of one that took its place just now. */
    private CompletableFuture<Report> signedIn(
            UndoStep step, Report report, Function<Standing, CompletableFuture<Report>> then) {
        return standing.get()
                .thenCompose(result -> result.fold(
                        known -> report.organization()
                                        .filter(known.identity().organization()::equals)
                                        .isPresent()
                                ? then.apply(known)
                                : cannot(
                                        step,
                                        ReasonCode.OTHER_ORGANIZATION,
                                        "The CRM turned out to be of another organization in this moment. Take it back again to look anew.",
                                        report),
                        failure -> cannot(
                                step,
                                ReasonCode.RECORD_UNREADABLE,
                                "The CRM could not be asked who you are: " + failure.message() + ".",
                                report)));
    }

    private static CommandRequest.Selected selected(UndoStep step) {
        return new CommandRequest.Selected(
                step.item(), FieldRegistry.of(step.record().entity()).itemKind());
    }

    private CompletableFuture<Report> command(CommandRequest request, UndoStep step, Report report) {
        return submit.apply(request).thenApply(operations -> {
            report.operations().addAll(operations);
            return operations.stream()
                    .filter(operation -> operation.outcome() == Outcome.REFUSED)
                    .findFirst()
                    .map(refused -> report.cannot(
                            step, Objects.requireNonNullElse(refused.code(), ReasonCode.INTERNAL), refused.reason()))
                    .orElseGet(() -> accepted(step, operations, report));
        });
    }

    /** A link that goes alone is as good as gone; everything else is seen when its operation ends. */
    private static Report accepted(UndoStep step, List<OperationView> operations, Report report) {
        UndoStep.Untrack untrack = step instanceof UndoStep.Untrack taken ? taken : null;
        if (untrack != null && untrack.code() == ReasonCode.RECORD_KEPT) {
            return report.cannot(step, untrack.code(), step.reason());
        }
        boolean linkOnly = untrack != null && untrack.deleteVersion() == null;
        String op = linkOnly || operations.isEmpty() ? null : operations.get(0).op();
        return report.add(step, true, ReasonCode.TAKEN_BACK, step.reason(), op);
    }
}
