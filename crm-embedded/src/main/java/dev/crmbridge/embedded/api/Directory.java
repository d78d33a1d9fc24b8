package dev.crmbridge.embedded.api;

import dev.crmbridge.embedded.records.Records;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.sqlite.SqliteRows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The service document and the functions that say who and where one is. */
final class Directory {
    /** Version this server claims; the one its behavior follows. */
    static final String VERSION = "9.2.0.0";

    private final Records records;

    Directory(Records records) {
        this.records = records;
    }

    Map<String, WebApi.Operation> operations() {
        Map<String, WebApi.Operation> operations = new LinkedHashMap<>();
        operations.put("", this::serviceDocument);
        operations.put("WhoAmI", this::whoAmI);
        operations.put("RetrieveVersion", this::version);
        operations.put("RetrieveCurrentOrganization", this::organization);
        return operations;
    }

    /** Only GET. */
    static void get(Call call) {
        if (!call.method().equals("GET")) {
            throw call.notAllowed();
        }
    }

    private ApiResponse serviceDocument(Call call) {
        get(call);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", call.request().root() + "$metadata");
        ArrayNode sets = body.putArray("value");
        for (Table table : records.schema().tables()) {
            sets.addObject()
                    .put("name", table.setName())
                    .put("kind", "EntitySet")
                    .put("url", table.setName());
        }
        return ApiResponse.json(200, body.toString());
    }

    private static ObjectNode answer(Call call, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("@odata.context", call.request().root() + "$metadata#Microsoft.Dynamics.CRM." + type);
    }

    private ApiResponse whoAmI(Call call) {
        get(call);
        Caller caller = call.session().caller();
        ObjectNode body = answer(call, "WhoAmIResponse");
        body.put("BusinessUnitId", caller.unitId().toString());
        body.put("UserId", caller.userId().toString());
        body.put("OrganizationId", organizationId(call).toString());
        return ApiResponse.json(200, body.toString());
    }

    private ApiResponse version(Call call) {
        get(call);
        return ApiResponse.json(
                200,
                answer(call, "RetrieveVersionResponse").put("Version", VERSION).toString());
    }

    private ApiResponse organization(Call call) {
        get(call);
        ObjectNode body = answer(call, "RetrieveCurrentOrganizationResponse");
        String id = organizationId(call).toString();
        String name = call.session()
                .transactions()
                .read(tx -> SqliteRows.slice(tx, records.schema().get("organization"), "", 1)
                        .get(0)
                        .text("name")
                        .orElse(""));
        ObjectNode detail = body.putObject("Detail");
        detail.put("OrganizationId", id);
        detail.put("FriendlyName", name);
        detail.put("OrganizationVersion", VERSION);
        detail.put("EnvironmentId", id);
        detail.put("UrlName", "crm");
        detail.put("UniqueName", "crm");
        detail.put("State", "Enabled");
        ObjectNode endpoints = detail.putObject("Endpoints");
        endpoints.putArray("Keys").add("WebApplication");
        endpoints.putArray("Values").add(call.request().root().replaceFirst("api/data/.*$", ""));
        return ApiResponse.json(200, body.toString());
    }

    private UUID organizationId(Call call) {
        return call.session()
                .transactions()
                .read(tx -> SqliteRows.slice(tx, records.schema().get("organization"), "", 1)
                        .get(0)
                        .id());
    }
}
