package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import java.util.List;
import java.util.Optional;

/** Fields in which both sides differ for now. */
public interface Conflicts {
    /** Adds a difference, or replaces the one the record has for the same field. */
    void put(StoredDifference conflict);

    /** Removes what a record has for a field; nothing happens when there is nothing. */
    void remove(RecordRef record, String field);

    /** Removes all conflicts of a record. */
    void removeOf(RecordRef record);

    /** @return the conflict of that id */
    Optional<StoredDifference> find(String id);

    /** @return conflicts of a record, oldest first */
    List<StoredDifference> of(RecordRef record);

    /** @return all conflicts, oldest first */
    List<StoredDifference> all();
}
