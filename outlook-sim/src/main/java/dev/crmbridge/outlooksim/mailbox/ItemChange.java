package dev.crmbridge.outlooksim.mailbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One edit of an item; the coupling rules of {@link ItemRules} follow from it. */
public sealed interface ItemChange {
    /** Gives a property a value. */
    record SetValue(PropertyKey key, PropertyValue value) implements ItemChange {}

    /** Takes a property's value away; for dates this means "none". */
    record ClearValue(PropertyKey key) implements ItemChange {}

    /** Adds or replaces a user field. */
    record SetUserField(UserField field) implements ItemChange {}

    /** Removes a user field; nothing happens when there is none. */
    record RemoveUserField(String name) implements ItemChange {}

    /** Replaces all recipients. */
    record SetRecipients(List<SimRecipient> recipients) implements ItemChange {
        public SetRecipients {
            recipients = List.copyOf(recipients);
        }
    }

    /** Makes the item repeat, or not with null. */
    record SetRecurrence(@Nullable Recurrence recurrence) implements ItemChange {}

    /** @return a change that sets a text */
    static ItemChange text(PropertyKey key, String value) {
        return new SetValue(key, new PropertyValue.Text(value));
    }

    /** @return a change that sets a whole number */
    static ItemChange number(PropertyKey key, int value) {
        return new SetValue(key, new PropertyValue.Int(value));
    }

    /** @return a change that sets a flag */
    static ItemChange flag(PropertyKey key, boolean value) {
        return new SetValue(key, new PropertyValue.Flag(value));
    }

    /** @return a change that sets the categories */
    static ItemChange categories(List<String> names) {
        return new SetValue(Fields.CATEGORIES, new PropertyValue.Texts(names));
    }
}
