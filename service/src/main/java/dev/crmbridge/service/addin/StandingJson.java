package dev.crmbridge.service.addin;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.service.api.BarredJson;
import dev.crmbridge.service.api.RecordJson;
import dev.crmbridge.service.api.RecordStateJson;
import dev.crmbridge.sync.ItemStanding;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.track.OfferedTables;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an item stands, as the ribbon shows it.
 *
 * @param state word of {@link dev.crmbridge.sync.ItemRow.State}
 * @param trackedAs table of the linked record, or null
 * @param recordState state of the linked record, or null
 * @param offered tables the kind can be tracked as, the default first
 * @param question operation that waits for an answer, or null
 * @param problem last problem in words, or null
 * @param barred commands that are not possible, because of the item, its record or the security role
 */
record StandingJson(
        String entryId,
        String state,
        @Nullable String trackedAs,
        @Nullable RecordJson record,
        @Nullable RecordStateJson recordState,
        @Nullable TargetJson regarding,
        @Nullable TargetJson parent,
        List<String> offered,
        @Nullable String question,
        @Nullable String problem,
        List<BarredJson> barred) {
    static StandingJson of(ItemStanding standing, ItemKind kind, Function<RecordRef, URI> urls) {
        RecordJson record = RecordJson.of(standing.record());
        return new StandingJson(
                standing.item().entryId(),
                standing.state().word(),
                record == null ? null : record.entity(),
                record,
                RecordStateJson.of(standing.recordState()),
                TargetJson.of(standing.regarding(), urls),
                TargetJson.of(standing.parent(), urls),
                OfferedTables.of(kind),
                standing.question(),
                standing.problem(),
                BarredJson.all(standing.barred()));
    }
}
