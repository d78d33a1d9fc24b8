package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;

/** One line of text of a contact, such as a name, an address or a telephone number (field map of contacts). */
class PersonText extends TextField {
    /**
     * @param column CRM column, also the field's name
     * @param label what the CRM's form calls it
     * @param itemField Outlook's field
     * @param limit longest text the column takes, in UTF-16 units (contact table of the Web API)
     */
    PersonText(String column, String label, ItemField itemField, int limit) {
        super(column, label, itemField, limit, false);
    }

    @Override
    public String meaningOfEmpty() {
        return "Empty on one side is empty on the other.";
    }
}
