package dev.crmbridge.embedded.security;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.error.CrmException;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Decides whether a caller may do something. Pure.
 *
 * <p>Source: Dataverse security concepts; error codes "PrivilegeDenied" (no role grants it at all) and the record-level
 * access check (granted, but not for this row).
 */
public final class AccessRules {
    private AccessRules() {}

    /**
     * Requires that some role grants the right on the table at all.
     *
     * @throws CrmException with 0x80040220 when none does
     */
    public static void require(Caller caller, Access access, Table table) {
        if (depth(caller, access, table) == Depth.NONE) {
            throw missing(caller, access.privilege(table), table);
        }
    }

    /**
     * Requires the right on one row.
     *
     * @throws CrmException with 0x80040220 when no role grants the right, with 0x80048306 when not for this row
     */
    public static void require(Caller caller, Access access, Row row) {
        require(caller, access, row.table());
        if (!allows(caller, access, row)) {
            throw CrmError.ACCESS_DENIED.with(
                    "SecLib::AccessCheckEx failed. User: " + caller.userId() + ", ObjectType: "
                            + row.table().name() + ", ObjectId: " + row.id() + ", requested: " + access.right()
                            + ". The privilege " + access.privilege(row.table()) + " does not reach this row.");
        }
    }

    /** Whether the right covers the row. */
    public static boolean allows(Caller caller, Access access, Row row) {
        Depth depth = depth(caller, access, row.table());
        if (row.table().ownership() != Table.Ownership.USER) {
            return depth != Depth.NONE;
        }
        return caller.covers(depth, row);
    }

    /** How far a right reaches on a table. */
    public static Depth depth(Caller caller, Access access, Table table) {
        return caller.depth(access.privilege(table));
    }

    private static CrmException missing(Caller caller, String privilege, Table table) {
        return CrmError.PRIVILEGE_DENIED.with("Principal user (Id=" + caller.userId() + ", type=8, roleCount="
                + caller.roleCount() + ", privilegeCount=" + caller.privileges().size() + ", accessMode=0), is missing "
                + privilege + " privilege (Id=" + privilegeId(privilege) + ") on OTC="
                + table.identity().typeCode() + " for entity '" + table.name() + "'. context.Caller="
                + caller.userId());
    }

    /** Stable id of a privilege, derived from its name. */
    public static UUID privilegeId(String privilege) {
        return UUID.nameUUIDFromBytes(("privilege:" + privilege).getBytes(StandardCharsets.UTF_8));
    }
}
