package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column that refers to another record. Pure.
 *
 * @param column logical name of the column, also the field's name
 */
record Lookups(String column) {
    /**
     * @param base last agreed values, or null before there are any
     * @return the reference; the base's where the column is absent, or where the row says the same record without its name
     */
    FieldValue read(CrmRow row, @Nullable Snapshot base) {
        FieldValue before = base == null ? FieldValue.NONE : base.value(column);
        if (!row.values().containsKey(column)) {
            return before;
        }
        if (!(row.value(column) instanceof CrmValue.Lookup lookup)) {
            return FieldValue.NONE;
        }
        boolean nameUntold = lookup.name() == null
                && before instanceof FieldValue.Reference known
                && known.target().equals(lookup.target());
        return nameUntold ? before : new FieldValue.Reference(lookup.target(), lookup.name());
    }
}
