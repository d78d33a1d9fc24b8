package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.schema.Column;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of any column as text, for tables that keep values of many columns. Reading gives exactly what was written. */
final class ValueText {
    private ValueText() {}

    /** The text; null for an empty column. */
    static @Nullable String of(@Nullable Object value) {
        if (value instanceof Reference reference) {
            return reference.table() + ":" + reference.id();
        }
        return value == null ? null : value.toString();
    }

    /** The value that {@link #of} made the text of. */
    static @Nullable Object read(Column column, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (column.type()) {
            case INTEGER, BIGINT, CHOICE, STATE, STATUS -> Long.valueOf(text);
            case DECIMAL, MONEY -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case GUID -> UUID.fromString(text);
            case DATETIME -> Instant.parse(text);
            case DATE -> LocalDate.parse(text);
            case LOOKUP -> {
                int colon = text.indexOf(':');
                yield new Reference(text.substring(0, colon), UUID.fromString(text.substring(colon + 1)));
            }
            case TEXT, MEMO, ENTITY_NAME -> text;
        };
    }
}
