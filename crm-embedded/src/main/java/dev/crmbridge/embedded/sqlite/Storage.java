package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.Table;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values lie in the database: GUIDs, dates and times as text that sorts correctly, yes/no as 1/0. */
final class Storage {
    /** Suffix of the column that says to which table a polymorphic lookup points. */
    static final String TYPE_SUFFIX = "_type";

    private Storage() {}

    static String quoted(String name) {
        return '"' + name + '"';
    }

    /** The value as the driver takes it; null stays null. */
    static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof UUID || value instanceof Instant || value instanceof LocalDate) {
            return value.toString();
        }
        if (value instanceof Boolean yes) {
            return yes ? 1L : 0L;
        }
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        if (value instanceof Reference reference) {
            return reference.id().toString();
        }
        return value;
    }

    /** Comma-separated columns to select, each qualified by {@code alias}. */
    static String selection(Table table, String alias) {
        StringBuilder sql = new StringBuilder();
        for (Column column : table.columns().values()) {
            sql.append(sql.length() == 0 ? "" : ", ").append(alias).append('.').append(quoted(column.name()));
            if (column.isPolymorphic()) {
                sql.append(", ").append(alias).append('.').append(quoted(column.name() + TYPE_SUFFIX));
            }
        }
        return sql.toString();
    }

    /** Reads a line whose first columns are {@link #selection}. */
    static Row row(Table table, ResultSet line) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        int index = 1;
        for (Column column : table.columns().values()) {
            Object value = value(column, line, index++);
            if (column.isPolymorphic()) {
                String type = line.getString(index++);
                value = value == null || type == null ? null : new Reference(type, ((Reference) value).id());
            }
            if (value != null) {
                values.put(column.name(), value);
            }
        }
        return new Row(table, values);
    }

    private static @Nullable Object value(Column column, ResultSet line, int index) throws SQLException {
        if (line.getObject(index) == null) {
            return null;
        }
        ColumnType type = column.type();
        return switch (type) {
            case GUID -> UUID.fromString(line.getString(index));
            case TEXT, MEMO, ENTITY_NAME -> line.getString(index);
            case INTEGER, BIGINT, CHOICE, STATE, STATUS -> line.getLong(index);
            case DECIMAL, MONEY -> BigDecimal.valueOf(line.getDouble(index));
            case BOOLEAN -> line.getLong(index) != 0;
            case DATETIME -> Instant.parse(line.getString(index));
            case DATE -> LocalDate.parse(line.getString(index));
            case LOOKUP ->
                new Reference(
                        column.targets().get(0).table(),
                        UUID.fromString(line.getString(index).toLowerCase(Locale.ROOT)));
        };
    }
}
