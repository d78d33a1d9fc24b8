package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.schema.Column;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns column values into the text of an input and back; times in the zone of the person. */
record FieldText(ZoneId zone) {
    /** A text that is no value of the column. */
    static final class NotAValue extends Exception {
        private static final long serialVersionUID = 1L;

        NotAValue(String message) {
            super(message);
        }
    }

    static FormField.Control control(Column column) {
        return switch (column.type()) {
            case MEMO -> FormField.Control.MEMO;
            case INTEGER, BIGINT, DECIMAL, MONEY -> FormField.Control.NUMBER;
            case DATETIME -> FormField.Control.DATETIME;
            case DATE -> FormField.Control.DATE;
            case CHOICE, STATE, STATUS -> FormField.Control.CHOICE;
            case BOOLEAN -> FormField.Control.FLAG;
            default -> FormField.Control.TEXT;
        };
    }

    /** @return text of the input for a value of the API */
    String shown(Column column, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (control(column)) {
            case DATETIME ->
                Instant.parse(value.asString())
                        .atZone(zone)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
            case MEMO -> value.asString().replace("\r\n", "\n");
            default -> value.asString();
        };
    }

    /**
     * @param text what the input holds
     * @param before the value the column has
     * @return the value for the API; {@code before} itself when the text still shows it, so that seconds and line ends survive
     */
    JsonNode read(Column column, String label, String text, JsonNode before) throws NotAValue {
        String trimmed = text.replace("\r\n", "\n").strip();
        if (trimmed.equals(shown(column, before).strip())) {
            return before.isMissingNode() ? JsonNodeFactory.instance.nullNode() : before;
        }
        if (trimmed.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        try {
            return switch (control(column)) {
                case DATETIME ->
                    JsonNodeFactory.instance.stringNode(LocalDateTime.parse(trimmed)
                            .atZone(zone)
                            .toInstant()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString());
                case NUMBER -> JsonNodeFactory.instance.numberNode(new java.math.BigDecimal(trimmed));
                case CHOICE -> JsonNodeFactory.instance.numberNode(Integer.parseInt(trimmed));
                default -> JsonNodeFactory.instance.stringNode(trimmed);
            };
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            throw new NotAValue("“" + trimmed + "” is not a value of " + label + ".");
        }
    }
}
