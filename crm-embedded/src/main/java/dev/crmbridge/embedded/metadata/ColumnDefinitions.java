package dev.crmbridge.embedded.metadata;

import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.LookupTarget;
import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Table;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Definitions of columns. Source: Dataverse Web API, AttributeMetadata and its derived types. */
final class ColumnDefinitions {
    private ColumnDefinitions() {}

    static ObjectNode of(Table table, Column column) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String type = attributeType(column);
        json.put("@odata.type", "#Microsoft.Dynamics.CRM." + castName(column) + "AttributeMetadata");
        json.put("LogicalName", column.name());
        json.put("SchemaName", column.name());
        json.put("EntityLogicalName", table.name());
        json.put("MetadataId", MetadataIds.of("attribute", table.name() + "." + column.name()));
        json.put("AttributeType", type);
        json.putObject("AttributeTypeName").put("Value", type + "Type");
        json.set("DisplayName", Labels.label(column.name()));
        json.set("Description", Labels.label(""));
        json.put("IsPrimaryId", column.name().equals(table.primaryId()));
        json.put("IsPrimaryName", column.name().equals(table.identity().primaryName()));
        json.put("IsValidForCreate", column.creatable());
        json.put("IsValidForUpdate", column.updatable());
        json.put("IsValidForRead", true);
        json.put("IsCustomAttribute", false);
        json.put("IsLogical", false);
        json.put("IsSecured", false);
        json.putNull("AttributeOf");
        json.putObject("RequiredLevel")
                .put("Value", column.required().metadataName())
                .put("CanBeChanged", false)
                .put("ManagedPropertyLogicalName", "canmodifyrequirementlevelsettings");
        typed(table, column, json);
        return json;
    }

    private static void typed(Table table, Column column, ObjectNode json) {
        switch (column.type()) {
            case TEXT, MEMO -> json.put("MaxLength", column.limits().maxLength());
            case INTEGER, BIGINT, DECIMAL, MONEY ->
                json.put("MinValue", column.limits().min())
                        .put("MaxValue", column.limits().max());
            case DATETIME -> dates(json, "DateAndTime", "UserLocal");
            case DATE -> dates(json, "DateOnly", "DateOnly");
            case BOOLEAN -> {
                json.put("DefaultValue", Boolean.TRUE.equals(column.defaultValue()));
                json.set("OptionSet", yesNo(table, column));
            }
            case CHOICE, STATE, STATUS -> {
                if (column.defaultValue() instanceof Long value) {
                    json.put("DefaultFormValue", value);
                }
                json.set("OptionSet", options(table, column));
            }
            case LOOKUP -> {
                ArrayNode targets = json.putArray("Targets");
                column.targets().stream().map(LookupTarget::table).forEach(targets::add);
            }
            case GUID, ENTITY_NAME -> {
                // nothing beyond what all columns have
            }
        }
    }

    private static void dates(ObjectNode json, String format, String behavior) {
        json.put("Format", format);
        json.putObject("DateTimeBehavior").put("Value", behavior);
    }

    private static ObjectNode set(Table table, Column column, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("MetadataId", MetadataIds.of("optionset", table.name() + "." + column.name()))
                .put("Name", table.name() + "_" + column.name())
                .put("OptionSetType", type)
                .put("IsGlobal", false)
                .put("IsCustomOptionSet", false);
    }

    private static ObjectNode options(Table table, Column column) {
        ObjectNode set = set(table, column, column.type().metadataName());
        ArrayNode options = set.putArray("Options");
        for (Option option : column.options()) {
            ObjectNode json = option(option.value(), option.label());
            if (column.type() == ColumnType.STATE) {
                json.put("DefaultStatus", option.defaultStatus()).put("InvariantName", option.label());
            } else if (column.type() == ColumnType.STATUS) {
                json.put("State", option.state()).putNull("TransitionData");
            }
            options.add(json);
        }
        return set;
    }

    private static ObjectNode yesNo(Table table, Column column) {
        ObjectNode set = set(table, column, "Boolean");
        set.set("TrueOption", option(1, "Yes"));
        set.set("FalseOption", option(0, "No"));
        return set;
    }

    private static ObjectNode option(int value, String label) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("Value", value);
        json.set("Label", Labels.label(label));
        json.set("Description", Labels.label(""));
        return json.putNull("Color")
                .put("IsManaged", true)
                .putNull("MetadataId")
                .putNull("HasChanged");
    }

    /** Name of the derived metadata type, without its suffix. */
    static String castName(Column column) {
        return switch (column.type()) {
            case GUID -> "UniqueIdentifier";
            default -> column.type().metadataName();
        };
    }

    private static String attributeType(Column column) {
        return switch (column.name()) {
            case "ownerid" -> "Owner";
            case "customerid", "parentcustomerid" -> "Customer";
            default -> column.type().metadataName();
        };
    }
}
