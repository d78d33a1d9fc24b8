package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import java.util.List;
import java.util.Optional;

/** Linked pairs that could not be kept in step when they were looked at last. */
public interface PairFailures {
    /** Adds what a record's pair failed with, or replaces it. */
    void put(PairFailure failure);

    /** Forgets it; nothing happens when there is nothing. */
    void remove(RecordRef record);

    /** @return what a record's pair failed with */
    Optional<PairFailure> of(RecordRef record);

    /** @return what nobody ignores, oldest first; only of pairs that are linked */
    List<PairFailure> open();
}
