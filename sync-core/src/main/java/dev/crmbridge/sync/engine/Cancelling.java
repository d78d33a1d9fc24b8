package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.command.Answer;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Stops commands: what is done stays, what has not begun never begins, and what is under way or may have reached the CRM goes on to its end.
 * For the engine's thread.
 */
final class Cancelling {
    private static final String NOT_BEGUN = "Canceled before it was begun; nothing was done.";

    private final Ports ports;
    private final Ledger ledger;
    private final OperationRunner runner;

    Cancelling(Ports ports, Ledger ledger, OperationRunner runner) {
        this.ports = ports;
        this.ledger = ledger;
        this.runner = runner;
    }

    /** @return those of the operations that exist, as they are afterwards, in the order of the ids */
    CompletableFuture<List<OperationView>> cancel(List<String> ops) {
        Set<String> idle = runner.hold(ops);
        return ports.store(tx -> ops.stream()
                        .map(tx.outbox()::find)
                        .flatMap(Optional::stream)
                        .toList())
                .thenCompose(found -> {
                    List<CompletableFuture<Operation>> each = new ArrayList<>();
                    found.forEach(operation -> each.add(cancel(operation, idle.contains(operation.op()))));
                    return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
                            .thenApply(done -> each.stream()
                                    .map(CompletableFuture::join)
                                    .map(ledger::view)
                                    .toList());
                });
    }

    private CompletableFuture<Operation> cancel(Operation operation, boolean idle) {
        if (operation.state().outcome().waitsForPerson()
                && AnswerRules.apply(operation, new Answer.Cancel()) instanceof AnswerRules.Next.Over over) {
            Verdict.Settle settle = over.settle();
            return ledger.settle(settle.operation(), settle.state());
        }
        if (idle && operation.state().outcome() == Outcome.PENDING) {
            if (nothingDone(operation)) {
                return ledger.settle(
                        operation,
                        new Operation.State(Outcome.CANCELLED, ReasonCode.CANCELLED_BY_PERSON, NOT_BEGUN, null, null));
            }
            runner.start(List.of(operation));
        }
        return CompletableFuture.completedFuture(operation);
    }

    /**
     * Once its content was fixed a Track may have created the record and an Untrack deleted it; the others, except a Track, may have changed
     * one as soon as they were tried.
     */
    private static boolean nothingDone(Operation operation) {
        return operation.progress().payload() == null
                && (operation.kind() == CommandKind.TRACK
                        || operation.progress().attempts() == 0);
    }
}
