package dev.crmbridge.embedded.sqlite;

import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which roles users hold and what the roles allow. Stateless. */
public final class SqliteSecurity {
    private SqliteSecurity() {}

    /**
     * What is known of a user.
     *
     * @param caller the user with the sum of their roles; {@code roleCount} 0 = no role
     * @param disabled whether the user may not sign in
     */
    public record User(Caller caller, boolean disabled) {}

    /** The user with the sum of their roles. */
    public static Optional<User> user(Tx tx, UUID id) {
        return tx.first(
                        "SELECT businessunitid, isdisabled FROM systemuser WHERE systemuserid = ?",
                        List.of(id.toString()),
                        line -> Map.entry(UUID.fromString(line.getString(1)), line.getLong(2) != 0))
                .map(found -> new User(caller(tx, id, found.getKey()), found.getValue()));
    }

    private static Caller caller(Tx tx, UUID id, UUID unit) {
        Map<String, Depth> privileges = new HashMap<>();
        tx.query(
                "SELECT p.privilege, p.depth FROM crm_userrole u JOIN crm_roleprivilege p ON p.roleid = u.roleid"
                        + " WHERE u.userid = ?",
                List.of(id.toString()),
                line -> privileges.merge(line.getString(1), Depth.valueOf(line.getString(2)), Depth::max));
        Set<UUID> below = new HashSet<>(tx.query(
                "WITH RECURSIVE below(id) AS (SELECT ? UNION SELECT b.businessunitid FROM businessunit b JOIN below"
                        + " ON b.parentbusinessunitid = below.id) SELECT id FROM below",
                List.of(unit.toString()),
                line -> UUID.fromString(line.getString(1))));
        int roles = (int) tx.number("SELECT count(*) FROM crm_userrole WHERE userid = ?", List.of(id.toString()));
        return new Caller(id, unit, below, privileges, roles);
    }

    /** Gives a user a role; giving it twice changes nothing. */
    public static void assignRole(Tx tx, UUID user, UUID role) {
        tx.execute(
                "INSERT OR IGNORE INTO crm_userrole(userid, roleid) VALUES (?, ?)",
                List.of(user.toString(), role.toString()));
    }

    /** Takes a role from a user. */
    public static void removeRole(Tx tx, UUID user, UUID role) {
        tx.execute(
                "DELETE FROM crm_userrole WHERE userid = ? AND roleid = ?", List.of(user.toString(), role.toString()));
    }

    /** Replaces what a role allows. */
    public static void definePrivileges(Tx tx, UUID role, Map<String, Depth> privileges) {
        tx.execute("DELETE FROM crm_roleprivilege WHERE roleid = ?", List.of(role.toString()));
        privileges.forEach((privilege, depth) -> tx.execute(
                "INSERT INTO crm_roleprivilege(roleid, privilege, depth) VALUES (?, ?, ?)",
                List.of(role.toString(), privilege, depth.name())));
    }

    /** Roles of a user. */
    public static List<UUID> rolesOf(Tx tx, UUID user) {
        return tx.query(
                "SELECT roleid FROM crm_userrole WHERE userid = ? ORDER BY roleid",
                List.of(user.toString()),
                line -> UUID.fromString(line.getString(1)));
    }
}
