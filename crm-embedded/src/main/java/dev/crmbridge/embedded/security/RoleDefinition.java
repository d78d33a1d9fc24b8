package dev.crmbridge.embedded.security;

import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A security role by name with its privileges.
 *
 * @param name shown name
 * @param privileges depth by privilege name
 */
public record RoleDefinition(String name, Map<String, Depth> privileges) {
    private static final List<String> OWN =
            List.of("Activity", "Account", "Contact", "Lead", "Opportunity", "Incident");
    private static final List<String> LOOKED_UP =
            List.of("User", "BusinessUnit", "Role", "Organization", "DuplicateRule");

    /** Copies the map. */
    public RoleDefinition {
        privileges = Map.copyOf(privileges);
    }

    /** The roles every installation starts with. */
    public static List<RoleDefinition> standard(Schema schema) {
        return List.of(
                administrator(schema),
                // Colleagues see each other's activities, so that the second who tracks a meeting is linked to the
                // record of the first.
                salesperson("Salesperson", granted -> granted.put(Access.READ.privilege("Activity"), Depth.LOCAL)),
                salesperson(
                        "Salesperson without delete", granted -> granted.remove(Access.DELETE.privilege("Activity"))),
                salesperson(
                        "Salesperson without append to",
                        granted -> OWN.forEach(family -> granted.remove(Access.APPEND_TO.privilege(family)))),
                salesperson("Salesperson with own records only", RoleDefinition::narrow),
                reader());
    }

    private static RoleDefinition administrator(Schema schema) {
        Map<String, Depth> all = new LinkedHashMap<>();
        for (Table table : schema.tables()) {
            for (Access access : Access.values()) {
                all.put(access.privilege(table), Depth.GLOBAL);
            }
        }
        all.put("prvPublishDuplicateRule", Depth.GLOBAL);
        all.put("prvActOnBehalfOfAnotherUser", Depth.GLOBAL);
        all.put("prvOverrideCreatedOnCreatedBy", Depth.GLOBAL);
        all.put("prvBulkDelete", Depth.GLOBAL);
        common(all);
        return new RoleDefinition("System Administrator", all);
    }

    /** @param different what the role has otherwise than everybody who sells; they read their own activities and all accounts and contacts */
    private static RoleDefinition salesperson(String name, Consumer<Map<String, Depth>> different) {
        Map<String, Depth> granted = new LinkedHashMap<>();
        for (String family : OWN) {
            boolean shared = family.equals("Account") || family.equals("Contact");
            for (Access access : Access.values()) {
                boolean wide = shared && (access == Access.READ || access == Access.APPEND_TO);
                granted.put(access.privilege(family), wide ? Depth.GLOBAL : Depth.BASIC);
            }
        }
        different.accept(granted);
        granted.put(Access.APPEND_TO.privilege("User"), Depth.GLOBAL);
        granted.put(Access.READ.privilege("AsyncOperation"), Depth.BASIC);
        granted.put(Access.CREATE.privilege("AsyncOperation"), Depth.BASIC);
        granted.put("prvBulkDelete", Depth.BASIC);
        granted.put("prvOverrideCreatedOnCreatedBy", Depth.GLOBAL);
        lookUps(granted);
        common(granted);
        return new RoleDefinition(name, granted);
    }

    private static void narrow(Map<String, Depth> granted) {
        granted.replaceAll((privilege, depth) -> Depth.BASIC);
    }

    private static RoleDefinition reader() {
        Map<String, Depth> granted = new LinkedHashMap<>();
        OWN.forEach(family -> granted.put(Access.READ.privilege(family), Depth.GLOBAL));
        lookUps(granted);
        granted.put("prvReadEntity", Depth.GLOBAL);
        return new RoleDefinition("Read only", granted);
    }

    private static void lookUps(Map<String, Depth> granted) {
        LOOKED_UP.forEach(family -> granted.put(Access.READ.privilege(family), Depth.GLOBAL));
    }

    private static void common(Map<String, Depth> granted) {
        granted.put("prvReadEntity", Depth.GLOBAL);
        granted.put("prvSyncToOutlook", Depth.GLOBAL);
        granted.put("prvGoOffline", Depth.GLOBAL);
        granted.put("prvUseOfficeApps", Depth.GLOBAL);
    }
}
