package dev.crmbridge.crm.dataverse;

import dev.crmbridge.crm.RecordRef;
import org.jspecify.annotations.Nullable;

/**
 * What a request was meant to do, because some answers mean different things for different requests.
 *
 * @param kind what it does
 * @param ref the one record it is about, or null
 */
record Intent(Kind kind, @Nullable RecordRef ref) {
    /** Reads or asks something that is not about one record. */
    static final Intent QUERY = new Intent(Kind.READ, null);

    enum Kind {
        /** Inserts under a key that must be free. */
        CREATE,
        /** Changes or deletes a record that must exist, perhaps in a certain version. */
        CHANGE,
        /** Changes nothing. */
        READ
    }
}
