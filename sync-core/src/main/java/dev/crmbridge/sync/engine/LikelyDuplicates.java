package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.LikelyDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.duplicate.DuplicateCheck;
import dev.crmbridge.sync.duplicate.FoundDuplicates;
import dev.crmbridge.sync.duplicate.Lookup;
import dev.crmbridge.sync.field.CreatePayload;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.track.ListedContent;
import dev.crmbridge.sync.track.OfferedTables;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Warns of duplicates before anybody clicks Track: from the local index, without the CRM. An item is compared by what the listing tells,
 * and read where a rule compares more than that. A meeting request is not read, because its calendar item is what would be tracked. For
 * the engine's thread.
 */
final class LikelyDuplicates {
    private static final UUID UNSAVED = new UUID(0, 0);

    /** Kinds whose items hold themselves what would be compared. */
    private static final Set<ItemKind> READ = Set.of(ItemKind.TASK, ItemKind.APPOINTMENT, ItemKind.CONTACT);

    /** Most records that are named; a warning of more says no more. */
    private static final int MOST = 5;

    private final Ports ports;
    private final DuplicateCheck duplicates;
    private final ZoneId zone;
    private final Supplier<Directions> directions;

    LikelyDuplicates(Ports ports, DuplicateCheck duplicates, ZoneId zone, Supplier<Directions> directions) {
        this.ports = ports;
        this.duplicates = duplicates;
        this.zone = zone;
        this.directions = directions;
    }

    /** An item that is tracked, or about to be, has its own record or its own question. Where nothing is looked for, that is said. */
    CompletableFuture<ItemStatus> fill(ItemStatus status) {
        if (status.record() != null) {
            return CompletableFuture.completedFuture(status);
        } else if (duplicates.notLooked() != null || !status.pending().isEmpty()) {
            return CompletableFuture.completedFuture(status.withNotLooked(duplicates.notLooked()));
        }
        ItemRow item = status.item();
        Lookup listed = ofListed(item);
        return listed != null || !READ.contains(item.kind())
                ? with(status, listed)
                : ofRead(item).thenCompose(content -> with(status, content));
    }

    /** @return what the listing tells, or null when a rule compares what it does not tell; of a request it has to do */
    private @Nullable Lookup ofListed(ItemRow item) {
        return ListedContent.of(item, zone, directions.get())
                .filter(content -> !READ.contains(item.kind())
                        || duplicates.comparesNothingBut(content.columns(), content.table()))
                .map(content -> Lookup.of(new RecordRef(content.table(), UNSAVED), content.values())
                        .only(content.columns()))
                .orElse(null);
    }

    /** Reads nothing while no rule is about such records; an item that cannot be read now is not warned of. */
    private CompletableFuture<@Nullable Lookup> ofRead(ItemRow item) {
        String table = OfferedTables.of(item.kind()).get(0);
        if (!duplicates.hasRulesFor(table)) {
            return CompletableFuture.completedFuture(null);
        }
        return ports.mailbox(mailbox -> mailbox.read(item.ref()))
                .thenApply(result -> result.<@Nullable Lookup>fold(
                        read -> Lookup.of(
                                new RecordRef(table, UNSAVED),
                                CreatePayload.of(read, table, CreatePayload.Target.none(), directions.get())
                                        .create()
                                        .values()),
                        failure -> null));
    }

    /**
     * Tracking again goes back to the record that was kept, so that one is no duplicate, and neither is a record of which somebody said
     * so about that one.
     */
    private CompletableFuture<ItemStatus> with(ItemStatus status, @Nullable Lookup content) {
        return content == null || duplicates.check(content, 1).isEmpty()
                ? CompletableFuture.completedFuture(status)
                : linkedBefore(status).thenApply(own -> named(status, duplicates.check(content.formerly(own), MOST)));
    }

    private ItemStatus named(ItemStatus status, FoundDuplicates found) {
        return status.withLikely(
                found.matches().stream()
                        .limit(MOST)
                        .map(match -> new LikelyDuplicate(
                                new OperationView.Linked(match.ref(), ports.recordUrl(match.ref())), match))
                        .toList(),
                found.matches().size() > MOST || !found.cut().isEmpty());
    }

    private CompletableFuture<Set<RecordRef>> linkedBefore(ItemStatus status) {
        return ports.store(tx -> tx.links().ofItem(status.item().ref()).stream()
                .map(Link::record)
                .collect(Collectors.toSet()));
    }
}
