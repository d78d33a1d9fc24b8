package dev.crmbridge.sync.regarding;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.command.CommandRequest.OnDuplicate;
import dev.crmbridge.sync.duplicate.DuplicateCheck;
import dev.crmbridge.sync.duplicate.FoundDuplicates;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.track.Payload;
import dev.crmbridge.sync.track.ReplacedTarget;
import dev.crmbridge.sync.track.SaveQuestion;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Writes the target of a tracked item. A rule may compare it, so the write looks for duplicates and asks as every other one does. For the
 * engine's thread.
 */
final class TargetWrite {
    private final Ports ports;
    private final Ledger ledger;
    private final DuplicateCheck duplicates;
    private final SaveQuestion question;
    private final ReplacedTarget replaced;

    TargetWrite(Ports ports, Ledger ledger, DuplicateCheck duplicates) {
        this.ports = ports;
        this.ledger = ledger;
        this.duplicates = duplicates;
        this.question = new SaveQuestion(duplicates);
        this.replaced = new ReplacedTarget(ports);
    }

    /**
     * What is written for whom.
     *
     * @param change the target, by the name of its field
     * @param row the same as columns
     * @param etag version of the record that was read; another one is not written over
     */
    record Change(Link link, Map<String, FieldValue> change, RowWrite row, String etag) {}

    /** @param onAnswer goes on with what the CRM said about the write */
    CompletableFuture<Verdict> write(
            Operation operation,
            Change change,
            WriteGate.Member gate,
            BiFunction<Operation, CrmResult<String>, CompletableFuture<Verdict>> onAnswer) {
        return send(change, gate, dev.crmbridge.crm.Crm.DuplicateCheck.DETECT)
                .thenCompose(result -> isRefused(result)
                        ? onDuplicates(
                                operation,
                                change,
                                going -> send(change, gate, dev.crmbridge.crm.Crm.DuplicateCheck.SUPPRESS)
                                        .thenCompose(answer -> onAnswer.apply(going, answer)))
                        : onAnswer.apply(operation, result));
    }

    private static boolean isRefused(CrmResult<String> result) {
        return result instanceof CrmResult.Failed<String> failed
                && failed.failure() instanceof CrmFailure.DuplicatesFound;
    }

    private static CompletableFuture<CrmResult<String>> send(
            Change change, WriteGate.Member gate, dev.crmbridge.crm.Crm.DuplicateCheck check) {
        return gate.write(
                change.link().organization(),
                new CrmWrite.Update(change.link().record(), change.row(), change.etag(), check));
    }

    private interface Onward {
        CompletableFuture<Verdict> with(Operation operation);
    }

    private CompletableFuture<Verdict> onDuplicates(Operation operation, Change change, Onward onward) {
        RecordRef record = change.link().record();
        return duplicates
                .askServerAboutChange(record, change.row())
                .thenCompose(result -> result.fold(
                        found -> ports.store(tx -> tx.links().covered(record))
                                .thenCompose(before -> decide(operation, change, found, before, onward)),
                        failure -> CompletableFuture.completedFuture(Verdict.of(operation, failure))));
    }

    /** The rules were read again by now. Where none compares the target, it makes no duplicate of a record that was none before. */
    private CompletableFuture<Verdict> decide(
            Operation operation, Change change, FoundDuplicates found, Set<RecordRef> before, Onward onward) {
        RecordRef record = change.link().record();
        boolean compared = change.row().values().keySet().stream()
                .anyMatch(column -> duplicates.compares(record.entity(), column));
        Set<RecordRef> covered = new HashSet<>(before);
        covered.addAll(operation.progress().covered());
        if (!compared || !found.isEmpty() && found.areAllIn(covered)) {
            return onward.with(operation);
        } else if (operation.wish().onDuplicate() == OnDuplicate.SAVE) {
            Set<RecordRef> saved = new HashSet<>(found.records());
            saved.addAll(operation.progress().covered());
            return ledger.keep(operation.with(operation.progress().covering(saved)))
                    .thenCompose(onward::with);
        }
        Verdict asked = question.stop(
                operation,
                record,
                Payload.of(change.link().base().with(change.change()), ZoneOffset.UTC)
                        .create()
                        .values(),
                found.without(covered),
                "Link the item to the chosen record anyway?");
        return replaced.forget(operation).thenApply(forgotten -> asked);
    }
}
