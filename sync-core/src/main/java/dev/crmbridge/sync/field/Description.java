package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;

/** Notes of the item as plain text. Pictures and embedded objects cannot travel. */
final class Description extends TextField {
    /** @param limit what the table takes (activity tables of the Web API: 2,000; appointment 1,048,576) */
    Description(int limit) {
        super("description", "Description", ItemField.BODY, limit, true);
    }

    @Override
    public String meaningOfEmpty() {
        return "Empty on one side is empty on the other. Line ends and blanks at the end do not count as a change.";
    }
}
