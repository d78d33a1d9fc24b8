package dev.crmbridge.sync.run;

import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Values that stay in Outlook because the CRM does not let the user write them. Their pairs are looked at again when a side changes; here
 * also when the user's privileges changed, and once a day, because a record that is shared with somebody shows it in neither. For the
 * engine's thread.
 */
final class RefusedWrites {
    private static final String SETTING = "refused-writes.looked-at";

    private final Ports ports;
    private final ItemTurns turns;

    RefusedWrites(Ports ports, ItemTurns turns) {
        this.ports = ports;
        this.turns = turns;
    }

    /**
     * Lets the pass that follows look at such pairs when it is time.
     *
     * @param standing as it is now
     */
    CompletableFuture<Boolean> review(Standing standing) {
        String today = LocalDate.ofInstant(ports.reactor().now(), ZoneOffset.UTC) + " " + fingerprint(standing);
        return ports.store(
                        tx -> tx.settings().get(SETTING).filter(today::equals).isPresent())
                .thenCompose(looked -> looked ? CompletableFuture.completedFuture(true) : lookAgain(today));
    }

    /** What is remembered is written last, so that a crash in between leads to a second look and not to none. */
    private CompletableFuture<Boolean> lookAgain(String today) {
        return ports.store(RefusedWrites::refused)
                .thenCompose(links -> {
                    CompletableFuture<Boolean> chain = CompletableFuture.completedFuture(true);
                    for (Link link : links) {
                        chain = chain.thenCompose(before -> lookAgain(link));
                    }
                    return chain;
                })
                .thenCompose(done -> ports.storing(tx -> tx.settings().put(SETTING, today)));
    }

    private static List<Link> refused(Transaction tx) {
        return tx.conflicts().all().stream()
                .filter(stored -> stored.difference().code() == ReasonCode.NO_PRIVILEGE)
                .map(stored -> stored.record())
                .distinct()
                .flatMap(record -> tx.links().ofRecord(record).stream())
                .filter(Link::isLinked)
                .toList();
    }

    private CompletableFuture<Boolean> lookAgain(Link link) {
        return turns.take(
                link.item(),
                () -> ports.storing(tx -> tx.links()
                        .ofRecord(link.record())
                        .filter(Link::isLinked)
                        .ifPresent(now -> tx.links().put(now.unseen()))));
    }

    private static UUID fingerprint(Standing standing) {
        return UUID.nameUUIDFromBytes(
                new TreeMap<>(standing.privileges().depths()).toString().getBytes(StandardCharsets.UTF_8));
    }
}
