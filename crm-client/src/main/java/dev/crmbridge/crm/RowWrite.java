package dev.crmbridge.crm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Columns to be written.
 *
 * @param values only the columns to change; {@link CrmValue#NONE} empties one
 * @param parties the complete new list of activity parties, or null to leave them alone
 */
public record RowWrite(
        Map<String, CrmValue> values, @Nullable List<ActivityParty> parties) {
    public RowWrite {
        values = Map.copyOf(values);
        parties = parties == null ? null : List.copyOf(parties);
    }

    /** @return a write of columns only */
    public static RowWrite columns(Map<String, CrmValue> values) {
        return new RowWrite(values, null);
    }
}
