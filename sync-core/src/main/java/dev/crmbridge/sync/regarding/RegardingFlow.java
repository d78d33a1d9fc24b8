package dev.crmbridge.sync.regarding;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Failpoints;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ledger;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.track.LinkTurn;
import dev.crmbridge.sync.track.Linking;
import dev.crmbridge.sync.track.RecentTargets;
import dev.crmbridge.sync.track.TargetSearch;
import dev.crmbridge.sync.track.TrackFlow;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Set Regarding and Set Parent. An item that is not tracked yet is tracked in the same operation, with the target in its first write.
 */
public final class RegardingFlow {
    private static final List<String> PARENTS = List.of("account", "contact");

    private final Ports ports;
    private final Ledger ledger;
    private final StandingCache standing;
    private final Linking linking;
    private final TrackFlow track;
    private final TargetSearch targets;
    private final RecentTargets recent;
    private final LinkTurn turn;
    private final MailRegarding mail;
    private final TargetWrite writes;

    /** @param parts shared with the other flows */
    public RegardingFlow(TrackFlow.Parts parts, ItemTurns turns, TrackFlow track) {
        this.ports = parts.ports();
        this.ledger = parts.ledger();
        this.standing = parts.standing();
        this.linking = parts.linking();
        this.track = track;
        this.targets = new TargetSearch(ports);
        this.recent = new RecentTargets(ports);
        this.turn = new LinkTurn(ports, turns);
        this.writes = new TargetWrite(ports, ledger, parts.duplicates());
        this.mail = new MailRegarding(ports, ledger, standing, targets);
    }

    /** Works on a Set Regarding or Set Parent operation as far as it goes. */
    public CompletableFuture<Verdict> advance(Operation operation, WriteGate.Member gate) {
        boolean parent = operation.kind() == CommandKind.PARENT;
        boolean contact = operation.itemKind() == ItemKind.CONTACT;
        if (parent != contact) {
            return done(Verdict.refuse(
                    operation,
                    ReasonCode.KIND_NOT_TRACKABLE,
                    parent
                            ? "Only a contact has a parent. Use Set Regarding for this item."
                            : "A contact has a parent and is not regarding a record. Use Set Parent."));
        }
        if (operation.itemKind() == ItemKind.MAIL) {
            return mail.advance(operation, gate, () -> ask(operation, false));
        }
        RecordRef target = operation.wish().target();
        if (target == null) {
            return ask(operation, parent);
        }
        if (parent && !PARENTS.contains(target.entity())) {
            return done(Verdict.refuse(
                    operation,
                    ReasonCode.TARGET_NOT_ALLOWED,
                    "The parent of a contact is an account or a contact. Choose one of those."));
        }
        return track.advance(
                operation, gate, (read, found) -> turn.take(read, found, link -> set(read, link, target, gate)));
    }

    private CompletableFuture<Verdict> ask(Operation operation, boolean parent) {
        return recent.load()
                .thenApply(chosen -> Verdict.ask(
                        operation,
                        Outcome.NEEDS_PERSON,
                        ReasonCode.CHOOSE_TARGET,
                        parent ? "Choose the parent record." : "Choose the record the item is about.",
                        new Question.ChooseTarget(parent, tables(parent), chosen)));
    }

    /**
     * @param parent for Set Parent, otherwise for Set Regarding
     * @return tables whose records can be chosen
     */
    public static List<String> tables(boolean parent) {
        return parent ? PARENTS : TargetSearch.TABLES;
    }

    private CompletableFuture<Verdict> set(Operation operation, Link link, RecordRef target, WriteGate.Member gate) {
        if (FieldRegistry.of(link.record().entity()).isOneWay()) {
            return done(Verdict.refuse(
                    operation,
                    ReasonCode.ONE_WAY_RECORD,
                    "Service activities are changed in the CRM only. Set what it is regarding there."));
        }
        if (FieldRegistry.of(link.record().entity()).closed(link.base())) {
            return done(Verdict.refuse(
                    operation,
                    ReasonCode.CLOSED_IN_CRM,
                    "The record is closed in the CRM and cannot be changed. Reopen it there first."));
        }
        return standing.get()
                .thenCompose(result -> result.fold(
                        known -> known.may("Append", link.record().entity())
                                ? targets.check(
                                        operation, target, known, reference -> write(operation, link, reference, gate))
                                : done(Verdict.refuse(
                                        operation,
                                        ReasonCode.NO_PRIVILEGE,
                                        "Your security role lacks the privilege "
                                                + Standing.privilege(
                                                        "Append", link.record().entity())
                                                + ". Ask your administrator for it.")),
                        failure -> done(Verdict.of(operation, failure))));
    }

    private CompletableFuture<Verdict> write(
            Operation operation, Link link, FieldValue.Reference reference, WriteGate.Member gate) {
        Map<String, FieldValue> change =
                Map.of(FieldRegistry.of(link.record().entity()).targetField(), reference);
        var row = FieldRegistry.of(link.record().entity()).crmWrite(change, null, ZoneOffset.UTC, Map.of());
        return writes.write(
                operation,
                new TargetWrite.Change(link, change, row),
                gate,
                (going, result) -> result.fold(
                        etag -> {
                            ledger.failpoints().hit(Failpoints.AFTER_REGARDING);
                            gate.leave();
                            return store(going, link, change);
                        },
                        failure -> done(
                                failure instanceof CrmFailure.Gone
                                        ? Verdict.settle(
                                                going,
                                                Outcome.FAILED,
                                                ReasonCode.DELETED_IN_CRM,
                                                "The record was deleted in the CRM. Synchronize, then track the item again.",
                                                null)
                                        : Verdict.of(going, failure))));
    }

    /** The etag is left open: somebody may have changed the record since, and the next look must see that. */
    private CompletableFuture<Verdict> store(Operation operation, Link link, Map<String, FieldValue> change) {
        Snapshot base = link.base().with(change);
        Link next = link.withBase(base)
                .withSeen(new Link.Seen(link.seen().outlookVersion(), "", 0, 0))
                .withMarkDue(true);
        return linking.link(
                next,
                operation,
                new Operation.State(
                        Outcome.LINKED,
                        ReasonCode.REGARDING_SET,
                        "The item is linked to the chosen record.",
                        link.record(),
                        null),
                List.of(new JournalEntry(
                        operation.op(),
                        ports.reactor().now(),
                        link.item(),
                        link.record(),
                        "set-regarding",
                        link.base(),
                        base)));
    }

    private static CompletableFuture<Verdict> done(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}
