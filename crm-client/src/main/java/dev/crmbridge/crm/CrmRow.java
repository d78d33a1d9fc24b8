package dev.crmbridge.crm;

import java.util.List;
import java.util.Map;

/**
 * One record as read.
 *
 * @param etag version to be compared for equality only
 * @param values the columns asked for; lookups under their column name (not {@code _x_value})
 * @param parties activity parties; empty when not asked for or none
 * @param labels what the CRM calls the values of choices, by column; a choice without one is not told
 */
public record CrmRow(
        RecordRef ref,
        String etag,
        Map<String, CrmValue> values,
        List<ActivityParty> parties,
        Map<String, String> labels) {
    /** Without labels of choices. */
    public CrmRow(RecordRef ref, String etag, Map<String, CrmValue> values, List<ActivityParty> parties) {
        this(ref, etag, values, parties, Map.of());
    }

    public CrmRow {
        labels = Map.copyOf(labels);
        values = Map.copyOf(values);
        parties = List.copyOf(parties);
    }

    /** @return the column's value; {@link CrmValue#NONE} when absent */
    public CrmValue value(String column) {
        return values.getOrDefault(column, CrmValue.NONE);
    }
}
