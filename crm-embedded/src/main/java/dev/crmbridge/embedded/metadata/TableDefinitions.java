package dev.crmbridge.embedded.metadata;

import dev.crmbridge.embedded.schema.AlternateKey;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Relationship;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Definitions of tables, their relationships and keys. Source: Dataverse Web API, EntityMetadata.
 *
 * @param schema the hosted tables
 */
public record TableDefinitions(Schema schema) {
    /** All tables, without columns and relationships. */
    public List<ObjectNode> tables() {
        return schema.tables().stream().map(TableDefinitions::table).toList();
    }

    /** One table, without columns and relationships. */
    static ObjectNode table(Table table) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String name = table.name();
        json.put("MetadataId", id(table));
        json.put("LogicalName", name);
        json.put("SchemaName", name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1));
        json.put("EntitySetName", table.setName());
        json.put("LogicalCollectionName", table.setName());
        json.put("CollectionSchemaName", table.setName());
        json.put("PrimaryIdAttribute", table.primaryId());
        json.put("PrimaryNameAttribute", table.identity().primaryName());
        json.put("ObjectTypeCode", table.identity().typeCode());
        json.set("DisplayName", Labels.label(table.identity().labels().singular()));
        json.set("DisplayCollectionName", Labels.label(table.identity().labels().plural()));
        json.set("Description", Labels.label(""));
        json.put("OwnershipType", table.ownership().metadataName());
        json.put("IsActivity", table.activity());
        json.put("IsActivityParty", table.name().equals("activityparty"));
        json.put("ActivityTypeMask", table.activity() ? 1 : 0);
        json.put("IsPrivate", false);
        json.put("IsCustomEntity", false);
        json.put("IsIntersect", false);
        json.put("IsManaged", true);
        json.put("ChangeTrackingEnabled", false);
        json.set("CanChangeTrackingBeEnabled", Labels.managed(false, true, "canchangetrackingbeenabled"));
        json.put("IsOptimisticConcurrencyEnabled", true);
        json.put("IsValidForAdvancedFind", true);
        json.set(
                "IsDuplicateDetectionEnabled",
                Labels.managed(table.detectable(), table.detectable(), "canmodifyduplicatedetectionsettings"));
        privileges(table, json.putArray("Privileges"));
        return json;
    }

    private static void privileges(Table table, ArrayNode list) {
        boolean owned = table.ownership() == Table.Ownership.USER;
        for (Access access : Access.values()) {
            String privilege = access.privilege(table);
            list.addObject()
                    .put("Name", privilege)
                    .put("PrivilegeId", AccessRules.privilegeId(privilege).toString())
                    .put("PrivilegeType", access.word())
                    .put("CanBeBasic", owned)
                    .put("CanBeLocal", owned)
                    .put("CanBeDeep", owned)
                    .put("CanBeGlobal", true);
        }
    }

    /** Id of a table's definition. */
    public static String id(Table table) {
        return MetadataIds.of("entity", table.name());
    }

    /** Columns of a table. */
    public List<ObjectNode> columns(Table table) {
        return table.columns().values().stream()
                .map(column -> ColumnDefinitions.of(table, column))
                .toList();
    }

    /** Columns of a table that have a derived metadata type, for example {@code Picklist}. */
    public List<ObjectNode> columns(Table table, String cast) {
        return table.columns().values().stream()
                .filter(column -> ColumnDefinitions.castName(column).equals(cast))
                .map(column -> ColumnDefinitions.of(table, column))
                .toList();
    }

    /** Names of derived metadata types that can be asked for. */
    public static boolean isCast(String cast) {
        return Set.of(
                        "String",
                        "Memo",
                        "Integer",
                        "BigInt",
                        "Boolean",
                        "DateTime",
                        "Decimal",
                        "Double",
                        "Money",
                        "Lookup",
                        "Picklist",
                        "MultiSelectPicklist",
                        "State",
                        "Status",
                        "EntityName",
                        "UniqueIdentifier",
                        "Uniqueidentifier")
                .contains(cast);
    }

    /** Relationships in which the table is referenced. */
    public List<ObjectNode> oneToMany(Table table) {
        return schema.referencedBy(table).stream().map(this::relationship).toList();
    }

    /** Relationships in which the table holds the lookup. */
    public List<ObjectNode> manyToOne(Table table) {
        return schema.referencesOf(table).stream().map(this::relationship).toList();
    }

    /** All relationships. */
    public List<ObjectNode> relationships() {
        return schema.relationships().stream().map(this::relationship).toList();
    }

    private ObjectNode relationship(Relationship relationship) {
        String name = relationship.schemaName();
        Column lookup = relationship.lookup();
        return JsonNodeFactory.instance
                .objectNode()
                .put("@odata.type", "#Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata")
                .put("MetadataId", MetadataIds.of("relationship", name))
                .put("SchemaName", name)
                .put("RelationshipType", "OneToManyRelationship")
                .put("IsCustomRelationship", false)
                .put("ReferencedEntity", relationship.target().table())
                .put(
                        "ReferencedAttribute",
                        schema.get(relationship.target().table()).primaryId())
                .put("ReferencingEntity", relationship.referencing().name())
                .put("ReferencingAttribute", lookup.name())
                .put(
                        "ReferencingEntityNavigationPropertyName",
                        relationship.target().navigation())
                .put(
                        "ReferencedEntityNavigationPropertyName",
                        relationship.target().collection());
    }

    /** Alternate keys of a table. */
    public List<ObjectNode> keys(Table table) {
        return table.keys().stream().map(key -> key(table, key)).toList();
    }

    private static ObjectNode key(Table table, AlternateKey key) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("MetadataId", MetadataIds.of("key", table.name() + "." + key.name()))
                .put("LogicalName", key.name())
                .put("SchemaName", key.name())
                .put("EntityLogicalName", table.name())
                .put("EntityKeyIndexStatus", "Active");
        json.set("DisplayName", Labels.label(key.name()));
        ArrayNode columns = json.putArray("KeyAttributes");
        key.columns().forEach(columns::add);
        return json;
    }
}
