package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.DepartureAnswer;
import dev.crmbridge.sync.DepartureReport;
import dev.crmbridge.sync.DepartureView;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.SyncReport;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.plan.DepartureChoice;
import dev.crmbridge.sync.run.Runs;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Pairs of which one side was deleted: what waits for a person, and what becomes of the answers. For the engine's thread. */
final class Departures {
    private final Ports ports;
    private final Runs runs;
    private final Function<CommandRequest, CompletableFuture<List<OperationView>>> submit;

    Departures(Ports ports, Runs runs, Function<CommandRequest, CompletableFuture<List<OperationView>>> submit) {
        this.ports = ports;
        this.runs = runs;
        this.submit = submit;
    }

    CompletableFuture<List<DepartureView>> open() {
        return ports.store(tx -> DepartureQuestions.waiting(tx)
                .map(link -> DepartureQuestions.view(tx, link))
                .toList());
    }

    /** What waits because of the brake now is deleted. What comes new since is counted by the brake, and asked about if it is too much. */
    CompletableFuture<SyncReport> allowAll() {
        return ports.storing(tx -> DepartureQuestions.waiting(tx)
                        .filter(link -> link.parked() == ReasonCode.DELETION_BRAKE)
                        .toList()
                        .forEach(link -> tx.links().put(link.withParked(DepartureChoice.DELETE.code()))))
                .thenCompose(stored -> runs.fullPass(false, true));
    }

    CompletableFuture<DepartureReport> decide(DepartureAnswer answer) {
        DepartureChoice choice = answer.choice();
        return ports.store(tx -> choose(tx, answer)).thenCompose(chosen -> {
            if (!chosen.renewed().isEmpty()) {
                return CompletableFuture.completedFuture(DepartureReport.refused(chosen.renewed()));
            } else if (chosen.links().isEmpty() || choice == DepartureChoice.KEEP) {
                return CompletableFuture.completedFuture(DepartureReport.of("", chosen.lines(choice), List.of()));
            }
            return runs.fullPass(false, false).thenCompose(run -> after(run, chosen, choice));
        });
    }

    /**
     * What was chosen, and why something could not be.
     *
     * @param renewed records that wait for something else than was shown; then nothing was chosen
     */
    private record Chosen(Map<RecordRef, Link> links, List<DepartureReport.Line> refused, List<RecordRef> renewed) {
        List<DepartureReport.Line> lines(DepartureChoice choice) {
            List<DepartureReport.Line> lines = new ArrayList<>(refused);
            if (choice == DepartureChoice.KEEP) {
                links.forEach((record, link) -> lines.add(new DepartureReport.Line(
                        link.item(), record, true, "Nothing is deleted, and you are not asked again.")));
            }
            return lines;
        }
    }

    private static Chosen choose(Transaction tx, DepartureAnswer answer) {
        DepartureChoice choice = answer.choice();
        Map<Link, DepartureView> waiting = waiting(tx, answer.records());
        Chosen chosen = new Chosen(
                new LinkedHashMap<>(),
                new ArrayList<>(),
                waiting.values().stream()
                        .filter(view -> !answer.isAbout(view))
                        .map(DepartureView::record)
                        .toList());
        if (!chosen.renewed().isEmpty()) {
            return chosen;
        }
        waiting.forEach((link, view) -> {
            if (view.offered().contains(choice)) {
                tx.links().put(link.withParked(choice.code()));
                chosen.links().put(link.record(), link);
            } else {
                chosen.refused().add(notOffered(view, choice));
            }
        });
        return chosen;
    }

    private static Map<Link, DepartureView> waiting(Transaction tx, List<RecordRef> records) {
        Map<Link, DepartureView> waiting = new LinkedHashMap<>();
        for (RecordRef record : records) {
            tx.links()
                    .ofRecord(record)
                    .filter(Link::isLinked)
                    .filter(DepartureQuestions::asks)
                    .ifPresent(link -> waiting.put(link, DepartureQuestions.view(tx, link)));
        }
        return waiting;
    }

    private static DepartureReport.Line notOffered(DepartureView view, DepartureChoice choice) {
        List<String> offered =
                view.offered().stream().map(DepartureChoice::word).sorted().toList();
        return new DepartureReport.Line(
                view.item(),
                view.record(),
                false,
                "“" + choice.word() + "” cannot be chosen here; what can is " + String.join(", ", offered) + ".");
    }

    private CompletableFuture<DepartureReport> after(SyncReport run, Chosen chosen, DepartureChoice choice) {
        return ports.store(tx -> {
                    List<DepartureReport.Line> lines = new ArrayList<>(chosen.refused());
                    chosen.links().forEach((record, link) -> lines.add(line(tx, run, link)));
                    return lines;
                })
                .thenCompose(lines -> trackAgain(chosen, choice, lines)
                        .thenApply(operations -> DepartureReport.of(run.run(), lines, operations)));
    }

    private static DepartureReport.Line line(Transaction tx, SyncReport run, Link before) {
        Optional<Link> left = tx.links().ofRecord(before.record()).filter(Link::isLinked);
        boolean done = left.isEmpty();
        String last = tx.decisions().of(before.item()).stream()
                .findFirst()
                .map(ItemStatus.Decision::reason)
                .orElse("");
        String trouble = run.stopped() == null ? last : run.stopped();
        return new DepartureReport.Line(
                before.item(),
                before.record(),
                done,
                done || left.filter(DepartureQuestions::asks).isPresent()
                        ? last
                        : "It could not be done now; the next run goes on with it. " + trouble);
    }

    private CompletableFuture<List<OperationView>> trackAgain(
            Chosen chosen, DepartureChoice choice, List<DepartureReport.Line> lines) {
        CompletableFuture<List<OperationView>> all = CompletableFuture.completedFuture(new ArrayList<>());
        if (choice != DepartureChoice.CREATE) {
            return all;
        }
        for (DepartureReport.Line line : lines) {
            if (line.done()) {
                FieldRegistry registry = FieldRegistry.of(line.record().entity());
                var item = new CommandRequest.Selected(line.item(), registry.itemKind());
                all = all.thenCombine(
                        submit.apply(CommandRequest.track(item, registry.trackedAs())), (before, more) -> {
                            before.addAll(more);
                            return before;
                        });
            }
        }
        return all;
    }
}
