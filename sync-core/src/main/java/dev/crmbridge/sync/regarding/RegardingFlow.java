package dev.crmbridge.sync.regarding;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.CommandKind;
import dev.crmbridge.sync.command.Outcome;
import dev.crmbridge.sync.command.Question;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.flow.Verdict;
import dev.crmbridge.sync.flow.WriteGate;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.track.LinkTurn;
import dev.crmbridge.sync.track.RecentTargets;
import dev.crmbridge.sync.track.TargetSearch;
import dev.crmbridge.sync.track.TrackFlow;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Set Regarding and Set Parent. An item that is not tracked yet is tracked in the same operation, with the target in its first write.
 */
public final class RegardingFlow {
    private static final List<String> PARENTS = List.of("account", "contact");

    /** All activities share their privileges. */
    private static final String ANY_ACTIVITY = "task";

    private final StandingCache standing;
    private final TrackFlow track;
    private final RecentTargets recent;
    private final LinkTurn turn;
    private final MailRegarding mail;
    private final LinkedTarget linked;

    /** @param parts shared with the other flows */
    public RegardingFlow(TrackFlow.Parts parts, ItemTurns turns, TrackFlow track) {
        Ports ports = parts.ports();
        TargetSearch targets = new TargetSearch(ports);
        this.standing = parts.standing();
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

    /** Offers what the role allows; before that is known, everything. */
    private CompletableFuture<Verdict> ask(Operation operation, boolean parent) {
        return standing.get()
                .thenCompose(result -> result.fold(
                        known -> refusal(operation, parent, known)
                                .map(RegardingFlow::done)
                                .orElseGet(() -> ask(operation, parent, allowed(operation, parent, known))),
                        failure -> failure instanceof CrmFailure.Denied
                                ? done(Verdict.of(operation, failure))
                                : ask(operation, parent, tables(parent))));
    }

    /** @return why nothing can be chosen; empty when something can */
    private static Optional<Verdict> refusal(Operation operation, boolean parent, Standing known) {
        return Verdict.unless(known, operation, "Append", parent ? "contact" : ANY_ACTIVITY)
                .or(() -> allowed(operation, parent, known).isEmpty()
                        ? TargetSearch.refusal(operation, tables(parent).get(0), known)
                        : Optional.empty());
    }

    private static List<String> allowed(Operation operation, boolean parent, Standing known) {
        return tables(parent).stream()
                .filter(table -> TargetSearch.refusal(operation, table, known).isEmpty())
                .toList();
    }

    private CompletableFuture<Verdict> ask(Operation operation, boolean parent, List<String> tables) {
        return recent.load()
                .thenApply(chosen -> Verdict.ask(
                        operation,
                        Outcome.NEEDS_PERSON,
                        ReasonCode.CHOOSE_TARGET,
                        parent ? "Choose the parent record." : "Choose the record the item is about.",
                        new Question.ChooseTarget(
                                parent,
                                tables,
                                chosen.stream()
                                        .filter(found ->
                                                tables.contains(found.ref().entity()))
                                        .toList())));
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
