package dev.crmbridge.sync.store;

import dev.crmbridge.crm.RecordRef;
import java.util.List;
import java.util.Optional;

/** What filters brought from the CRM, or are bringing; a record has at most one arrival. */
public interface Arrivals {
    /** Adds or replaces the arrival of its record. */
    void put(Arrival arrival);

    /** Forgets an arrival; nothing happens when there is none. */
    void remove(RecordRef record);

    /** @return the arrival of a record in any state */
    Optional<Arrival> of(RecordRef record);

    /** @return all arrivals in the order in which they began */
    List<Arrival> all();
}
