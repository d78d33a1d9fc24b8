package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A field that Outlook shows and never sends (field map of service activities: all directions fixed to Outlook). */
record FromCrm(Field field) implements Field {
    @Override
    public String name() {
        return field.name();
    }

    @Override
    public String label() {
        return field.label();
    }

    @Override
    public Direction direction() {
        return Direction.TO_OUTLOOK;
    }

    @Override
    public List<String> columns() {
        return field.columns();
    }

    @Override
    public Set<ItemField> itemFields() {
        return field.itemFields();
    }

    @Override
    public String meaningOfEmpty() {
        return field.meaningOfEmpty();
    }

    @Override
    public FieldValue fromOutlook(OutlookItem item, @Nullable Snapshot base) {
        return field.fromOutlook(item, base);
    }

    @Override
    public FieldValue fromCrm(CrmRow row, ZoneId zone, @Nullable Snapshot base) {
        return field.fromCrm(row, zone, base);
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        field.toOutlook(wanted, draft);
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        // never: an edit of such an item stays in Outlook
    }

    @Override
    public boolean alike(Snapshot shown, Snapshot wanted, ZoneId zone) {
        return field.alike(shown, wanted, zone);
    }

    @Override
    public boolean isProgress() {
        return field.isProgress();
    }

    @Override
    public String show(FieldValue value, ZoneId zone) {
        return field.show(value, zone);
    }
}
