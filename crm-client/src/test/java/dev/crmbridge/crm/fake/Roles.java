package dev.crmbridge.crm.fake;

import dev.crmbridge.crm.CrmFailure;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.Privileges;
import dev.crmbridge.crm.Privileges.Depth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the users of the CRM in memory may do; all of them have the same roles and are in one business unit. Not thread-safe. */
final class Roles {
    private static final List<String> VERBS = List.of("Create", "Read", "Write", "Delete", "Append", "AppendTo");
    private static final List<String> SUBJECTS =
            List.of("Activity", "Account", "Contact", "Lead", "Opportunity", "Incident", "User", "DuplicateRule");

    private final Map<String, Depth> held = new HashMap<>();

    Roles() {
        grantAll();
    }

    void grantAll() {
        for (String verb : VERBS) {
            for (String subject : SUBJECTS) {
                grant("prv" + verb + subject, Depth.GLOBAL);
            }
        }
    }

    void grant(String privilege, Depth depth) {
        held.put(privilege.toLowerCase(Locale.ROOT), depth);
    }

    void revoke(String privilege) {
        held.remove(privilege.toLowerCase(Locale.ROOT));
    }

    void revokeAll() {
        held.clear();
    }

    Privileges privileges() {
        return new Privileges(held);
    }

    /** @return why users may do this with no row of the table, or null when they may with some */
    @Nullable
    CrmFailure denied(String verb, String entity) {
        if (held.isEmpty()) {
            return CrmFailure.Denied.withoutRole();
        }
        String privilege = privilege(verb, entity);
        return held.containsKey(privilege.toLowerCase(Locale.ROOT)) ? null : missing(privilege);
    }

    /** @return why the user may not do this with this row, or null when he may */
    @Nullable
    CrmFailure denied(String verb, StoredRow row, UUID user) {
        CrmFailure denied = denied(verb, row.ref().entity());
        return denied != null || reaches(verb, row, user)
                ? denied
                : missing(privilege(verb, row.ref().entity()));
    }

    /** A privilege of basic depth is for one's own rows; the others reach all users of the business unit. */
    private boolean reaches(String verb, StoredRow row, UUID user) {
        String privilege = privilege(verb, row.ref().entity()).toLowerCase(Locale.ROOT);
        return held.get(privilege) != Depth.BASIC
                || row.value("ownerid") instanceof CrmValue.Lookup owner
                        && owner.target().id().equals(user);
    }

    private static CrmFailure missing(String privilege) {
        return new CrmFailure.Denied("0x80040220", "The user is missing " + privilege + ".", privilege);
    }

    private static String privilege(String verb, String entity) {
        String subject = States.isActivity(entity)
                ? "Activity"
                : entity.equals("systemuser") ? "User" : Character.toUpperCase(entity.charAt(0)) + entity.substring(1);
        return "prv" + verb + subject;
    }
}
