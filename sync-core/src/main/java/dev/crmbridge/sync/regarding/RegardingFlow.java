package dev.crmbridge.sync.regarding;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.track.LinkTurn;
import dev.crmbridge.sync.track.RecentTargets;
import dev.crmbridge.sync.track.TargetSearch;
import dev.crmbridge.sync.track.TrackFlow;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Set Regarding and Set Parent. An item that is not tracked yet is tracked in the same operation, with the target in its first write.
 */
public final class RegardingFlow {
    private static final List<String> PARENTS = List.of("account", "contact");

    private final TrackFlow track;
    private final RecentTargets recent;
    private final LinkTurn turn;
    private final MailRegarding mail;
    private final LinkedTarget linked;

    /** @param parts shared with the other flows */
    public RegardingFlow(TrackFlow.Parts parts, ItemTurns turns, TrackFlow track) {
        Ports ports = parts.ports();
        TargetSearch targets = new TargetSearch(ports);
        this.track = track;
        this.recent = new RecentTargets(ports);
        this.turn = new LinkTurn(ports, turns);
        this.linked = new LinkedTarget(parts, targets);
        this.mail = new MailRegarding(ports, parts.ledger(), parts.standing(), targets);
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
                operation, gate, (read, found) -> turn.take(read, found, link -> linked.set(read, link, target, gate)));
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

    private static CompletableFuture<Verdict> done(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}
