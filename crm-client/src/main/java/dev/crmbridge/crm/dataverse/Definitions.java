package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * Names of tables and of the navigation properties lookups are written by: built in for stock tables, otherwise asked
 * for once and remembered (Dataverse Web API, "Query table definitions"). Thread-safe.
 */
final class Definitions {
    /** ObjectDoesNotExist and QueryBuilderNoEntity. Source: Dataverse, "Web service error codes". */
    private static final Set<String> NO_TABLE = Set.of("0x80040217", "0x80041102");

    private final WebApi api;
    private final URI root;
    private final Map<String, Table> tables = new ConcurrentHashMap<>();
    private final Map<String, List<Relationship>> relationships = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> secured = new ConcurrentHashMap<>();

    private record Relationship(String column, String target, String navigation) {}

    Definitions(WebApi api, URI root) {
        this.api = api;
        this.root = root;
    }

    /** @throws CallFailed when the CRM does not know the table */
    Table table(String entity) {
        Table known = KnownTables.table(entity);
        return known != null ? known : tables.computeIfAbsent(entity, this::askForTable);
    }

    boolean isLookup(String entity, String column) {
        if (KnownTables.isLookup(column)) {
            return true;
        }
        boolean unknown = KnownTables.isCustom(column) || !KnownTables.isStock(entity);
        return unknown
                && relationships(entity).stream().anyMatch(each -> each.column().equals(column));
    }

    /**
     * @return the navigation property that sets {@code column} to a record of type {@code target}
     * @throws CallFailed when the column cannot point there
     */
    String navigation(String entity, String column, String target) {
        if (column.equals("regardingobjectid")
                && KnownTables.ACTIVITIES.contains(entity)
                && KnownTables.REGARDING.contains(target)) {
            return column + "_" + target + "_" + entity;
        } else if (KnownTables.CUSTOMERS.contains(column) && (target.equals("account") || target.equals("contact"))) {
            return column + "_" + target;
        } else if (column.equals("ownerid") || column.equals("partyid")) {
            return column.equals("ownerid") ? column : column + "_" + target;
        } else if (KnownTables.soleTarget(column).equals(target) && !KnownTables.ACTIVITIES.contains(entity)) {
            return column;
        }
        return relationships(entity).stream()
                .filter(each -> each.column().equals(column) && each.target().equals(target))
                .map(Relationship::navigation)
                .findFirst()
                .orElseThrow(() -> new CallFailed(new CrmFailure.Rejected(
                        "no-such-lookup", "“" + column + "” of " + entity + " cannot refer to a " + target + ".")));
    }

    /** @return a navigation property that empties {@code column}; every branch of a lookup empties all of it */
    String anyNavigation(String entity, String column) {
        if (KnownTables.CUSTOMERS.contains(column) || column.equals("regardingobjectid")) {
            return navigation(entity, column, "account");
        }
        String sole = KnownTables.soleTarget(column);
        if (!sole.isEmpty()) {
            return navigation(entity, column, sole);
        }
        return relationships(entity).stream()
                .filter(each -> each.column().equals(column))
                .map(Relationship::navigation)
                .findFirst()
                .orElse(column);
    }

    /**
     * Whether not everybody who may read the record may read this column of it (Dataverse, "Column-level security": a column the user may
     * not read is returned without value).
     *
     * @throws CallFailed when the CRM does not say so now
     */
    boolean isSecured(String entity, String column) {
        return secured.computeIfAbsent(entity, this::askForSecured).contains(column);
    }

    private Set<String> askForSecured(String entity) {
        Set<String> found = new HashSet<>();
        JsonNode json = ask("EntityDefinitions(LogicalName='" + entity + "')/Attributes"
                + "?$select=LogicalName&$filter=IsSecured%20eq%20true");
        json.path("value").forEach(each -> found.add(each.path("LogicalName").asString("")));
        return Set.copyOf(found);
    }

    private List<Relationship> relationships(String entity) {
        return relationships.computeIfAbsent(entity, this::askForRelationships);
    }

    private Table askForTable(String entity) {
        JsonNode json;
        try {
            json = ask("EntityDefinitions(LogicalName='" + entity
                    + "')?$select=LogicalName,EntitySetName,PrimaryIdAttribute,PrimaryNameAttribute");
        } catch (CallFailed failed) {
            // The code says that something does not exist; asked for a definition, it can only be the table.
            throw NO_TABLE.contains(failed.failure().code())
                    ? new CallFailed(new CrmFailure.Rejected(
                            CrmFailure.Rejected.NO_SUCH_TABLE, "The CRM has no table “" + entity + "”."))
                    : failed;
        }
        return new Table(
                entity,
                json.path("EntitySetName").asString(""),
                json.path("PrimaryIdAttribute").asString(""),
                json.path("PrimaryNameAttribute").asString(""));
    }

    private List<Relationship> askForRelationships(String entity) {
        List<Relationship> found = new ArrayList<>();
        JsonNode json = ask("EntityDefinitions(LogicalName='" + entity + "')/ManyToOneRelationships"
                + "?$select=ReferencingAttribute,ReferencedEntity,ReferencingEntityNavigationPropertyName");
        for (JsonNode each : json.path("value")) {
            found.add(new Relationship(
                    each.path("ReferencingAttribute").asString(""),
                    each.path("ReferencedEntity").asString(""),
                    each.path("ReferencingEntityNavigationPropertyName").asString("")));
        }
        return List.copyOf(found);
    }

    private JsonNode ask(String path) {
        if (!path.matches("EntityDefinitions\\(LogicalName='[a-z0-9_]+'\\).*")) {
            throw new CallFailed(
                    new CrmFailure.Rejected(CrmFailure.Rejected.NO_SUCH_TABLE, "That is not the name of a table."));
        }
        return api.sendForSuccess(CrmOperation.METADATA, ApiRequest.get(root.resolve(path)), Intent.QUERY)
                .json();
    }
}
