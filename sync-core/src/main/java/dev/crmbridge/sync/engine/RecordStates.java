package dev.crmbridge.sync.engine;

import dev.crmbridge.sync.RecordState;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The state of a record in the CRM's words (entity references, state and status reason). Pure. */
final class RecordStates {
    private RecordStates() {}

    /**
     * @param base what both sides agreed on last
     * @return null when the status is not known
     */
    static @Nullable RecordState of(Snapshot base) {
        FieldRegistry registry = FieldRegistry.of(base.table());
        if (!(base.value(registry.status().name()) instanceof FieldValue.Status status)) {
            return null;
        }
        return new RecordState(
                word(registry, status), registry.status().show(status, ZoneOffset.UTC), registry.closed(base));
    }

    private static String word(FieldRegistry registry, FieldValue.Status status) {
        return switch (status.state()) {
            case 0 -> registry.isContact() ? "Active" : "Open";
            case 1 -> registry.isContact() ? "Inactive" : "Completed";
            case 2 -> "Canceled";
            case 3 -> "Scheduled";
            default -> "State " + status.state();
        };
    }
}
