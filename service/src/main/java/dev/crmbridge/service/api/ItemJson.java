package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ItemRow;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of items.
 *
 * @param start ISO-8601 with offset, or null
 * @param end ISO-8601 with offset, or null
 * @param due {@code YYYY-MM-DD}, or null
 * @param state word of {@link ItemRow.State}
 * @param lastError last problem in words, or null
 */
record ItemJson(
        String id,
        String kind,
        String subject,
        @Nullable String start,
        @Nullable String end,
        @Nullable String due,
        String state,
        @Nullable RecordJson record,
        @Nullable RegardingJson regarding,
        @Nullable String lastError) {
    static ItemJson of(ItemRow row, Function<RecordRef, URI> urls, ZoneId zone) {
        return new ItemJson(
                row.ref().entryId(),
                row.kind().word(),
                row.subject(),
                moment(row.start(), zone),
                moment(row.end(), zone),
                row.due() == null ? null : row.due().toString(),
                row.state().word(),
                row.record() == null ? null : RecordJson.of(row.record(), urls),
                RegardingJson.of(row.regarding()),
                row.lastError());
    }

    private static @Nullable String moment(@Nullable Instant at, ZoneId zone) {
        return at == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }
}
