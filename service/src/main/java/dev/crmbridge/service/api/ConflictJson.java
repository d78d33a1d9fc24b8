package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ConflictView;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/**
 * A field that waits for a choice, with both values.
 *
 * @param since ISO-8601, UTC
 * @param code {@code conflict}, or {@code possible-duplicates} when Outlook's value would make a duplicate
 * @param duplicates records that may be the same, as far as they are known locally
 */
record ConflictJson(
        String id,
        String item,
        String subject,
        RecordJson record,
        String field,
        String before,
        String outlook,
        String crm,
        String since,
        String code,
        List<MatchJson> duplicates) {
    static ConflictJson of(ConflictView view, Function<RecordRef, URI> urls) {
        return new ConflictJson(
                view.id(),
                view.item().entryId(),
                view.subject(),
                RecordJson.of(view.record(), urls),
                view.field(),
                view.before(),
                view.outlook(),
                view.crm(),
                view.since().toString(),
                view.code().word(),
                view.duplicates().stream()
                        .map(match -> new MatchJson(RecordJson.of(match.ref(), urls), match.name(), match.rule()))
                        .toList());
    }

    /** A record that may be the same. */
    record MatchJson(RecordJson record, String name, String rule) {}
}
