package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.rules.DerivedValues;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A row as it would be after what a person entered, for being shown; nothing is stored. */
final class EnteredRow {
    private EnteredRow() {}

    /**
     * @param before the row with its display texts; an empty object for a new one
     * @param entered values by column, with the annotations of lookups
     */
    static ObjectNode of(Table table, JsonNode before, JsonNode entered) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        before.properties().forEach(each -> row.set(each.getKey(), each.getValue()));
        for (Map.Entry<String, JsonNode> each : entered.properties()) {
            put(table, row, each.getKey(), each.getValue());
        }
        Map<String, Object> sources = new LinkedHashMap<>();
        table.columns().values().forEach(column -> {
            Object source = source(column, row.path(column.name()));
            if (source != null) {
                sources.put(column.name(), source);
            }
        });
        DerivedValues.following(new Row(table, sources))
                .forEach((name, value) -> put(
                        table,
                        row,
                        name,
                        value == null
                                ? JsonNodeFactory.instance.nullNode()
                                : JsonNodeFactory.instance.stringNode(value.toString())));
        return row;
    }

    /** What other columns follow from: texts and times. */
    private static @Nullable Object source(Column column, JsonNode value) {
        if (!value.isString()) {
            return null;
        }
        return switch (column.type()) {
            case TEXT -> value.asString();
            case DATETIME -> Instant.parse(value.asString());
            default -> null;
        };
    }

    private static void put(Table table, ObjectNode row, String name, JsonNode value) {
        row.set(name, value);
        row.remove(name + Reading.TEXT);
        Column column = table.column(name).orElse(null);
        if (column == null || value.isNull()) {
            return;
        }
        if (column.type() == ColumnType.BOOLEAN) {
            row.put(name + Reading.TEXT, value.asBoolean() ? "Yes" : "No");
        } else if (column.type().hasOptions()) {
            column.option(value.asLong()).ifPresent(option -> row.put(name + Reading.TEXT, option.label()));
        }
    }
}
