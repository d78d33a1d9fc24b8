package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;

/** Where an appointment takes place (appointment table: 200 characters). */
final class Location extends TextField {
    Location() {
        super("location", "Location", ItemField.LOCATION, 200, false);
    }

    @Override
    public String meaningOfEmpty() {
        return "Empty on one side is empty on the other.";
    }
}
