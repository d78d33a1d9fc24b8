package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.metadata.Csdl;
import dev.crmbridge.embedded.metadata.DefinitionView;
import dev.crmbridge.embedded.metadata.TableDefinitions;
import dev.crmbridge.embedded.odata.LiteralParser;
import dev.crmbridge.embedded.odata.Query;
import dev.crmbridge.embedded.odata.QueryParser;
import dev.crmbridge.embedded.odata.ResourcePath;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Table definitions, read only. Source: Dataverse Web API, "Query table definitions". */
final class Definitions {
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";
    private static final String CAST_END = "AttributeMetadata";

    private final Records records;
    private final Schema schema;
    private final TableDefinitions definitions;

    Definitions(Records records) {
        this.records = records;
        this.schema = records.schema();
        this.definitions = new TableDefinitions(schema);
    }

    Map<String, WebApi.Operation> operations() {
        Map<String, WebApi.Operation> operations = new LinkedHashMap<>();
        operations.put("$metadata", this::csdl);
        operations.put("EntityDefinitions", this::tables);
        operations.put("RelationshipDefinitions", this::relationships);
        operations.put("GlobalOptionSetDefinitions", this::globalOptionSets);
        return operations;
    }

    private ApiResponse csdl(Call call) {
        Directory.get(call);
        return new ApiResponse(200, Map.of("Content-Type", "application/xml"), Csdl.of(schema));
    }

    private ApiResponse globalOptionSets(Call call) {
        readOnly(call);
        if (call.segment(0).brackets().isPresent()) {
            throw CrmError.OBJECT_DOES_NOT_EXIST.with("There is no global option set of that name.");
        }
        return list(call, List.of(), "GlobalOptionSetDefinitions", d -> Map.of());
    }

    private ApiResponse relationships(Call call) {
        readOnly(call);
        return list(call, definitions.relationships(), "RelationshipDefinitions", d -> Map.of());
    }

    private static void readOnly(Call call) {
        if (!call.method().equals("GET")) {
            throw CrmError.NOT_IMPLEMENTED.with(
                    "Tables, columns, keys and relationships of this server cannot be changed.");
        }
    }

    /** Columns cannot be deleted; that a rule stands in the way is said first. */
    private void refuseDeletion(Call call) {
        boolean named = call.size() == 2
                && call.segment(1).name().equals("Attributes")
                && call.segment(1).brackets().isPresent();
        if (named && call.method().equals("DELETE")) {
            named(call, call.segment(0))
                    .ifPresent(table -> find(call, definitions.columns(table))
                            .ifPresent(column -> call.session().transactions().read(tx -> {
                                records.environment()
                                        .duplicates()
                                        .beforeColumnDelete(
                                                tx,
                                                table.name(),
                                                column.get("LogicalName").asString());
                                return column;
                            })));
        }
    }

    private ApiResponse tables(Call call) {
        refuseDeletion(call);
        readOnly(call);
        ResourcePath.Segment first = call.segment(0);
        if (first.brackets().isEmpty()) {
            return list(call, definitions.tables(), "EntityDefinitions", this::partsOf);
        }
        Table table = named(call, first)
                .orElseThrow(() ->
                        CrmError.OBJECT_DOES_NOT_EXIST.with("Could not find an entity with the given name or id."));
        if (call.size() == 1) {
            ObjectNode definition = definitions.tables().stream()
                    .filter(d -> d.get("LogicalName").asString().equals(table.name()))
                    .findFirst()
                    .orElseThrow();
            return single(call, definition, "EntityDefinitions", this::partsOf);
        }
        return part(call, table);
    }

    private Map<String, List<ObjectNode>> partsOf(ObjectNode definition) {
        Table table = schema.get(definition.get("LogicalName").asString());
        return Map.of(
                "Attributes", definitions.columns(table),
                "Keys", definitions.keys(table),
                "OneToManyRelationships", definitions.oneToMany(table),
                "ManyToOneRelationships", definitions.manyToOne(table),
                "ManyToManyRelationships", List.of());
    }

    private Optional<Table> named(Call call, ResourcePath.Segment segment) {
        List<ResourcePath.Argument> arguments = segment.brackets().orElse(List.of());
        if (arguments.size() != 1) {
            return Optional.empty();
        }
        String text = String.valueOf(
                LiteralParser.parse(call.argument(arguments.get(0))).value());
        return schema.tables().stream()
                .filter(t -> t.name().equals(text) || TableDefinitions.id(t).equals(text))
                .findFirst();
    }

    private ApiResponse part(Call call, Table table) {
        ResourcePath.Segment part = call.segment(1);
        List<ObjectNode> all = switch (part.name()) {
            case "Attributes" -> definitions.columns(table);
            case "Keys" -> definitions.keys(table);
            case "OneToManyRelationships" -> definitions.oneToMany(table);
            case "ManyToOneRelationships" -> definitions.manyToOne(table);
            case "ManyToManyRelationships" -> List.of();
            default -> throw Call.noSegment(part.name());
        };
        String context = "EntityDefinitions('" + table.name() + "')/" + part.name();
        if (part.brackets().isPresent()) {
            ObjectNode found = find(call, all)
                    .orElseThrow(() -> CrmError.OBJECT_DOES_NOT_EXIST.with("Could not find '" + name(call) + "' in "
                            + part.name() + " of entity " + table.name() + "."));
            return single(call, found, context, d -> Map.of());
        }
        if (call.size() == 2) {
            return list(call, all, context, d -> Map.of());
        }
        String cast = castOf(call.segment(2).name());
        return list(
                call,
                definitions.columns(table, cast),
                context + "/" + call.segment(2).name(),
                d -> Map.of());
    }

    /** The one of some parts that the second segment names. */
    private static Optional<ObjectNode> find(Call call, List<ObjectNode> all) {
        String name = name(call);
        return all.stream()
                .filter(d -> name.equals(d.path("LogicalName").asString(""))
                        || name.equals(d.path("SchemaName").asString(""))
                        || name.equals(d.get("MetadataId").asString()))
                .findFirst();
    }

    private static String name(Call call) {
        return String.valueOf(LiteralParser.parse(
                        call.argument(call.segment(1).brackets().orElseThrow().get(0)))
                .value());
    }

    private static String castOf(String segment) {
        if (segment.startsWith(NAMESPACE) && segment.endsWith(CAST_END)) {
            String cast = segment.substring(NAMESPACE.length(), segment.length() - CAST_END.length());
            if (TableDefinitions.isCast(cast)) {
                return cast.equals("Uniqueidentifier") ? "UniqueIdentifier" : cast;
            }
        }
        throw Call.noSegment(segment);
    }

    private static ApiResponse list(Call call, List<ObjectNode> all, String context, DefinitionView.Parts parts) {
        Query query = QueryParser.parse(call.options());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", call.request().root() + "$metadata#" + context);
        body.set("value", DefinitionView.list(all, query, parts));
        return ApiResponse.json(200, body.toString());
    }

    private static ApiResponse single(Call call, ObjectNode one, String context, DefinitionView.Parts parts) {
        Query query = QueryParser.parse(call.options());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", call.request().root() + "$metadata#" + context + "/$entity");
        body.setAll(DefinitionView.one(one, query, parts));
        return ApiResponse.json(200, body.toString());
    }
}
