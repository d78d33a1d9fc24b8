package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemStatus;
import dev.crmbridge.sync.LikelyDuplicate;
import dev.crmbridge.sync.command.OperationView;
import dev.crmbridge.sync.duplicate.DuplicateCheck;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.track.ListedContent;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Warns of duplicates before anybody clicks Track: from the listing and the local index, without the CRM and without opening the item. For
 * the engine's thread.
 */
final class LikelyDuplicates {
    private static final UUID UNSAVED = new UUID(0, 0);

    private final Ports ports;
    private final DuplicateCheck duplicates;
    private final ZoneId zone;

    LikelyDuplicates(Ports ports, DuplicateCheck duplicates, ZoneId zone) {
        this.ports = ports;
        this.duplicates = duplicates;
        this.zone = zone;
    }

    /** An item that is tracked, or about to be, has its own record or its own question. */
    CompletableFuture<ItemStatus> fill(ItemStatus status) {
        if (status.record() != null || !status.pending().isEmpty()) {
            return CompletableFuture.completedFuture(status);
        }
        List<LikelyDuplicate> found = ListedContent.of(status.item(), zone).stream()
                .flatMap(content ->
                        duplicates
                                .check(new RecordRef(content.table(), UNSAVED), content.values(), content.columns())
                                .stream())
                .map(match ->
                        new LikelyDuplicate(new OperationView.Linked(match.ref(), ports.recordUrl(match.ref())), match))
                .toList();
        return found.isEmpty()
                ? CompletableFuture.completedFuture(status)
                : own(status)
                        .thenApply(own -> status.withLikely(found.stream()
                                .filter(likely -> !own.contains(likely.match().ref()))
                                .toList()));
    }

    /** Tracking again goes back to the record that was kept, so that one is no duplicate. */
    private CompletableFuture<Set<RecordRef>> own(ItemStatus status) {
        return ports.store(tx -> tx.links().ofItem(status.item().ref()).stream()
                .map(Link::record)
                .collect(Collectors.toSet()));
    }
}
