package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import java.util.List;
import java.util.Optional;

/** Fields that were changed on both sides. */
public interface Conflicts {
    /** Adds a conflict, or replaces the values of the one the record has for the same field. */
    void put(StoredConflict conflict);

    /** Removes a conflict. */
    void remove(String id);

    /** Removes all conflicts of a record. */
    void removeOf(RecordRef record);

    /** @return the conflict of that id */
    Optional<StoredConflict> find(String id);

    /** @return conflicts of a record, oldest first */
    List<StoredConflict> of(RecordRef record);

    /** @return all conflicts, oldest first */
    List<StoredConflict> all();
}
