package dev.crmbridge.sync.flow;

import dev.crmbridge.crm.Identity;
import dev.crmbridge.crm.Privileges;
import java.util.Locale;
import java.util.Set;

/** Who we are at the CRM and what we may do. */
public record Standing(Identity identity, Privileges privileges) {
    private static final Set<String> ACTIVITIES =
            Set.of("task", "phonecall", "letter", "fax", "appointment", "serviceappointment", "email");

    /**
     * @param verb {@code Create Read Write Delete Append AppendTo}
     * @param table logical name; all activity tables share one family of privileges (Dataverse, security roles)
     */
    public boolean may(String verb, String table) {
        return may(privileges, verb, table);
    }

    /** As {@link #may(String, String)}, for privileges of somebody who need not be known. */
    public static boolean may(Privileges held, String verb, String table) {
        return held.holds(privilege(verb, table));
    }

    /** @return name of the privilege as administrators know it, e.g. {@code prvCreateActivity} (Dataverse, security roles) */
    public static String privilege(String verb, String table) {
        String family = ACTIVITIES.contains(table) ? "activity" : table.equals("systemuser") ? "user" : table;
        return "prv" + verb + family.substring(0, 1).toUpperCase(Locale.ROOT) + family.substring(1);
    }
}
