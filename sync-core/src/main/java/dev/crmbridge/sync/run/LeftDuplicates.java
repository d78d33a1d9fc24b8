package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.Question.Match;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.duplicate.DuplicateCheck;
import dev.crmbridge.sync.duplicate.Lookup;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.ItemTurns;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.store.Conflicts;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.StoredDifference;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.track.Payload;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Differences a person left alone because of possible duplicates: quiet until Outlook's value or the candidates change. The candidates are
 * those of the local index, before and now, so that like is compared with like; of very many the first ones stand for all. What is
 * remembered of a difference goes with its row, in the same transaction, however it ends. For the engine's thread.
 */
public final class LeftDuplicates {
    private final Ports ports;
    private final ItemTurns turns;
    private final DuplicateCheck duplicates;
    private final ZoneId zone;

    LeftDuplicates(Ports ports, ItemTurns turns, DuplicateCheck duplicates, ZoneId zone) {
        this.ports = ports;
        this.turns = turns;
        this.duplicates = duplicates;
        this.zone = zone;
    }

    /**
     * @param covered records the pair's record was saved in spite of
     * @return the other records known locally of which it would be a duplicate with Outlook's value
     */
    public List<Match> candidates(Link link, Difference difference, Set<RecordRef> covered) {
        return candidates(link, Map.of(difference.field(), difference.outlook()), covered);
    }

    private List<Match> candidates(Link link, Map<String, FieldValue> values, Set<RecordRef> covered) {
        Snapshot wanted = link.base().with(values);
        Map<String, CrmValue> row = Payload.of(wanted, zone).create().values();
        return duplicates
                .checkChange(Lookup.of(link.record(), row).without(covered))
                .matches();
    }

    private List<Match> candidates(Left left) {
        return candidates(left.link(), left.refused(), left.covered());
    }

    /** Fields of one refused write share its candidates, those that are compared and those that are not. */
    private static Map<String, FieldValue> refused(Transaction tx, Link link) {
        Map<String, FieldValue> values = new HashMap<>();
        tx.conflicts().of(link.record()).stream()
                .map(StoredDifference::difference)
                .filter(Difference::ofDuplicates)
                .forEach(difference -> values.put(difference.field(), difference.outlook()));
        return values;
    }

    /**
     * Remembers the candidates there are when a person leaves a difference alone.
     *
     * @param id id of the conflict
     */
    public CompletableFuture<Boolean> remember(String id) {
        return ports.store(tx -> tx.conflicts().find(id).flatMap(stored -> left(tx, stored)))
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(false)
                        : remember(id, candidates(found.get())));
    }

    private CompletableFuture<Boolean> remember(String id, List<Match> candidates) {
        return ports.storing(tx ->
                tx.conflicts().find(id).ifPresent(still -> tx.settings().put(setting(id), text(candidates))));
    }

    private record Left(
            StoredDifference stored,
            Link link,
            Map<String, FieldValue> refused,
            Set<RecordRef> covered,
            Optional<String> shown) {}

    /** Asks again where the candidates are not those there were, also when none is left: then Save goes through. */
    CompletableFuture<Boolean> review() {
        return ports.store(LeftDuplicates::left).thenCompose(all -> {
            CompletableFuture<Boolean> chain = CompletableFuture.completedFuture(true);
            for (Left left : all) {
                chain = chain.thenCompose(before -> review(left));
            }
            return chain;
        });
    }

    private static List<Left> left(Transaction tx) {
        return tx.conflicts().all().stream()
                .flatMap(stored -> left(tx, stored).stream())
                .toList();
    }

    private static Optional<Left> left(Transaction tx, StoredDifference stored) {
        return stored.difference().code() != ReasonCode.DUPLICATES_LEFT
                ? Optional.empty()
                : tx.links()
                        .ofRecord(stored.record())
                        .filter(Link::isLinked)
                        .map(link -> new Left(
                                stored,
                                link,
                                refused(tx, link),
                                tx.links().covered(link.record()),
                                tx.settings().get(setting(stored.id()))));
    }

    private CompletableFuture<Boolean> review(Left left) {
        String id = left.stored().id();
        List<Match> now = candidates(left);
        if (left.shown().isEmpty()) {
            return remember(id, now);
        } else if (left.shown().get().equals(text(now))) {
            return CompletableFuture.completedFuture(true);
        }
        return turns.take(
                left.link().item(),
                () -> ports.storing(tx -> tx.conflicts()
                        .find(id)
                        .filter(stored -> stored.equals(left.stored()))
                        .ifPresent(stored -> {
                            tx.settings().remove(setting(id));
                            tx.conflicts().put(asking(stored));
                        })));
    }

    private static StoredDifference asking(StoredDifference stored) {
        Difference old = stored.difference();
        return new StoredDifference(
                stored.id(),
                stored.item(),
                stored.record(),
                new Difference(old.field(), old.before(), old.outlook(), old.crm(), ReasonCode.POSSIBLE_DUPLICATES),
                stored.since());
    }

    private static String text(List<Match> matches) {
        return matches.stream().map(match -> match.ref().toString()).sorted().collect(Collectors.joining(","));
    }

    private static String setting(String id) {
        return Conflicts.CANDIDATES + id;
    }
}
