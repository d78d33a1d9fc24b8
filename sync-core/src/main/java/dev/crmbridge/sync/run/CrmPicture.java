package dev.crmbridge.sync.run;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a poll told about the linked records.
 *
 * @param rows records that were read, changed or asked for
 * @param suspects records that should have been there and were not; to be read one by one before anything is concluded
 */
record CrmPicture(Map<RecordRef, CrmRow> rows, Set<RecordRef> suspects) {
    CrmPicture {
        rows = Map.copyOf(rows);
        suspects = Set.copyOf(suspects);
    }

    @Nullable
    CrmRow row(RecordRef ref) {
        return rows.isEmpty() ? null : rows.get(ref);
    }

    boolean isSuspect(RecordRef ref) {
        return !suspects.isEmpty() && suspects.contains(ref);
    }
}
