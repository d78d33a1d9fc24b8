package dev.crmbridge.sync.track;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.field.SnapshotText;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.store.Operation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What Set Regarding or Set Parent replaces. It is made durable before it is replaced, so that the history has it also when the answer of
 * the write is lost. For the engine's thread.
 */
public final class ReplacedTarget {
    private final Ports ports;

    /** @param ports to store with */
    public ReplacedTarget(Ports ports) {
        this.ports = ports;
    }

    /**
     * Remembers what is about to be replaced. A record that is linked to the wanted one already may be so because an earlier try of the
     * operation got through and its answer was lost: then what that try had found counts.
     *
     * @param now the record as just read
     * @param field name of the field that is written
     * @return the record as it was before the operation
     */
    public CompletableFuture<Snapshot> keep(Operation operation, Snapshot now, String field, FieldValue wanted) {
        return ports.store(tx -> {
            if (EmailFields.same(now.value(field), wanted)) {
                return Ledger.remembered(tx, operation).map(SnapshotText::read).orElse(now);
            }
            Ledger.remember(tx, operation, SnapshotText.write(now));
            return now;
        });
    }

    /** Forgets it, because nothing was replaced: what is found next counts. */
    public CompletableFuture<Boolean> forget(Operation operation) {
        return ports.storing(tx -> Ledger.forget(tx, operation));
    }

    /** Ends a try at which somebody else wrote the record between its read and the write. */
    public CompletableFuture<Verdict> changedMeanwhile(Operation operation) {
        return forget(operation)
                .thenApply(forgotten -> new Verdict.Later(
                        operation,
                        ReasonCode.CRM_BUSY,
                        "Somebody changed the record in this moment. It is read again.",
                        Duration.ofSeconds(1)));
    }
}
