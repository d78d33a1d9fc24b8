package dev.crmbridge.sync.people;

import dev.crmbridge.crm.Bearer;
import dev.crmbridge.crm.RecordRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is meant by some addresses.
 *
 * @param bearers by address in small letters; an address the CRM could not be asked for is missing
 * @param complete whether the CRM could be asked for all of them
 */
public record Identified(Map<String, Bearer> bearers, boolean complete) {
    public Identified {
        bearers = Map.copyOf(bearers);
    }

    /** @return the records to write, by address in small letters */
    public Map<String, RecordRef> records() {
        Map<String, RecordRef> records = new HashMap<>();
        bearers.forEach((address, bearer) -> bearer.record().ifPresent(record -> records.put(address, record)));
        return records;
    }

    /** @return what a person should know, as a sentence without names; empty when there is nothing */
    public Optional<String> note() {
        long unclear = bearers.values().stream()
                .filter(Bearer.Several.class::isInstance)
                .count();
        if (unclear > 0) {
            return Optional.of((unclear == 1 ? "One person stays" : unclear + " people stay")
                    + " an address in the CRM, because more than one record of a kind has that address.");
        }
        return complete
                ? Optional.empty()
                : Optional.of("The CRM could not be asked who the people are. They are addresses there until it can.");
    }
}
