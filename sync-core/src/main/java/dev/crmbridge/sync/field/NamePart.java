package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import java.util.Optional;

/** A part of a contact's name. It always goes both ways (field map of contacts: Full Name, fixed). */
final class NamePart extends PersonText {
    NamePart(String column, String label, ItemField itemField, int limit) {
        super(column, label, itemField, limit);
    }

    @Override
    public Optional<Choice> choice() {
        return Optional.empty();
    }
}
