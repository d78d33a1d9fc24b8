package dev.crmbridge.sync.regarding;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.EmailFields;
import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.track.Linking;
import dev.crmbridge.sync.track.ReplacedTarget;
import dev.crmbridge.sync.track.TargetSearch;
import dev.crmbridge.sync.track.TrackFlow;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Sets what the record of a tracked item is linked to. The record is read right before, because a colleague may have closed it or linked it
 * to something else since the last run: a closed one is refused, what the choice replaces goes into the history, and
 * a version that was not read is never written over. For the engine's thread.
 */
final class LinkedTarget {
    private final Ports ports;
    private final Ledger ledger;
    private final StandingCache standing;
    private final Linking linking;
    private final TargetSearch targets;
    private final TargetWrite writes;
    private final ReplacedTarget replaced;

    LinkedTarget(TrackFlow.Parts parts, TargetSearch targets) {
        this.ports = parts.ports();
        this.ledger = parts.ledger();
        this.standing = parts.standing();
        this.linking = parts.linking();
        this.targets = targets;
        this.replaced = new ReplacedTarget(ports);
        this.writes = new TargetWrite(ports, ledger, parts.duplicates());
    }

    /** Sets the target of the link's record, in the item's turn. */
    CompletableFuture<Verdict> set(Operation operation, Link link, RecordRef target, WriteGate.Member gate) {
        String table = link.record().entity();
        FieldRegistry registry = FieldRegistry.of(table);
        if (registry.isOneWay()) {
            return done(Verdict.refuse(
                    operation,
                    ReasonCode.ONE_WAY_RECORD,
                    "Service activities are changed in the CRM only. Set what it is regarding there."));
        }
        return standing.get()
                .thenCompose(result -> result.fold(
                        known -> refusal(operation, table, target, known)
                                .map(LinkedTarget::done)
                                .orElseGet(() -> read(
                                        operation,
                                        link,
                                        gate,
                                        row -> registry.closed(inCrm(link, row))
                                                ? done(Verdict.closed(operation))
                                                : targets.check(
                                                        operation,
                                                        target,
                                                        known,
                                                        gate,
                                                        reference -> write(
                                                                operation, new Read(link, row), reference, gate)))),
                        failure -> done(Verdict.of(operation, failure))));
    }

    /** What the role does not allow is known offline, too, and needs no request. */
    private static Optional<Verdict> refusal(Operation operation, String table, RecordRef target, Standing known) {
        return Verdict.unless(known, operation, "Write", table)
                .or(() -> Verdict.unless(known, operation, "Append", table))
                .or(() -> TargetSearch.refusal(operation, target.entity(), known));
    }

    /** A link and its record as it is now. */
    private record Read(Link link, CrmRow row) {
        FieldRegistry registry() {
            return FieldRegistry.of(link.record().entity());
        }

        String field() {
            return registry().targetField();
        }

        /** @return the agreed values, with what the record is linked to now */
        Snapshot before() {
            return link.base().with(Map.of(field(), inCrm(link, row).value(field())));
        }
    }

    private interface Onward {
        CompletableFuture<Verdict> with(CrmRow row);
    }

    private CompletableFuture<Verdict> read(Operation operation, Link link, WriteGate.Member gate, Onward onward) {
        Set<String> columns = new HashSet<>();
        fields(FieldRegistry.of(link.record().entity())).forEach(field -> columns.addAll(field.columns()));
        return gate.read(link.record(), columns, false)
                .thenCompose(result -> result.fold(onward::with, failure -> done(failed(operation, failure))));
    }

    /** @return the fields that have to be known before: what it is linked to, and whether it is closed */
    private static List<Field> fields(FieldRegistry registry) {
        return List.of(registry.status(), registry.field(registry.targetField()).orElseThrow());
    }

    /** @return the agreed values, with those of {@link #fields} as they are in the CRM */
    private static Snapshot inCrm(Link link, CrmRow row) {
        Map<String, FieldValue> now = new HashMap<>();
        // Neither a reference nor a state is a time, so the zone does not matter.
        fields(FieldRegistry.of(link.record().entity()))
                .forEach(field -> now.put(field.name(), field.fromCrm(row, ZoneOffset.UTC, link.base())));
        return link.base().with(now);
    }

    private CompletableFuture<Verdict> write(
            Operation operation, Read read, FieldValue.Reference reference, WriteGate.Member gate) {
        Map<String, FieldValue> change = Map.of(read.field(), reference);
        var row = read.registry().crmWrite(change, null, ZoneOffset.UTC, Map.of());
        return replaced.keep(operation, read.before(), read.field(), reference)
                .thenCompose(before -> writes.write(
                        operation,
                        new TargetWrite.Change(
                                read.link(), change, row, read.row().etag()),
                        gate,
                        (going, result) -> result.fold(
                                etag -> {
                                    ledger.failpoints().hit(Failpoints.AFTER_REGARDING);
                                    gate.leave();
                                    return store(going, read, before, change, etag);
                                },
                                failure -> failure instanceof CrmFailure.VersionChanged
                                        ? replaced.changedMeanwhile(going)
                                        : done(failed(going, failure)))));
    }

    private static Verdict failed(Operation operation, CrmFailure failure) {
        return failure instanceof CrmFailure.Gone
                ? Verdict.settle(
                        operation,
                        Outcome.FAILED,
                        ReasonCode.DELETED_IN_CRM,
                        "The record was deleted in the CRM. Synchronize, then track the item again.",
                        null)
                : Verdict.of(operation, failure);
    }

    /** A version that was not seen before the write holds more than the target: it is left open, so that the next look compares it. */
    private CompletableFuture<Verdict> store(
            Operation operation, Read read, Snapshot before, Map<String, FieldValue> change, String etag) {
        Link link = read.link();
        boolean inStep = link.seen().crmEtag().equals(read.row().etag());
        Link next = link.withBase(link.base().with(change))
                .withSeen(new Link.Seen(link.seen().outlookVersion(), inStep ? etag : "", 0, 0))
                .withMarkDue(true);
        return linking.link(
                next,
                operation,
                new Operation.State(
                        Outcome.LINKED,
                        ReasonCode.REGARDING_SET,
                        "The item is linked to the chosen record." + insteadOf(read, before),
                        link.record(),
                        null),
                List.of(new JournalEntry(
                        operation.op(),
                        ports.reactor().now(),
                        link.item(),
                        link.record(),
                        "set-regarding",
                        before,
                        before.with(change))),
                tx -> tx.ownRecords().written(link.record(), read.row().etag(), etag));
    }

    /** @return a sentence about what somebody else had set since the last run; empty when nobody had */
    private static String insteadOf(Read read, Snapshot before) {
        FieldValue replaced = before.value(read.field());
        if (!(replaced instanceof FieldValue.Reference other)
                || EmailFields.same(replaced, read.link().base().value(read.field()))) {
            return "";
        }
        String name = other.name();
        return " Somebody had linked it to " + (name == null ? "another record" : "“" + name + "”")
                + " in the CRM since the last run; the history has that.";
    }

    private static CompletableFuture<Verdict> done(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}
