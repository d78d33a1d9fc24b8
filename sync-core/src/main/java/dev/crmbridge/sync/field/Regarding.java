package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import java.util.Set;

/**
 * What the activity is about. Set with Set Regarding or in the CRM; Outlook shows the record's name in the item's mark, and a
 * change of that text in Outlook means nothing.
 */
final class Regarding extends ReferenceField {
    static final String NAME = "regardingobjectid";

    Regarding() {
        super(NAME, "Regarding");
    }

    @Override
    public Set<ItemField> itemFields() {
        return Set.of();
    }

    @Override
    public String meaningOfEmpty() {
        return "Regarding nothing. Outlook shows the record's name only.";
    }
}
