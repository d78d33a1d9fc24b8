package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.DepartureView;
import dev.crmbridge.sync.plan.DepartureChoice;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/**
 * A tracked pair of which one side was deleted.
 *
 * @param left {@code record} or {@code item}
 * @param question code of why it is asked; {@code deletion-declined} when it is kept apart by choice
 * @param version another one once something else is asked about the pair; sent back with a choice, so that the choice is about what was shown
 */
record DeletionJson(
        String item,
        String subject,
        RecordJson record,
        String left,
        String question,
        boolean asks,
        List<String> choices,
        String version) {
    static DeletionJson of(DepartureView view, Function<RecordRef, URI> urls) {
        return new DeletionJson(
                view.item().entryId(),
                view.subject(),
                RecordJson.of(view.record(), urls),
                view.recordLeft() ? "record" : "item",
                view.question().word(),
                view.asks(),
                view.offered().stream().map(DepartureChoice::word).sorted().toList(),
                view.version());
    }
}
