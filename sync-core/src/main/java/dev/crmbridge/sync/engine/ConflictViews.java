package dev.crmbridge.sync.engine;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ConflictView;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.plan.Difference;
import dev.crmbridge.sync.run.LeftDuplicates;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.store.StoredDifference;
import dev.crmbridge.sync.store.Transaction;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Fields that wait for a person's choice, as shown. For the engine's thread. */
final class ConflictViews {
    private final Ports ports;
    private final LeftDuplicates left;
    private final ZoneId zone;

    ConflictViews(Ports ports, LeftDuplicates left, ZoneId zone) {
        this.ports = ports;
        this.left = left;
        this.zone = zone;
    }

    private record Stored(StoredDifference difference, Link link, Set<RecordRef> covered) {}

    CompletableFuture<List<ConflictView>> open() {
        return ports.store(tx -> tx.conflicts().all().stream()
                        .filter(stored -> stored.difference().asks())
                        .flatMap(stored -> withLink(tx, stored))
                        .toList())
                .thenApply(all -> all.stream().map(this::view).toList());
    }

    private static Stream<Stored> withLink(Transaction tx, StoredDifference stored) {
        return tx.links().ofRecord(stored.record()).stream()
                .map(link -> new Stored(stored, link, tx.links().covered(link.record())));
    }

    private ConflictView view(Stored stored) {
        Difference difference = stored.difference().difference();
        Link link = stored.link();
        return new ConflictView(
                stored.difference().id(),
                stored.difference().item(),
                FieldRegistry.title(link.base()),
                link.record(),
                difference.field(),
                shown(link, difference.field(), difference.before()),
                shown(link, difference.field(), inOutlook(difference, link)),
                shown(link, difference.field(), difference.crm()),
                stored.difference().since(),
                difference.code(),
                difference.code() == ReasonCode.POSSIBLE_DUPLICATES
                        ? left.candidates(link, difference, stored.covered())
                        : List.of());
    }

    /** Where taking back would make a duplicate, Outlook shows what both sides agreed on. */
    private static FieldValue inOutlook(Difference difference, Link link) {
        FieldValue agreed = link.base().value(difference.field());
        return difference.isOfTakingBack() && agreed.equals(difference.crm()) ? agreed : difference.outlook();
    }

    private String shown(Link link, String field, FieldValue value) {
        return FieldRegistry.of(link.record().entity())
                .field(field)
                .map(known -> known.show(value, zone))
                .orElse("");
    }
}
