package dev.crmbridge.sync.track;

import dev.crmbridge.crm.Crm.CrmWrite;
import dev.crmbridge.crm.Crm.DuplicateCheck;
import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.plan.FirstBase;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Links an item to a record that is there already, instead of creating a second one. Both sides are compared right after, because
 * they may have drifted apart.
 */
final class Relinking {
    private final Ports ports;
    private final Linking linking;
    private final TargetSearch targets;
    private final ReplacedTarget replaced;

    Relinking(Ports ports, Linking linking, TargetSearch targets) {
        this.ports = ports;
        this.linking = linking;
        this.targets = targets;
        this.replaced = new ReplacedTarget(ports);
    }

    /**
     * @param record the record of before
     * @param base last agreed values, or null when nobody knows: then, and where one is unknown, a field in which both sides differ asks
     * @param otherwise goes on when the record does not exist any more
     */
    CompletableFuture<Verdict> toEarlier(
            Tracking tracking,
            RecordRef record,
            @Nullable Snapshot base,
            Supplier<CompletableFuture<Verdict>> otherwise) {
        return tracking.gate()
                .read(record, columns(record), isAppointment(record))
                .thenCompose(result -> result.fold(
                        row -> {
                            Snapshot agreed = base != null
                                    ? FirstBase.completed(base, tracking.item(), row)
                                    : FirstBase.of(tracking.item(), row);
                            return link(
                                    tracking,
                                    row,
                                    agreed,
                                    "It was tracked before; the item is linked to that record again.");
                        },
                        failure -> failure instanceof CrmFailure.Gone
                                ? otherwise.get()
                                : CompletableFuture.completedFuture(Verdict.of(tracking.operation(), failure))));
    }

    /** Links to a colleague's record of the same meeting. Nobody agreed on anything yet: a field in which both differ asks. */
    CompletableFuture<Verdict> toSameMeeting(Tracking tracking, CrmRow row) {
        return link(
                tracking,
                row,
                FirstBase.of(tracking.item(), row),
                "The meeting is in the CRM already; the item is linked to that record.");
    }

    /** Links to a record that a person accepted; a field in which both differ asks. */
    CompletableFuture<Verdict> toAccepted(Tracking tracking, CrmRow row) {
        return link(tracking, row, FirstBase.of(tracking.item(), row), "Linked to the record you chose.");
    }

    private CompletableFuture<Verdict> link(Tracking tracking, CrmRow row, Snapshot base, String reason) {
        RecordRef target = tracking.operation().wish().target();
        if (target == null) {
            return store(tracking, row.ref(), base, reason, List.of(), tx -> {});
        }
        Snapshot now = inCrm(tracking, row, base);
        if (now.closed()) {
            return CompletableFuture.completedFuture(Verdict.closed(tracking.operation()));
        }
        return targets.check(
                tracking.operation(),
                target,
                tracking.standing(),
                tracking.gate(),
                reference -> set(tracking, row, now, reference, base, reason));
    }

    /** The link's base is what both sides agreed on; what the journal has as replaced is what the record held. */
    private CompletableFuture<Verdict> set(
            Tracking tracking, CrmRow row, Snapshot now, FieldValue.Reference reference, Snapshot base, String reason) {
        FieldRegistry registry = FieldRegistry.of(row.ref().entity());
        Map<String, FieldValue> change = Map.of(registry.targetField(), reference);
        RowWrite write = registry.crmWrite(change, null, tracking.item().facts().zone(), Map.of());
        Operation operation = tracking.operation();
        return replaced.keep(operation, now, registry.targetField(), reference)
                .thenCompose(before -> tracking.gate()
                        .write(
                                tracking.organization(),
                                new CrmWrite.Update(row.ref(), write, row.etag(), DuplicateCheck.SUPPRESS))
                        .thenCompose(result -> result.fold(
                                etag -> store(
                                        tracking,
                                        row.ref(),
                                        base.with(change),
                                        reason,
                                        List.of(entry(
                                                tracking, row.ref(), "set-regarding", before, before.with(change))),
                                        tx -> tx.ownRecords().written(row.ref(), row.etag(), etag)),
                                failure -> failure instanceof CrmFailure.VersionChanged
                                        ? replaced.changedMeanwhile(operation)
                                        : CompletableFuture.completedFuture(Verdict.of(operation, failure)))));
    }

    /**
     * @param changes the record's change of regarding, if any, as an entry of its own: both are taken back one by one
     * @param more belongs in the same transaction
     */
    private CompletableFuture<Verdict> store(
            Tracking tracking,
            RecordRef record,
            Snapshot base,
            String reason,
            List<JournalEntry> changes,
            Consumer<Transaction> more) {
        tracking.gate().leave();
        Operation operation = tracking.operation();
        Link link = tracking.link(record, base, "");
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(entry(tracking, record, "relink", null, base));
        entries.addAll(changes);
        return linking.link(
                link,
                operation,
                new Operation.State(Outcome.LINKED, ReasonCode.RELINKED, reason, record, null),
                entries,
                more);
    }

    private JournalEntry entry(
            Tracking tracking, RecordRef record, String action, @Nullable Snapshot before, Snapshot after) {
        return new JournalEntry(
                tracking.operation().op(),
                ports.reactor().now(),
                tracking.item().ref(),
                record,
                action,
                before,
                after);
    }

    private static Snapshot inCrm(Tracking tracking, CrmRow row, @Nullable Snapshot base) {
        return FieldRegistry.of(row.ref().entity())
                .readCrm(row, tracking.item().facts().zone(), base);
    }

    static Set<String> columns(RecordRef record) {
        Set<String> columns = new HashSet<>(FieldRegistry.of(record.entity()).columns());
        columns.add("ownerid");
        return columns;
    }

    static boolean isAppointment(RecordRef record) {
        return record.entity().equals("appointment");
    }
}
