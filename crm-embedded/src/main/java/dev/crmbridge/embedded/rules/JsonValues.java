package dev.crmbridge.embedded.rules;

import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Table;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Converts JSON values to column values by type; limits are checked elsewhere. */
public final class JsonValues {
    private JsonValues() {}

    /**
     * The value for the column; null for JSON null and for a text that is empty.
     *
     * @throws dev.crmbridge.embedded.error.CrmException 0x80048d19 when the JSON type does not fit
     */
    public static @Nullable Object convert(Table table, Column column, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        try {
            return switch (column.type()) {
                case TEXT, MEMO, ENTITY_NAME ->
                    value.isString() ? blankToNull(value.asString()) : mismatch(column, value);
                case INTEGER, BIGINT, CHOICE, STATE, STATUS ->
                    value.isIntegralNumber() && value.canConvertToLong()
                            ? (Object) value.asLong()
                            : mismatch(column, value);
                case DECIMAL, MONEY -> value.isNumber() ? value.decimalValue() : mismatch(column, value);
                case BOOLEAN -> value.isBoolean() ? (Object) value.asBoolean() : mismatch(column, value);
                case GUID, LOOKUP -> value.isString() ? guid(value.asString()) : mismatch(column, value);
                case DATETIME -> value.isString() ? instant(value.asString()) : mismatch(column, value);
                case DATE -> value.isString() ? LocalDate.parse(value.asString()) : mismatch(column, value);
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw PayloadReader.payloadError(
                    table,
                    "Cannot convert the literal '" + shortened(value) + "' to the expected type '"
                            + column.type().edm() + "' of '" + column.name() + "'.");
        }
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Object mismatch(Column column, JsonNode value) {
        throw new IllegalArgumentException(column.name() + " does not take " + value.getNodeType());
    }

    private static UUID guid(String text) {
        String bare = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        if (bare.length() != 36) {
            throw new IllegalArgumentException("not a GUID");
        }
        return UUID.fromString(bare);
    }

    private static Instant instant(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        }
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String shortened(JsonNode value) {
        String text = value.isString() ? value.asString() : value.toString();
        return text.length() > 50 ? text.substring(0, 50) + "…" : text;
    }
}
