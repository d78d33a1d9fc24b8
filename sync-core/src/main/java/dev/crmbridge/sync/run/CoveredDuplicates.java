package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.duplicate.DuplicateCheck;
import dev.crmbridge.sync.duplicate.FoundDuplicates;
import dev.crmbridge.sync.duplicate.Lookup;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import dev.crmbridge.sync.flow.Ports;
import dev.crmbridge.sync.store.Link;
import dev.crmbridge.sync.track.Payload;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Which possible duplicates a person saw and saved in spite of, for records that are linked. For the engine's thread. */
final class CoveredDuplicates {
    private final Ports ports;
    private final DuplicateCheck duplicates;
    private final ZoneId zone;

    CoveredDuplicates(Ports ports, DuplicateCheck duplicates, ZoneId zone) {
        this.ports = ports;
        this.duplicates = duplicates;
        this.zone = zone;
    }

    /**
     * Asks after the CRM refused a write because of duplicates.
     *
     * @return whether all of them are covered, so that nobody has to be asked about the write
     */
    CompletableFuture<CrmResult<Boolean>> coverAll(Link link, RowWrite write) {
        return ports.store(tx -> tx.links().covered(link.record()))
                .thenCompose(covered -> covered.isEmpty()
                        ? CompletableFuture.completedFuture(CrmResult.ok(false))
                        : duplicates
                                .askServerAboutChange(link.record(), write)
                                .thenApply(result -> result.map(found -> !found.isEmpty() && found.areAllIn(covered))));
    }

    /**
     * Tells what an answer covers: the candidates that are shown, and those that only the CRM can find and nobody can be shown. One that
     * became known here in this moment was not shown.
     */
    CompletableFuture<Set<RecordRef>> answered(Link link, Map<String, FieldValue> fields, RowWrite write) {
        Set<RecordRef> shown = known(link, fields);
        return duplicates.askServerAboutChange(link.record(), write).thenApply(result -> {
            Set<RecordRef> covered = new HashSet<>(result.fold(FoundDuplicates::records, failure -> Set.of()));
            covered.removeAll(known(link, fields));
            covered.addAll(shown);
            return covered;
        });
    }

    private Set<RecordRef> known(Link link, Map<String, FieldValue> fields) {
        Snapshot wanted = link.base().with(fields);
        return duplicates
                .checkChange(Lookup.of(
                        link.record(), Payload.of(wanted, zone).create().values()))
                .records();
    }
}
