package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import java.util.List;
import java.util.Optional;

/** Fields in which both sides differ for now. */
public interface Conflicts {
    /** Begin of the name of the setting that remembers the candidates of a difference that was left alone; its id follows. */
    String CANDIDATES = "duplicates-left.";

    /** Adds a difference, or replaces the one the record has for the same field. */
    void put(StoredDifference conflict);

    /** Removes what a record has for a field and the candidates remembered for it; nothing happens when there is nothing. */
    void remove(RecordRef record, String field);

    /** Removes all conflicts of a record and the candidates remembered for them. */
    void removeOf(RecordRef record);

    /** @return the conflict of that id */
    Optional<StoredDifference> find(String id);

    /** @return conflicts of a record, oldest first */
    List<StoredDifference> of(RecordRef record);

    /** @return all conflicts, oldest first */
    List<StoredDifference> all();
}
