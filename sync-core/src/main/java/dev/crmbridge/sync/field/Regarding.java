package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the activity is about. Set with Set Regarding or in the CRM; Outlook shows the record's name in the item's mark, and a
 * change of that text in Outlook means nothing.
 */
final class Regarding implements Field {
    static final String NAME = "regardingobjectid";

    private static final Lookups COLUMN = new Lookups(NAME);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "Regarding";
    }

    @Override
    public Direction direction() {
        return Direction.TO_OUTLOOK;
    }

    @Override
    public List<String> columns() {
        return List.of(NAME);
    }

    @Override
    public Set<ItemField> itemFields() {
        return Set.of();
    }

    @Override
    public FieldValue fromOutlook(OutlookItem item, @Nullable Snapshot base) {
        return base == null ? FieldValue.NONE : base.value(NAME);
    }

    @Override
    public FieldValue fromCrm(CrmRow row, ZoneId zone, @Nullable Snapshot base) {
        return COLUMN.read(row, base);
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        draft.regarding(
                wanted.value(NAME) instanceof FieldValue.Reference reference ? show(reference, draft.zone()) : null);
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        draft.set(
                NAME,
                value instanceof FieldValue.Reference reference
                        ? new CrmValue.Lookup(reference.target(), reference.name())
                        : CrmValue.NONE);
    }

    @Override
    public String meaningOfEmpty() {
        return "Regarding nothing. Outlook shows the record's name only.";
    }
}
