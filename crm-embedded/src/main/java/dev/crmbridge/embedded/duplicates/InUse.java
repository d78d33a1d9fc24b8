package dev.crmbridge.embedded.duplicates;

import java.util.Set;

/** Which states mean that a record is in use. Source: Dataverse, duplicate rule tables, list of inactive states. */
public final class InUse {
    private static final Set<String> WITH_SCHEDULED = Set.of("appointment", "serviceappointment");
    private static final long SCHEDULED = 3;

    private InUse() {}

    /**
     * @param state value of {@code statecode}
     * @return whether a record of {@code table} in that state counts as active
     */
    public static boolean counts(String table, long state) {
        return state == 0 || state == SCHEDULED && WITH_SCHEDULED.contains(table);
    }
}
