package dev.crmbridge.crm;

import java.util.Set;
import java.util.UUID;

/**
 * Which activities are asked for: those that are neither completed nor canceled and in which a user has a part.
 *
 * @param entity activity table
 * @param user who owns them or takes part in them
 * @param roles the parts in question; any of them is enough; empty = the user owns the record
 */
public record OpenActivities(String entity, UUID user, Set<ActivityParty.Role> roles) {
    public OpenActivities {
        roles = Set.copyOf(roles);
    }
}
