package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.ConflictView;
import java.net.URI;
import java.util.function.Function;

/**
 * A field changed on both sides, with both values.
 *
 * @param since ISO-8601, UTC
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
        String since) {
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
                view.since().toString());
    }
}
