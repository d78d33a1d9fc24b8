package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.row.Row;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.security.Access;
import dev.crmbridge.embedded.security.AccessRules;
import dev.crmbridge.embedded.security.Caller;
import dev.crmbridge.embedded.security.Depth;
import dev.crmbridge.embedded.sqlite.SqliteSecurity;
import dev.crmbridge.embedded.sqlite.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who owns a row, and what follows from it. */
record Ownership(Schema schema) {
    /**
     * The row with owning user and business unit set from its owner.
     *
     * @throws dev.crmbridge.embedded.error.CrmException when the caller may not give rows to that owner, or the owner
     *     could not even read the row (0x80040231 family)
     */
    Row owned(Tx tx, Caller caller, Row row, boolean created) {
        Reference owner = row.columnsHave("ownerid") ? row.lookup("ownerid").orElse(null) : null;
        if (owner == null) {
            return row;
        }
        SqliteSecurity.User user = SqliteSecurity.user(tx, owner.id()).orElseThrow(() -> Links.missing(owner));
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        changes.put("owninguser", owner);
        changes.put(
                "owningbusinessunit",
                new Reference("businessunit", user.caller().unitId()));
        Row owned = row.with(changes);
        if (!owner.id().equals(caller.userId())) {
            if (created) {
                AccessRules.require(caller, Access.ASSIGN, row.table());
            }
            if (AccessRules.depth(user.caller(), Access.READ, row.table()) == Depth.NONE) {
                throw CrmError.OWNER_LACKS_PRIVILEGE.with("The user with Id " + owner.id()
                        + " cannot own the row: the user lacks " + Access.READ.privilege(row.table()) + ".");
            }
        }
        if (created) {
            AccessRules.require(caller, Access.CREATE, owned);
        }
        return owned;
    }
}
