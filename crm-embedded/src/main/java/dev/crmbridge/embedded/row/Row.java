package dev.crmbridge.embedded.row;

import dev.crmbridge.embedded.schema.Table;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a hosted table. Immutable.
 *
 * <p>Values by logical name: {@link UUID}, {@link String}, {@link Long} (whole numbers and options), {@link
 * java.math.BigDecimal}, {@link Boolean}, {@link Instant} (whole seconds), {@link java.time.LocalDate} or {@link
 * Reference}. An absent name is an empty column.
 *
 * @param table the table
 * @param values values that are not empty
 */
public record Row(Table table, Map<String, Object> values) {
    /** Copies the values. */
    public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Primary key. */
    public UUID id() {
        return (UUID) required(table.primaryId());
    }

    /** Itself as a reference. */
    public Reference reference() {
        return new Reference(table.name(), id());
    }

    /** Version number; 0 for a row that was never stored. */
    public long version() {
        return number("versionnumber").orElse(0L);
    }

    /** Entity tag as it appears on the wire. */
    public String etag() {
        return "W/\"" + version() + "\"";
    }

    /** The value, null when empty. */
    public @Nullable Object get(String column) {
        return values.get(column);
    }

    /** A text; empty when the column is. */
    public Optional<String> text(String column) {
        return Optional.ofNullable((String) values.get(column));
    }

    /** A whole number or option value; empty when the column is. */
    public Optional<Long> number(String column) {
        return Optional.ofNullable((Long) values.get(column));
    }

    /** A point in time; empty when the column is. */
    public Optional<Instant> instant(String column) {
        return Optional.ofNullable((Instant) values.get(column));
    }

    /** A lookup; empty when the column is. */
    public Optional<Reference> lookup(String column) {
        return Optional.ofNullable((Reference) values.get(column));
    }

    /** Whether a yes/no column says yes. */
    public boolean yes(String column) {
        return Boolean.TRUE.equals(values.get(column));
    }

    /** Whether the table has the column at all. */
    public boolean columnsHave(String column) {
        return table.columns().containsKey(column);
    }

    /** The row after changes; a null value empties the column. */
    public Row with(Map<String, @Nullable Object> changes) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        changes.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        return new Row(table, merged);
    }

    private Object required(String column) {
        Object value = values.get(column);
        if (value == null) {
            throw new IllegalStateException("row without " + column);
        }
        return value;
    }
}
