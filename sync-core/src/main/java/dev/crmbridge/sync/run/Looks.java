package dev.crmbridge.sync.run;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.Link;
import java.util.concurrent.CompletableFuture;

/** Looks at single pairs between passes, when something hints at a change. For the engine's thread. */
public final class Looks {
    private final Ports ports;
    private final ItemTurns turns;
    private final SinglePair single;
    private final Debounce quiet;
    private final Runnable passDue;

    /** @param passDue starts a pass, because a change concerns more than single pairs */
    Looks(Ports ports, ItemTurns turns, SinglePair single, Debounce quiet, Runnable passDue) {
        this.ports = ports;
        this.turns = turns;
        this.single = single;
        this.quiet = quiet;
        this.passDue = passDue;
    }

    /** Something changed, nobody knows what: found out once it is quiet. */
    public void soon() {
        quiet.after(
                Debounce.EVERYTHING,
                () -> ChangedItems.find(ports).thenAccept(changed -> {
                    if (changed.pass()) {
                        passDue.run();
                    } else {
                        changed.records().forEach(this::at);
                    }
                }));
    }

    /** An item changed: a look at its pair once it is quiet. */
    public void soonAt(ItemRef item) {
        quiet.after(
                item.entryId(),
                () -> ports.store(tx -> tx.links().ofItem(item).stream()
                                .filter(Link::isLinked)
                                .findFirst())
                        .thenAccept(found -> found.ifPresentOrElse(
                                link -> at(link.record()),
                                () -> ChangedItems.isLinkedElsewhere(ports, item)
                                        .thenAccept(moved -> {
                                            if (moved) {
                                                soon();
                                            }
                                        }))));
    }

    /** Looks at one pair now. */
    public void at(RecordRef record) {
        ports.store(tx -> tx.links().ofRecord(record))
                .thenAccept(found -> found.filter(Link::isLinked)
                        .ifPresent(link -> turns.take(link.item(), () -> single.look(record))));
    }

    /** Looks at both sides of one pair now, whatever was seen of them before; done when it is through. */
    public CompletableFuture<Boolean> againAt(RecordRef record) {
        return ports.store(tx -> tx.links().ofRecord(record).filter(Link::isLinked))
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(false)
                        : turns.take(
                                found.get().item(),
                                () -> ports.storing(tx -> tx.links()
                                                .ofRecord(record)
                                                .filter(Link::isLinked)
                                                .ifPresent(link -> tx.links().put(link.unseen())))
                                        .thenCompose(stored -> single.look(record))));
    }
}
