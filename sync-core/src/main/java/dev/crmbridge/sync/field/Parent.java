package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.Set;

/**
 * The account or contact that a contact belongs to. Set with Set Parent or in the CRM; Outlook shows its name as the company, and a
 * change of that text in Outlook stays there (field map of contacts: the company is fixed).
 */
final class Parent extends ReferenceField {
    static final String NAME = "parentcustomerid";

    Parent() {
        super(NAME, "Company Name");
    }

    @Override
    public Set<ItemField> itemFields() {
        return Set.of(ItemField.COMPANY);
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        super.toOutlook(wanted, draft);
        String name = show(wanted.value(NAME), draft.zone());
        if (!name.isEmpty()) {
            draft.set(ItemField.COMPANY, ItemValue.text(name));
        }
    }

    @Override
    public String meaningOfEmpty() {
        return "Belongs to nothing. The company in Outlook then stays as it is.";
    }
}
