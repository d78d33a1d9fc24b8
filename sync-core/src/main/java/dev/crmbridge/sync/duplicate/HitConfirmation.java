package dev.crmbridge.sync.duplicate;

import dev.crmbridge.crm.CrmResult;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.flow.Ports;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Asks the CRM about what the local check found, and takes over what it says. For the engine's thread. */
final class HitConfirmation {
    private final Ports ports;
    private final LocalDuplicates local;
    private final WrittenMeanwhile writtenMeanwhile;

    HitConfirmation(Ports ports, LocalDuplicates local, WrittenMeanwhile writtenMeanwhile) {
        this.ports = ports;
        this.local = local;
        this.writtenMeanwhile = writtenMeanwhile;
    }

    /**
     * One record that is still a duplicate is reason enough for a question, so more are read only when none of those is. When very many
     * are none any more, what is kept here is too old to go on, and the CRM, which is asked to look for duplicates when the record is
     * created, has the word.
     *
     * @param asked records that were read already
     */
    CompletableFuture<FoundDuplicates> of(RecordRef record, Map<String, CrmValue> values, Set<RecordRef> asked) {
        FoundDuplicates found = local.check(Lookup.of(record, values), FoundDuplicates.MOST);
        Map<String, Set<UUID>> wanted = HitReading.next(found.matches(), asked);
        if (wanted.isEmpty() || found.matches().stream().anyMatch(match -> asked.contains(match.ref()))) {
            return CompletableFuture.completedFuture(found);
        } else if (asked.size() >= FoundDuplicates.MOST) {
            return CompletableFuture.completedFuture(FoundDuplicates.NONE);
        }
        Map<String, Set<String>> columns = new HashMap<>();
        Set<RecordRef> all = new HashSet<>(asked);
        wanted.forEach((table, ids) -> {
            columns.put(table, local.columns(table));
            ids.forEach(id -> all.add(new RecordRef(table, id)));
        });
        writtenMeanwhile.begun();
        return ports.crm(crm -> HitReading.of(crm, wanted, columns)).thenCompose(result -> {
            if (result instanceof CrmResult.Ok<HitReading> ok) {
                take(ok.value().without(writtenMeanwhile.records()));
            }
            writtenMeanwhile.ended();
            return result.fold(
                    read -> of(record, values, all),
                    failure -> CompletableFuture.completedFuture(found.unconfirmed(failure.message())));
        });
    }

    private void take(HitReading read) {
        local.putAll(read.records());
        read.gone().forEach(local::remove);
        ports.storing(tx -> {
            tx.knownRecords().put(read.records());
            tx.knownRecords().remove(read.gone());
        });
    }
}
