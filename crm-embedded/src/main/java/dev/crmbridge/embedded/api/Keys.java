package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.odata.Literal;
import dev.crmbridge.embedded.odata.LiteralParser;
import dev.crmbridge.embedded.odata.ODataSyntaxException;
import dev.crmbridge.embedded.odata.ResourcePath;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.AlternateKey;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import dev.crmbridge.embedded.sqlite.Tx;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads keys in brackets: a GUID, the primary key by name, or an alternate key. */
final class Keys {
    /**
     * The key of one row.
     *
     * @param id primary key; null when the row is named by an alternate key
     * @param values values of the alternate key; empty when named by primary key
     */
    record RowKey(@Nullable UUID id, Map<String, Object> values) {
        /** The primary key; empty when no row has the alternate key. */
        Optional<UUID> resolve(Tx tx, Table table) {
            if (id != null) {
                return Optional.of(id);
            }
            return SqliteRows.findBy(tx, table, values).stream().findFirst().map(Row::id);
        }

        /** The error when there is no such row. */
        CrmException missing(Table table) {
            if (id != null) {
                return CrmError.OBJECT_DOES_NOT_EXIST.with(
                        "Entity '" + table.name() + "' With Id = " + id + " Does Not Exist");
            }
            return CrmError.RECORD_NOT_FOUND_BY_KEY.with(
                    "A record with the specified key values does not exist in " + table.name() + " entity");
        }
    }

    RowKey read(Table table, ResourcePath.Segment segment, Function<ResourcePath.Argument, String> valueOf) {
        List<ResourcePath.Argument> arguments = segment.brackets().orElse(List.of());
        if (arguments.size() == 1
                && (arguments.get(0).name() == null
                        || table.primaryId().equals(arguments.get(0).name()))) {
            return new RowKey(guid(table, valueOf.apply(arguments.get(0))), Map.of());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (ResourcePath.Argument argument : arguments) {
            String name = argument.name();
            Column column = name == null ? null : table.columnByWireName(name).orElse(null);
            if (column == null) {
                throw invalid(table);
            }
            values.put(column.name(), value(table, column, valueOf.apply(argument)));
        }
        Set<String> names = values.keySet();
        for (AlternateKey key : table.keys()) {
            if (Set.copyOf(key.columns()).equals(names)) {
                return new RowKey(null, values);
            }
        }
        throw invalid(table);
    }

    private static UUID guid(Table table, String text) {
        Literal literal = parse(table, text);
        if (literal.value() instanceof UUID id) {
            return id;
        }
        if (literal.value() instanceof String quoted && quoted.length() == 36) {
            return guid(table, quoted);
        }
        throw invalid(table);
    }

    private static Object value(Table table, Column column, String text) {
        Object value = parse(table, text).value();
        if (column.type().isText() && value instanceof String) {
            return value;
        }
        if (column.type().isNumber() && value instanceof BigDecimal number) {
            return number.longValue();
        }
        if (column.type() == ColumnType.GUID && value instanceof UUID) {
            return value;
        }
        if (column.type() == ColumnType.LOOKUP && value instanceof UUID id) {
            return new Reference(column.targets().get(0).table(), id);
        }
        throw invalid(table);
    }

    private static Literal parse(Table table, String text) {
        try {
            return LiteralParser.parse(text);
        } catch (ODataSyntaxException e) {
            throw invalid(table);
        }
    }

    private static CrmException invalid(Table table) {
        String type = "'Microsoft.Dynamics.CRM." + table.name() + "'";
        return CrmError.KEY_NOT_DEFINED.with("The key in the request URI is not valid for resource " + type
                + ". Ensure that the names and number of key properties match the declared or alternate key properties for"
                + " the resource " + type + ".");
    }
}
