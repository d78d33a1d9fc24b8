package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.Privileges;
import dev.crmbridge.sync.ItemStanding;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.command.CommandRequest.Selected;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Operation;
import dev.crmbridge.sync.store.PairFailure;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.OtherOrganization;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How items stand, from the store alone: cheap enough to be asked at every change of a selection. For the engine's thread. */
final class Standings {
    private final Ports ports;
    private final Supplier<Optional<Privileges>> privileges;

    /** @param privileges what the user may do, as far as that is known without asking */
    Standings(Ports ports, Supplier<Optional<Privileges>> privileges) {
        this.ports = ports;
        this.privileges = privileges;
    }

    CompletableFuture<List<ItemStanding>> of(List<Selected> items) {
        Optional<Privileges> held = privileges.get();
        return ports.store(tx -> items.stream().map(item -> of(tx, item, held)).toList());
    }

    /** What was done to a meeting request was done to its calendar item. */
    private static Optional<Link> ofMeeting(Transaction tx, @Nullable Operation newest) {
        return newest != null
                        && newest.itemKind() == ItemKind.MEETING_REQUEST
                        && newest.state().record() != null
                ? tx.links().ofRecord(newest.state().record()).filter(Link::isLinked)
                : Optional.empty();
    }

    private ItemStanding of(Transaction tx, Selected selected, Optional<Privileges> held) {
        ItemRef item = selected.ref();
        Operation newest = tx.outbox().newestFor(item).orElse(null);
        Link link = tx.links().ofItem(item).stream()
                .filter(Link::isLinked)
                .findFirst()
                .or(() -> ofMeeting(tx, newest))
                .orElse(null);
        int questions = link == null
                ? 0
                : (int) tx.conflicts().of(link.record()).stream()
                        .filter(stored -> stored.difference().asks())
                        .count();
        String question = newest != null && newest.state().outcome().waitsForPerson() ? newest.op() : null;
        PairFailure failure = link == null
                ? null
                : tx.pairFailures()
                        .of(link.record())
                        .filter(one -> !one.ignored())
                        .orElse(null);
        Optional<OtherOrganization> elsewhere = OtherOrganization.of(tx, item);
        ItemStatus.Tie tie = link == null ? ItemStatus.Tie.NONE : ItemViews.tie(link, ports);
        return new ItemStanding(
                item,
                ItemViews.state(link, newest, questions, failure),
                tie.record(),
                tie.state(),
                link == null ? null : ItemViews.reference(link, "regardingobjectid"),
                link == null ? null : ItemViews.reference(link, "parentcustomerid"),
                question,
                elsewhere.map(OtherOrganization::sentence).orElse(ItemViews.error(newest, failure)),
                BarredCommands.of(selected.kind(), tie, elsewhere.map(OtherOrganization::ruling), held));
    }
}
