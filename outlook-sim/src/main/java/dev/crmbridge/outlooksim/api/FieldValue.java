package dev.crmbridge.outlooksim.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * The value of one field of a request, not null.
 *
 * @param name the field, for messages
 */
record FieldValue(String name, JsonNode node) {
    String text() {
        if (!node.isString()) {
            throw BadField.of(name, "must be a text.");
        }
        return node.asString();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw BadField.of(name, "must be true or false.");
        }
        return node.asBoolean();
    }

    int number(int lowest, int highest) {
        if (!node.isInt() || node.asInt() < lowest || node.asInt() > highest) {
            throw BadField.of(name, "must be a whole number from " + lowest + " to " + highest + ".");
        }
        return node.asInt();
    }

    int choice(Enumeration of) {
        OptionalInt number = node.isInt()
                ? OptionalInt.of(node.asInt())
                : node.isString() ? of.numberOf(node.asString()) : OptionalInt.empty();
        if (number.isEmpty() || !of.has(number.getAsInt())) {
            throw BadField.of(name, "must be one of " + of.choices() + ".");
        }
        return number.getAsInt();
    }

    LocalDate day() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException unreadable) {
            throw BadField.of(name, "must be a day like 2026-12-01.");
        }
    }

    /** @return the moment; a day alone means its first moment in {@code zone} */
    Instant moment(ZoneId zone) {
        String text = text();
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw BadField.of(name, "must be a time with offset like 2026-12-01T09:00:00+01:00.");
        }
    }
}
