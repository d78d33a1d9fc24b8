package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.UserField;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Which fields a script may set on which kind, in the order in which they are applied. Fields that depend on several values
 * (people, series, place) are not here.
 */
final class ItemFields {
    private static final Set<ItemKind> ALL = EnumSet.allOf(ItemKind.class);
    private static final Set<ItemKind> TIMED = EnumSet.of(ItemKind.APPOINTMENT, ItemKind.MEETING);
    private static final Set<ItemKind> TASKS = EnumSet.of(ItemKind.TASK);
    private static final Set<ItemKind> RECEIVED = EnumSet.of(ItemKind.MAIL, ItemKind.MEETING);

    private final List<ItemField> fields;

    ItemFields(ZoneId zone) {
        List<ItemField> all = new ArrayList<>(List.of(
                field("subject", ALL, Fields.SUBJECT, ItemFields::text),
                field("body", ALL, Fields.BODY, ItemFields::text),
                field("categories", ALL, Fields.CATEGORIES, ItemFields::categories),
                field("importance", ALL, Fields.IMPORTANCE, choice(Enumeration.IMPORTANCE)),
                field("sensitivity", ALL, Fields.SENSITIVITY, choice(Enumeration.SENSITIVITY)),
                field("start", TASKS, Fields.START_DATE, ItemFields::day),
                field("due", TASKS, Fields.DUE_DATE, ItemFields::day),
                field("status", TASKS, Fields.STATUS, choice(Enumeration.STATUS)),
                field(
                        "percentComplete",
                        TASKS,
                        Fields.PERCENT_COMPLETE,
                        value -> new PropertyValue.Int(value.number(0, 100))),
                field("completed", TASKS, Fields.DATE_COMPLETED, ItemFields::day),
                field("start", TIMED, Fields.START, value -> new PropertyValue.Moment(value.moment(zone))),
                field("end", TIMED, Fields.END, value -> new PropertyValue.Moment(value.moment(zone))),
                field("allDay", TIMED, Fields.ALL_DAY, ItemFields::flag),
                field("location", TIMED, Fields.LOCATION, ItemFields::text),
                field("busyStatus", TIMED, Fields.BUSY_STATUS, choice(Enumeration.BUSY_STATUS)),
                field("messageId", EnumSet.of(ItemKind.MAIL), Fields.MESSAGE_ID, ItemFields::text),
                field("unread", RECEIVED, Fields.UNREAD, ItemFields::flag),
                field(
                        "received",
                        RECEIVED,
                        Fields.RECEIVED_TIME,
                        value -> new PropertyValue.Moment(value.moment(zone)))));
        Set<ItemKind> contacts = EnumSet.of(ItemKind.CONTACT);
        for (ContactField contact : ContactField.values()) {
            all.add(field(contact.word(), contacts, contact.key(), ItemFields::text));
        }
        all.add(field("birthday", contacts, Fields.BIRTHDAY, ItemFields::day));
        all.add(field("anniversary", contacts, Fields.ANNIVERSARY, ItemFields::day));
        this.fields = List.copyOf(all);
    }

    /** @return the fields a kind has */
    List<ItemField> of(ItemKind kind) {
        return fields.stream().filter(field -> field.kinds().contains(kind)).toList();
    }

    /** @return whether any kind has that field */
    boolean knows(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /** @return the changes of {@code userProperties}: text, number, yes/no; null removes */
    static List<ItemChange> userProperties(FieldValue value) {
        if (!value.node().isObject()) {
            throw BadField.of(value.name(), "must map names to texts, numbers, true, false or null.");
        }
        List<ItemChange> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : value.node().properties()) {
            changes.add(userProperty(value.name(), property.getKey(), property.getValue()));
        }
        return changes;
    }

    private static ItemChange userProperty(String field, String name, JsonNode value) {
        if (name.isBlank()) {
            throw BadField.of(field, "must not have an empty name.");
        } else if (value.isNull()) {
            return new ItemChange.RemoveUserField(name);
        } else if (value.isString()) {
            return user(name, UserField.TEXT, new PropertyValue.Text(value.asString()));
        } else if (value.isBoolean()) {
            return user(name, UserField.YES_NO, new PropertyValue.Flag(value.asBoolean()));
        } else if (value.isInt()) {
            return user(name, UserField.INTEGER, new PropertyValue.Int(value.asInt()));
        } else if (value.isNumber()) {
            return user(name, UserField.NUMBER, new PropertyValue.Real(value.asDouble()));
        }
        throw BadField.of(field + "." + name, "must be a text, a number, true, false or null.");
    }

    private static ItemChange user(String name, int type, PropertyValue value) {
        return new ItemChange.SetUserField(new UserField(name, type, true, value));
    }

    private static ItemField field(
            String name, Set<ItemKind> kinds, PropertyKey key, Function<FieldValue, PropertyValue> read) {
        return new ItemField(name, kinds, key, read);
    }

    private static PropertyValue text(FieldValue value) {
        return new PropertyValue.Text(value.text());
    }

    private static PropertyValue flag(FieldValue value) {
        return new PropertyValue.Flag(value.flag());
    }

    private static PropertyValue day(FieldValue value) {
        return new PropertyValue.Day(value.day());
    }

    private static Function<FieldValue, PropertyValue> choice(Enumeration of) {
        return value -> new PropertyValue.Int(value.choice(of));
    }

    private static PropertyValue categories(FieldValue value) {
        if (!value.node().isArray()) {
            throw BadField.of(value.name(), "must be a list of names.");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode node : value.node()) {
            String name = new FieldValue(value.name(), node).text().strip();
            if (name.isEmpty() || name.contains(",") || name.contains(";")) {
                throw BadField.of(value.name(), "must hold names that are not empty and have no comma or semicolon.");
            }
            if (names.stream().noneMatch(name::equalsIgnoreCase)) {
                names.add(name);
            }
        }
        return new PropertyValue.Texts(names);
    }
}
