package dev.crmbridge.embedded.rules;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.LookupTarget;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns a JSON body into checked values.
 *
 * <p>Columns that only the server writes (created on, full name and so on) are accepted and left alone, as Dataverse
 * does, so that a client may send back a row it has read.
 */
public final class PayloadReader {
    private static final String BIND = "@odata.bind";

    private final Schema schema;
    private final ReferenceResolver resolver;

    /**
     * @param schema the hosted tables
     * @param resolver finds rows named by address
     */
    public PayloadReader(Schema schema, ReferenceResolver resolver) {
        this.schema = schema;
        this.resolver = resolver;
    }

    /**
     * Reads a body for {@code table}.
     *
     * @param creating whether a row is to be created; lookups of several rows at once are allowed only then
     * @throws CrmException 0x80048d19 for an unknown property or a value of the wrong type
     */
    public Payload read(Table table, JsonNode body, boolean creating) {
        if (!body.isObject()) {
            throw payloadError(table, "The body must be one JSON object.");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Map<String, List<Payload>> children = new LinkedHashMap<>();
        body.properties().forEach(entry -> property(table, entry, creating, values, children));
        return new Payload(values, children);
    }

    private void property(
            Table table,
            Map.Entry<String, JsonNode> entry,
            boolean creating,
            Map<String, @Nullable Object> values,
            Map<String, List<Payload>> children) {
        String name = entry.getKey();
        JsonNode value = entry.getValue();
        if (name.endsWith(BIND)) {
            bind(table, name.substring(0, name.length() - BIND.length()), value, values);
            return;
        }
        if (name.indexOf('@') >= 0) {
            return;
        }
        Optional<Column> column = table.columnByWireName(name);
        if (column.isPresent()) {
            plain(table, column.get(), value, creating, values);
            return;
        }
        Optional<Column> lookup = table.lookupByNavigation(name);
        if (lookup.isPresent() && value.isNull()) {
            if (creating ? lookup.get().creatable() : lookup.get().updatable()) {
                values.put(lookup.get().name(), null);
            }
            return;
        }
        Optional<Relationship> collection = schema.collection(table, name);
        if (collection.isPresent() && value.isArray()) {
            children.put(name, children(collection.get(), value));
            return;
        }
        throw payloadError(table, unknown(table, name));
    }

    private static void plain(
            Table table, Column column, JsonNode value, boolean creating, Map<String, @Nullable Object> values) {
        if (column.type() == ColumnType.LOOKUP) {
            if (column.creatable() || column.updatable()) {
                throw payloadError(
                        table,
                        "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead. '"
                                + column.wireName() + "' cannot be written.");
            }
            return;
        }
        Object converted = JsonValues.convert(table, column, value);
        if (creating ? column.creatable() : column.updatable()) {
            values.put(column.name(), converted);
        }
    }

    private void bind(Table table, String navigation, JsonNode value, Map<String, @Nullable Object> values) {
        Column column =
                table.lookupByNavigation(navigation).orElseThrow(() -> payloadError(table, unknown(table, navigation)));
        if (!column.creatable() && !column.updatable()) {
            return;
        }
        if (value.isNull()) {
            values.putIfAbsent(column.name(), null);
            return;
        }
        if (!value.isString()) {
            throw payloadError(table, "'" + navigation + BIND + "' must be the address of a row or null.");
        }
        LookupTarget target = column.targetByNavigation(navigation).orElseThrow();
        Reference reference = resolver.resolve(value.asString());
        if (!reference.table().equals(target.table())) {
            throw payloadError(
                    table,
                    "'" + navigation + "' points to rows of '" + target.table() + "', not of '" + reference.table()
                            + "'.");
        }
        values.put(column.name(), reference);
    }

    private List<Payload> children(Relationship relationship, JsonNode array) {
        List<Payload> rows = new ArrayList<>();
        for (JsonNode element : array) {
            rows.add(read(relationship.referencing(), element, true));
        }
        return rows;
    }

    private static String unknown(Table table, String name) {
        return "Invalid property '" + name
                + "' was found in entity 'Microsoft.Dynamics.CRM." + table.name()
                + "'. Could not find a property named '" + name + "' on type 'Microsoft.Dynamics.CRM." + table.name()
                + "'.";
    }

    /** The error for a body that cannot be understood. */
    static CrmException payloadError(Table table, String problem) {
        return CrmError.PAYLOAD.with("Error identified in Payload provided by the user for Entity :'" + table.setName()
                + "', For more information on this error please follow this help link"
                + " https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException :"
                + " Microsoft.OData.ODataException: " + problem);
    }
}
