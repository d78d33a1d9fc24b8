package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.dedupe.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records kept locally so that duplicates are found without the CRM. */
public interface KnownRecords {
    /**
     * One record.
     *
     * @param candidate what is compared
     * @param name for people
     * @param modifiedOn last change at the CRM, or null when it did not tell
     * @param owner name of the owner, or null
     */
    record Known(
            Candidate candidate,
            String name,
            @Nullable Instant modifiedOn,
            @Nullable String owner) {
        /** @return the record */
        public RecordRef ref() {
            return new RecordRef(candidate.type(), UUID.fromString(candidate.id()));
        }
    }

    /** Adds records or replaces those with the same type and id. */
    void put(List<Known> records);

    /** Forgets records; those not kept are passed over. */
    void remove(List<RecordRef> records);

    /** Forgets all records of a type. */
    void removeType(String type);

    /** Forgets all records of all types. */
    void clear();

    /** @return all records of all types */
    List<Known> all();
}
