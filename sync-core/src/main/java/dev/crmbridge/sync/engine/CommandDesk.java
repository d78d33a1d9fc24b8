package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.Engine.RefusedAnswer;
import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandRequest;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.OtherOrganization;
import dev.crmbridge.sync.track.SelectionRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes commands and answers; nothing is told before it is durable. For the engine's thread. */
final class CommandDesk {
    private final Ports ports;
    private final Ledger ledger;
    private final OperationRunner runner;

    CommandDesk(Ports ports, Ledger ledger, OperationRunner runner) {
        this.ports = ports;
        this.ledger = ledger;
        this.runner = runner;
    }

    CompletableFuture<List<OperationView>> submit(CommandRequest request) {
        Optional<SelectionRules.Refusal> refusal = SelectionRules.check(request);
        List<Operation> accepted = new ArrayList<>();
        String together =
                request.items().size() > 1 ? ports.reactor().randomId().toString() : null;
        request.items().forEach(selected -> accepted.add(operation(request, selected, refusal, together)));
        ledger.failpoints().hit(Failpoints.BEFORE_OUTBOX);
        return ports.store(tx -> {
                    List<Operation> known = accepted.stream()
                            .map(operation -> named(tx, operation))
                            .toList();
                    tx.outbox().add(known);
                    known.forEach(operation -> Ledger.write(tx, operation));
                    return known;
                })
                .thenApply(stored -> {
                    ledger.failpoints().hit(Failpoints.AFTER_OUTBOX);
                    stored.forEach(ledger::tell);
                    if (refusal.isEmpty()) {
                        ports.reactor().post(() -> runner.start(stored));
                    }
                    return stored.stream().map(ledger::view).toList();
                });
    }

    /** A tracked item is called by the subject both sides agree on until it is read again. */
    private static Operation named(Transaction tx, Operation operation) {
        return tx.links().ofItem(operation.item()).stream()
                .map(link -> FieldRegistry.title(link.base()))
                .filter(title -> !title.isEmpty())
                .findFirst()
                .map(operation::withSubject)
                .orElse(operation);
    }

    private Operation operation(
            CommandRequest request,
            CommandRequest.Selected selected,
            Optional<SelectionRules.Refusal> refusal,
            @Nullable String together) {
        Instant now = ports.reactor().now();
        return new Operation(
                ports.reactor().randomId().toString(),
                request.kind(),
                selected.ref(),
                selected.kind(),
                "",
                new Operation.Wish(
                        request.as(),
                        request.target(),
                        request.deleteRecord(),
                        request.onDuplicate(),
                        request.bulk(),
                        together,
                        request.deleteVersion()),
                Operation.Progress.start(ports.reactor().randomId()),
                refusal.map(why -> new Operation.State(Outcome.REFUSED, why.code(), why.reason(), null, null))
                        .orElseGet(() -> new Operation.State(Outcome.PENDING, null, "Accepted.", null, null)),
                now,
                now,
                null);
    }

    CompletableFuture<OperationView> answer(String op, Answer answer) {
        return ports.store(tx -> Asked.of(tx, op)).thenCompose(found -> {
            Asked asked = found.orElseThrow(() -> new RefusedAnswer("There is no operation " + op + "."));
            Operation operation = asked.answered(answer);
            AnswerRules.Next next = AnswerRules.apply(operation, answer);
            if (next instanceof AnswerRules.Next.Over over) {
                Verdict.Settle settle = over.settle();
                return ledger.settle(settle.operation(), settle.state()).thenApply(ledger::view);
            }
            Operation onward = ((AnswerRules.Next.GoOn) next).operation();
            return ledger.settle(
                            onward,
                            new Operation.State(
                                    Outcome.PENDING,
                                    null,
                                    "Answered.",
                                    onward.state().record(),
                                    null))
                    .thenApply(stored -> {
                        ledger.failpoints().hit(Failpoints.AFTER_ANSWER);
                        ports.reactor().post(() -> runner.start(List.of(stored)));
                        return ledger.view(stored);
                    });
        });
    }

    private record Asked(Operation operation, Optional<OtherOrganization> elsewhere) {
        static Optional<Asked> of(Transaction tx, String op) {
            return tx.outbox().find(op).map(found -> new Asked(found, OtherOrganization.of(tx, found)));
        }

        /** What is chosen here would be looked for in the other organization, where it means something else. */
        Operation answered(Answer answer) {
            if (elsewhere.isPresent() && !(answer instanceof Answer.Cancel)) {
                throw new RefusedAnswer(elsewhere.get().sentence());
            }
            return operation;
        }
    }

    /** The same operation goes on, with the id of its record as chosen before: what it may have created already is found again. */
    CompletableFuture<List<OperationView>> retry(List<String> ops) {
        return ports.store(tx -> {
                    List<Operation> again = failed(tx, ops).stream()
                            .map(operation -> operation.with(
                                    new Operation.State(
                                            Outcome.PENDING,
                                            null,
                                            "Tried again.",
                                            operation.state().record(),
                                            null),
                                    ports.reactor().now()))
                            .toList();
                    again.forEach(operation -> Ledger.write(tx, operation));
                    return again;
                })
                .thenApply(again -> {
                    again.forEach(ledger::tell);
                    ports.reactor().post(() -> runner.start(again));
                    return again.stream().map(ledger::view).toList();
                });
    }

    CompletableFuture<List<String>> ignore(List<String> ops) {
        return ports.store(tx -> {
            List<String> found = failed(tx, ops).stream().map(Operation::op).toList();
            found.forEach(tx.outbox()::forget);
            return found;
        });
    }

    private static List<Operation> failed(Transaction tx, List<String> ops) {
        return ops.stream()
                .distinct()
                .flatMap(op -> tx.outbox().find(op).stream())
                .filter(operation -> operation.state().outcome() == Outcome.FAILED)
                .toList();
    }

    CompletableFuture<List<OperationView>> operations(int finished) {
        return ports.store(tx -> {
                    List<Operation> all = new ArrayList<>(tx.outbox().open());
                    java.util.Collections.reverse(all);
                    all.addAll(tx.outbox().finished(finished));
                    return all;
                })
                .thenApply(all -> all.stream().map(ledger::view).toList());
    }
}
