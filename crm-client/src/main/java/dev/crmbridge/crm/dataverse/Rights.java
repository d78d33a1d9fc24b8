package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmOperation;
import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.Privileges.Depth;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who we are and what we may do (Dataverse Web API, WhoAmI and RetrieveUserPrivileges). Thread-safe. */
final class Rights {
    private final WebApi api;
    private final RowQueries queries;
    private final URI root;
    private volatile @Nullable Identity known;

    Rights(WebApi api, RowQueries queries, URI root) {
        this.api = api;
        this.queries = queries;
        this.root = root;
    }

    /** Asks the CRM, always. */
    Identity whoAmI() {
        JsonNode json = api.sendForSuccess(CrmOperation.WHO_AM_I, ApiRequest.get(root.resolve("WhoAmI")), Intent.QUERY)
                .json();
        Identity identity = new Identity(id(json, "UserId"), id(json, "BusinessUnitId"), id(json, "OrganizationId"));
        known = identity;
        return identity;
    }

    /** A refusal because of no role at all is an answer, not a failure: nothing is allowed. */
    Privileges privileges() {
        try {
            Identity identity = known == null ? whoAmI() : known;
            String path = "systemusers(" + identity.user() + ")/Microsoft.Dynamics.CRM.RetrieveUserPrivileges";
            JsonNode json = api.sendForSuccess(
                            CrmOperation.PRIVILEGES, ApiRequest.get(root.resolve(path)), Intent.QUERY)
                    .json();
            return new Privileges(depths(json.path("RolePrivileges")));
        } catch (CallFailed failed) {
            if (failed.failure() instanceof CrmFailure.Denied denied && denied.isWithoutRole()) {
                return new Privileges(Map.of());
            }
            throw failed;
        }
    }

    private Map<String, Depth> depths(JsonNode list) {
        Map<String, Depth> depths = new HashMap<>();
        Map<String, String> names = null;
        for (JsonNode each : list) {
            String name = each.path("PrivilegeName").asString("");
            if (name.isEmpty()) {
                names = names == null ? names() : names;
                name = names.getOrDefault(each.path("PrivilegeId").asString(""), "");
            }
            if (!name.isEmpty()) {
                depths.merge(name.toLowerCase(Locale.ROOT), depth(each.path("Depth")), Rights::deeper);
            }
        }
        return depths;
    }

    /** Older servers tell the ids of privileges only. */
    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        URI uri =
                new Url(root, "privileges").with("$select", "name,privilegeid").build();
        for (JsonNode each : queries.all(CrmOperation.PRIVILEGES, uri, Integer.MAX_VALUE)) {
            names.put(each.path("privilegeid").asString(""), each.path("name").asString(""));
        }
        return names;
    }

    private static Depth depth(JsonNode node) {
        return switch (node.asString("").toLowerCase(Locale.ROOT)) {
            case "local", "1" -> Depth.LOCAL;
            case "deep", "2" -> Depth.DEEP;
            case "global", "3" -> Depth.GLOBAL;
            default -> Depth.BASIC;
        };
    }

    private static Depth deeper(Depth one, Depth other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static UUID id(JsonNode json, String field) {
        return Json.id(
                json,
                field,
                new CrmFailure.Unexpected(
                        "no-identity", "The address does not say who we are, as a CRM would. Check the address."));
    }
}
