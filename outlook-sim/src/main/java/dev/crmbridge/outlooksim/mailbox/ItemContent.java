package dev.crmbridge.outlooksim.mailbox;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an item holds, apart from its identity and place. Immutable.
 *
 * @param values properties; an absent key means none
 * @param userFields user fields by name, in alphabetical order
 * @param recipients recipients or attendees in order
 * @param recurrence how it repeats, null when it does not
 */
public record ItemContent(
        Map<PropertyKey, PropertyValue> values,
        Map<String, UserField> userFields,
        List<SimRecipient> recipients,
        @Nullable Recurrence recurrence) {
    public ItemContent {
        values = Map.copyOf(values);
        Map<String, UserField> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(userFields);
        userFields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        recipients = List.copyOf(recipients);
    }

    /** @return content without anything in it */
    public static ItemContent blank() {
        return new ItemContent(Map.of(), Map.of(), List.of(), null);
    }

    /** @return the value of {@code key}, empty when none */
    public Optional<PropertyValue> value(PropertyKey key) {
        return Optional.ofNullable(values.get(key));
    }

    /** @return the text of {@code key}, empty text when none or not a text */
    public String text(PropertyKey key) {
        return values.get(key) instanceof PropertyValue.Text text ? text.value() : "";
    }

    /** @return the number of {@code key}, {@code otherwise} when none or not a whole number */
    public int number(PropertyKey key, int otherwise) {
        return values.get(key) instanceof PropertyValue.Int number ? number.value() : otherwise;
    }

    /** @return whether {@code key} is set to yes */
    public boolean flag(PropertyKey key) {
        return values.get(key) instanceof PropertyValue.Flag flag && flag.value();
    }

    /** @return the categories in order, empty when none */
    public List<String> categories() {
        return values.get(Fields.CATEGORIES) instanceof PropertyValue.Texts texts ? texts.value() : List.of();
    }

    /** @return the user field of that name without regard to case, empty when none */
    public Optional<UserField> userField(String name) {
        UserField exact = userFields.get(name); // nearly always written alike
        if (exact != null) {
            return Optional.of(exact);
        }
        return userFields.values().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** @return a copy with {@code key} set; no rule applied */
    public ItemContent with(PropertyKey key, PropertyValue value) {
        Map<PropertyKey, PropertyValue> next = new HashMap<>(values);
        next.put(key, value);
        return new ItemContent(next, userFields, recipients, recurrence);
    }

    /** @return a copy in which {@code key} has no value; no rule applied */
    public ItemContent without(PropertyKey key) {
        Map<PropertyKey, PropertyValue> next = new HashMap<>(values);
        next.remove(key);
        return new ItemContent(next, userFields, recipients, recurrence);
    }

    /** @return a copy with {@code field} set, replacing one of the same name */
    public ItemContent with(UserField field) {
        Map<String, UserField> next = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        next.putAll(userFields);
        next.remove(field.name());
        next.put(field.name(), field);
        return new ItemContent(values, next, recipients, recurrence);
    }

    /** @return a copy without the user field {@code name} */
    public ItemContent withoutUserField(String name) {
        Map<String, UserField> next = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        next.putAll(userFields);
        next.remove(name);
        return new ItemContent(values, next, recipients, recurrence);
    }

    /** @return a copy with other recipients */
    public ItemContent withRecipients(List<SimRecipient> next) {
        return new ItemContent(values, userFields, next, recurrence);
    }

    /** @return a copy that repeats as given, null for not at all */
    public ItemContent withRecurrence(@Nullable Recurrence next) {
        return new ItemContent(values, userFields, recipients, next);
    }
}
