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
import java.util.Collection;
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

    /** All columns of a table, comma-separated, each qualified by {@code alias}. */
    static String selection(Table table, String alias) {
        return selection(table.columns().values(), alias);
    }

    /** Comma-separated columns to select, each qualified by {@code alias}. */
    static String selection(Collection<Column> columns, String alias) {
        StringBuilder sql = new StringBuilder();
        for (Column column : columns) {
            sql.append(sql.length() == 0 ? "" : ", ").append(alias).append('.').append(quoted(column.name()));
            if (column.isPolymorphic()) {
                sql.append(", ").append(alias).append('.').append(quoted(column.name() + TYPE_SUFFIX));
            }
        }
        return sql.toString();
    }

    /** Reads a line whose first columns are all of the table. */
    static Row row(Table table, ResultSet line) throws SQLException {
        return row(table, table.columns().values(), line);
    }

    /** Reads a line whose first columns are the {@link #selection} of {@code columns}; others are empty in the row. */
    static Row row(Table table, Collection<Column> columns, ResultSet line) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        int index = 1;
        for (Column column : columns) {
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
        ColumnType type = column.type();
        return switch (type) {
            case INTEGER, BIGINT, CHOICE, STATE, STATUS -> present(line.getLong(index), line);
            case DECIMAL, MONEY -> {
                double number = line.getDouble(index);
                yield line.wasNull() ? null : BigDecimal.valueOf(number);
            }
            case BOOLEAN -> present(line.getLong(index) != 0, line);
            case GUID, TEXT, MEMO, ENTITY_NAME, DATETIME, DATE, LOOKUP -> {
                String text = line.getString(index);
                yield text == null ? null : ofText(column, text);
            }
        };
    }

    private static @Nullable Object present(Object value, ResultSet line) throws SQLException {
        return line.wasNull() ? null : value;
    }

    private static Object ofText(Column column, String text) {
        return switch (column.type()) {
            case GUID -> UUID.fromString(text);
            case DATETIME -> Instant.parse(text);
            case DATE -> LocalDate.parse(text);
            case LOOKUP ->
                new Reference(column.targets().get(0).table(), UUID.fromString(text.toLowerCase(Locale.ROOT)));
            default -> text;
        };
    }
}
