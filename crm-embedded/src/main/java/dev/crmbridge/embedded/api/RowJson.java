package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.LookupTarget;
import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes rows as Dataverse does: annotations before their value, dates without fractions, lookups as plain ids. */
final class RowJson {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.US);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US).withZone(java.time.ZoneOffset.UTC);

    private final Preferences preferences;
    private final NameFinder names;

    RowJson(Preferences preferences, NameFinder names) {
        this.preferences = preferences;
        this.names = names;
    }

    /**
     * The row.
     *
     * @param select names as in {@code $select}; empty = all columns
     */
    ObjectNode write(Row row, List<String> select) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@odata.etag", row.etag());
        Table table = row.table();
        if (select.isEmpty()) {
            table.columns().values().forEach(column -> put(json, row, column));
            if (table.name().equals("systemuser")) {
                json.put("ownerid", row.id().toString());
            }
        } else {
            for (String name : select) {
                Columns.readable(table, name).ifPresent(column -> put(json, row, column));
            }
            if (!json.has(table.primaryId())) {
                json.put(table.primaryId(), row.id().toString());
            }
        }
        return json;
    }

    /** Puts one column with its annotations. */
    void put(ObjectNode json, Row row, Column column) {
        String name = column.wireName();
        Object value = row.get(column.name());
        if (value != null) {
            annotate(json, name, column, value);
        }
        set(json, name, value);
    }

    private void annotate(ObjectNode json, String name, Column column, Object value) {
        if (preferences.annotations().isEmpty()) {
            return;
        }
        if (preferences.wants(Preferences.FORMATTED)) {
            formatted(column, value).ifPresent(text -> json.put(name + "@" + Preferences.FORMATTED, text));
        }
        if (value instanceof Reference reference) {
            if (preferences.wants(Preferences.NAVIGATION)) {
                column.targets().stream()
                        .filter(t -> t.table().equals(reference.table()))
                        .findFirst()
                        .map(LookupTarget::navigation)
                        .ifPresent(navigation -> json.put(name + "@" + Preferences.NAVIGATION, navigation));
            }
            if (preferences.wants(Preferences.LOOKUP_TABLE)) {
                json.put(name + "@" + Preferences.LOOKUP_TABLE, reference.table());
            }
        }
    }

    private Optional<String> formatted(Column column, Object value) {
        if (value instanceof Reference reference) {
            return names.nameOf(reference);
        }
        if (column.type().hasOptions() && value instanceof Long number) {
            return column.option(number).map(Option::label);
        }
        if (column.type() == ColumnType.ENTITY_NAME) {
            return names.label(value.toString());
        }
        if (value instanceof Boolean yes) {
            return Optional.of(yes ? "Yes" : "No");
        }
        if (value instanceof Instant instant) {
            return Optional.of(MOMENT.format(instant));
        }
        if (value instanceof LocalDate day) {
            return Optional.of(DAY.format(day));
        }
        if (value instanceof BigDecimal number) {
            return Optional.of(String.format(Locale.US, "%,.2f", number));
        }
        return value instanceof Long number ? Optional.of(String.format(Locale.US, "%,d", number)) : Optional.empty();
    }

    /** Puts a bare value. */
    static void set(ObjectNode json, String name, @Nullable Object value) {
        if (value == null) {
            json.putNull(name);
        } else if (value instanceof Long number) {
            json.put(name, number.longValue());
        } else if (value instanceof BigDecimal number) {
            json.put(name, number);
        } else if (value instanceof Boolean yes) {
            json.put(name, yes.booleanValue());
        } else {
            json.put(name, text(value));
        }
    }

    /** A value as text. */
    static String text(Object value) {
        return value instanceof Reference reference ? reference.id().toString() : value.toString();
    }
}
