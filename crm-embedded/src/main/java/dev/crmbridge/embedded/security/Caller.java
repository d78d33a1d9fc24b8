package dev.crmbridge.embedded.security;

import dev.crmbridge.embedded.row.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who calls, and what all their roles together allow.
 *
 * @param userId the user
 * @param unitId the user's business unit
 * @param unitsBelow that unit and all below it
 * @param privileges depth by privilege name; missing = none
 * @param roleCount number of roles, for error messages
 */
public record Caller(UUID userId, UUID unitId, Set<UUID> unitsBelow, Map<String, Depth> privileges, int roleCount) {
    /** Copies the collections. */
    public Caller {
        unitsBelow = Set.copyOf(unitsBelow);
        privileges = Map.copyOf(privileges);
    }

    /** How far a privilege reaches. */
    public Depth depth(String privilege) {
        return privileges.getOrDefault(privilege, Depth.NONE);
    }

    /** This user with only what {@code other} may do as well; for acting on behalf of someone. */
    public Caller limitedTo(Caller other) {
        Map<String, Depth> both = new HashMap<>();
        privileges.forEach((name, depth) -> {
            Depth allowed = other.depth(name);
            both.put(name, depth.compareTo(allowed) <= 0 ? depth : allowed);
        });
        return new Caller(userId, unitId, unitsBelow, both, roleCount);
    }

    /** Whether a privilege of that depth covers a row, judged by its owner and business unit. */
    boolean covers(Depth depth, Row row) {
        return switch (depth) {
            case NONE -> false;
            case BASIC -> owns(row);
            case LOCAL -> owns(row) || inUnits(row, Set.of(unitId));
            case DEEP -> owns(row) || inUnits(row, unitsBelow);
            case GLOBAL -> true;
        };
    }

    private boolean owns(Row row) {
        return row.lookup("owninguser").filter(o -> o.id().equals(userId)).isPresent();
    }

    private static boolean inUnits(Row row, Set<UUID> units) {
        return row.lookup("owningbusinessunit")
                .filter(u -> units.contains(u.id()))
                .isPresent();
    }
}
