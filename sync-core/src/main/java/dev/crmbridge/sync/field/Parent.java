package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account or contact that a contact belongs to. Set with Set Parent or in the CRM; Outlook shows its name as the company, and a
 * change of that text in Outlook stays there (field map of contacts: the company is fixed).
 */
final class Parent implements Field {
    static final String NAME = "parentcustomerid";

    private static final Lookups COLUMN = new Lookups(NAME);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "Company Name";
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
        return Set.of(ItemField.COMPANY);
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
        boolean known = wanted.value(NAME) instanceof FieldValue.Reference;
        String name = known ? show(wanted.value(NAME), draft.zone()) : "";
        draft.regarding(known ? name : null);
        if (!name.isEmpty()) {
            draft.set(ItemField.COMPANY, ItemValue.text(name));
        }
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
        return "Belongs to nothing. The company in Outlook then stays as it is.";
    }
}
