package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column that refers to another record. It is set by a command or in the CRM; what Outlook shows of it means nothing there. */
abstract class ReferenceField implements Field {
    private final String column;
    private final String label;

    /**
     * @param column logical name of the column, also the field's name
     * @param label name for people
     */
    ReferenceField(String column, String label) {
        this.column = column;
        this.label = label;
    }

    @Override
    public final String name() {
        return column;
    }

    @Override
    public final String label() {
        return label;
    }

    @Override
    public final Direction direction() {
        return Direction.TO_OUTLOOK;
    }

    @Override
    public final List<String> columns() {
        return List.of(column);
    }

    @Override
    public final FieldValue fromOutlook(OutlookItem item, @Nullable Snapshot base) {
        return base == null ? FieldValue.NONE : base.value(column);
    }

    /** @return the reference; the base's where the column is absent, or where the row says the same record without its name */
    @Override
    public final FieldValue fromCrm(CrmRow row, ZoneId zone, @Nullable Snapshot base) {
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

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        draft.regarding(
                wanted.value(column) instanceof FieldValue.Reference reference ? show(reference, draft.zone()) : null);
    }

    @Override
    public final void toCrm(FieldValue value, CrmDraft draft) {
        draft.set(
                column,
                value instanceof FieldValue.Reference reference
                        ? new CrmValue.Lookup(reference.target(), reference.name())
                        : CrmValue.NONE);
    }
}
