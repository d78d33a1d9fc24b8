package dev.crmbridge.sync.undo;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.flow.Standing;
import dev.crmbridge.sync.flow.StandingCache;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.store.JournalEntry;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.Transaction;
import dev.crmbridge.sync.untrack.RecordDeletion;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Looks at what journal entries are about as it is now. Changes nothing. For the engine's thread. */
final class UndoLook {
    private final Ports ports;
    private final StandingCache standing;
    private final ZoneId zone;

    UndoLook(Ports ports, StandingCache standing, ZoneId zone) {
        this.ports = ports;
        this.standing = standing;
        this.zone = zone;
    }

    /** @return the records of the entries, and what their items are tracked as */
    CompletableFuture<UndoPlan.Picture> at(List<JournalEntry> entries) {
        return standing.get().thenCompose(known -> at(entries, known.fold(Optional::of, failure -> Optional.empty())));
    }

    /** @param user whose role decides what may be deleted, if that is known */
    private CompletableFuture<UndoPlan.Picture> at(List<JournalEntry> entries, Optional<Standing> user) {
        return ports.store(tx -> stored(tx, entries)).thenCompose(stored -> {
            CompletableFuture<Map<RecordRef, UndoPlan.Now>> chain = CompletableFuture.completedFuture(new HashMap<>());
            for (Map.Entry<RecordRef, Known> each : stored.records().entrySet()) {
                chain = chain.thenCompose(known -> now(each.getKey(), each.getValue(), user)
                        .thenApply(now -> {
                            known.put(each.getKey(), now);
                            return known;
                        }));
            }
            return chain.thenApply(known -> new UndoPlan.Picture(known, stored.tracked()));
        });
    }

    /**
     * What the store knows of a record.
     *
     * @param own see {@link UndoPlan.Now#ownVersion}
     */
    private record Known(@Nullable Link link, @Nullable String own) {}

    private record Stored(Map<RecordRef, Known> records, Map<ItemRef, RecordRef> tracked) {}

    private static Stored stored(Transaction tx, List<JournalEntry> entries) {
        Stored stored = new Stored(new LinkedHashMap<>(), new HashMap<>());
        for (JournalEntry entry : entries) {
            stored.records()
                    .computeIfAbsent(
                            entry.record(),
                            record -> new Known(
                                    tx.links().ofRecord(record).orElse(null),
                                    tx.ownRecords().version(record).orElse(null)));
            if (!stored.tracked().containsKey(entry.item())) {
                trackedAs(tx, entry.item()).ifPresent(record -> stored.tracked().put(entry.item(), record));
            }
        }
        return stored;
    }

    /**
     * @param item as the journal knows it; it may have another EntryID by now
     * @return the record it is linked to now
     */
    static Optional<RecordRef> trackedAs(Transaction tx, ItemRef item) {
        return tx.links().ofItem(item).stream()
                .filter(Link::isLinked)
                .map(Link::record)
                .findFirst()
                .or(() -> tx.journal().recordsOf(item).stream()
                        .filter(record -> tx.links()
                                .ofRecord(record)
                                .filter(Link::isLinked)
                                .isPresent())
                        .findFirst());
    }

    private CompletableFuture<UndoPlan.Now> now(RecordRef record, Known known, Optional<Standing> user) {
        if (!FieldRegistry.tables().contains(record.entity())) {
            return CompletableFuture.completedFuture(UndoPlan.Now.UNKNOWN);
        }
        FieldRegistry registry = FieldRegistry.of(record.entity());
        Link link = known.link();
        ItemRef item = link != null && link.isLinked() ? link.item() : null;
        Snapshot base = link == null ? null : link.base();
        Set<String> columns = new HashSet<>(registry.columns());
        columns.add("ownerid");
        return ports.crm(crm -> crm.read(record, columns, record.entity().equals("appointment")))
                .thenApply(read -> read.fold(
                        row -> new UndoPlan.Now(
                                item,
                                true,
                                registry.readCrm(row, zone, base),
                                row.etag(),
                                known.own(),
                                link == null ? null : barred(link, row, user)),
                        failure -> new UndoPlan.Now(
                                item, failure instanceof CrmFailure.Gone, null, null, known.own(), null)));
    }

    private @Nullable String barred(Link link, CrmRow row, Optional<Standing> user) {
        return user.map(known -> RecordDeletion.keptBecause(
                        link, row, known, zone, ports.reactor().now()))
                .orElse(null);
    }
}
