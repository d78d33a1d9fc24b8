package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.odata.LiteralParser;
import dev.crmbridge.embedded.odata.TypeName;
import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a user may do, asked through functions bound to the user. Source: Dataverse Web API function reference. */
final class UserFunctions {
    private final Records records;
    private final Addresses addresses;
    private final JsonMapper mapper;

    UserFunctions(Records records, Addresses addresses, JsonMapper mapper) {
        this.records = records;
        this.addresses = addresses;
        this.mapper = mapper;
    }

    /** By table and function name. */
    Map<String, BoundOperation> operations() {
        Map<String, BoundOperation> operations = new LinkedHashMap<>();
        operations.put("systemuser.RetrieveUserPrivileges", this::privileges);
        operations.put("systemuser.RetrieveUserPrivilegeByPrivilegeName", this::privilege);
        operations.put("systemuser.RetrievePrincipalAccess", this::access);
        return operations;
    }

    private Caller userOf(Tx tx, Row user) {
        return SqliteSecurity.user(tx, user.id())
                .map(SqliteSecurity.User::caller)
                .orElseThrow();
    }

    private ApiResponse privileges(Tx tx, Call call, Row user) {
        Caller caller = userOf(tx, user);
        return answer(call, "RetrieveUserPrivilegesResponse", caller, caller.privileges());
    }

    private ApiResponse privilege(Tx tx, Call call, Row user) {
        String name =
                String.valueOf(LiteralParser.parse(named(call, "PrivilegeName")).value());
        Caller caller = userOf(tx, user);
        Depth depth = caller.depth(name);
        return answer(
                call,
                "RetrieveUserPrivilegeByPrivilegeNameResponse",
                caller,
                depth == Depth.NONE ? Map.of() : Map.of(name, depth));
    }

    private static ApiResponse answer(Call call, String type, Caller caller, Map<String, Depth> privileges) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", call.request().root() + "$metadata#Microsoft.Dynamics.CRM." + type);
        ArrayNode list = body.putArray("RolePrivileges");
        new TreeMap<>(privileges)
                .forEach((name, depth) -> list.addObject()
                        .put("Depth", depth.wireName())
                        .put("PrivilegeId", AccessRules.privilegeId(name).toString())
                        .put("BusinessUnitId", caller.unitId().toString())
                        .put("PrivilegeName", name));
        return ApiResponse.json(200, body.toString());
    }

    private ApiResponse access(Tx tx, Call call, Row user) {
        Reference target = target(tx, call, named(call, "Target"));
        Caller caller = userOf(tx, user);
        Row row = records.find(tx, records.schema().get(target.table()), target.id())
                .orElseThrow(() -> CrmError.OBJECT_DOES_NOT_EXIST.with(
                        "Entity '" + target.table() + "' With Id = " + target.id() + " Does Not Exist"));
        String rights = Arrays.stream(Access.values())
                .filter(access -> access != Access.CREATE)
                .filter(access -> AccessRules.allows(caller, access, row))
                .map(Access::right)
                .collect(Collectors.joining(", "));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put(
                "@odata.context",
                call.request().root() + "$metadata#Microsoft.Dynamics.CRM.RetrievePrincipalAccessResponse");
        body.put("AccessRights", rights.isEmpty() ? "None" : rights);
        return ApiResponse.json(200, body.toString());
    }

    private Reference target(Tx tx, Call call, String text) {
        try {
            JsonNode json = mapper.readTree(text);
            if (json.path("@odata.id").isString()) {
                return addresses
                        .resolver(tx, call.session())
                        .resolve(json.get("@odata.id").asString());
            }
            for (Map.Entry<String, JsonNode> entry : json.properties()) {
                String table = TypeName.of(json.path("@odata.type").asString(""));
                if (entry.getKey()
                        .equals(records.schema()
                                .table(table)
                                .map(t -> t.primaryId())
                                .orElse(""))) {
                    return new Reference(table, UUID.fromString(entry.getValue().asString()));
                }
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw CrmError.INVALID_ARGUMENT.with("Target must be {\"@odata.id\":\"set(id)\"}.");
        }
        throw CrmError.INVALID_ARGUMENT.with("Target must be {\"@odata.id\":\"set(id)\"}.");
    }

    private static String named(Call call, String name) {
        return call.named(name)
                .orElseThrow(() -> CrmError.INVALID_ARGUMENT.with("Required field '" + name + "' missing."));
    }
}
