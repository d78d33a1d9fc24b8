package dev.crmbridge.embedded.pages;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a person's roles allow with duplicate rules. The Web API decides again at each action; this only keeps pages from
 * offering what it would refuse.
 *
 * @param create make rules
 * @param write change rules
 * @param delete delete rules and conditions
 * @param publish publish and unpublish
 * @param switches change the switches of the organization
 */
public record RuleRights(boolean create, boolean write, boolean delete, boolean publish, boolean switches) {
    static RuleRights of(Reading reading, PageUser user) {
        Set<String> held = new HashSet<>();
        for (JsonNode privilege : reading.object(
                        "systemusers(" + user.id() + ")/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()")
                .path("RolePrivileges")) {
            held.add(privilege.path("PrivilegeName").asString(""));
        }
        return new RuleRights(
                held.contains("prvCreateDuplicateRule"),
                held.contains("prvWriteDuplicateRule"),
                held.contains("prvDeleteDuplicateRule"),
                held.contains("prvPublishDuplicateRule"),
                held.contains("prvWriteOrganization"));
    }

    /** Whether nothing can be changed. */
    public boolean none() {
        return !create && !write && !delete && !publish && !switches;
    }
}
