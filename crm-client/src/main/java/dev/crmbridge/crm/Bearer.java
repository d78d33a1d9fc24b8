package dev.crmbridge.crm;

import java.util.List;
import java.util.Optional;

/**
 * Who is meant by an e-mail address that records of the CRM have. A user comes before everybody else, so that a contact with a
 * colleague's address does not take the colleague's place (Outlook tracking, pain points). Inactive records do not count.
 */
public sealed interface Bearer {
    /** @return the record that stands for the address, or empty when it stays an address */
    default Optional<RecordRef> record() {
        return Optional.empty();
    }

    /** This record is meant. */
    record One(Found found) implements Bearer {
        @Override
        public Optional<RecordRef> record() {
            return Optional.of(found.ref());
        }
    }

    /**
     * Nobody can tell which one is meant.
     *
     * @param table whose records these are
     * @param count how many of them, at least two
     */
    record Several(String table, int count) implements Bearer {}

    /** No active record has the address. */
    record Nobody() implements Bearer {}

    /** @param found all records that have the address, in any order */
    static Bearer of(List<Found> found) {
        for (String table : AddressColumns.TABLES) {
            List<Found> active = found.stream()
                    .filter(each -> each.active() && each.ref().entity().equals(table))
                    .toList();
            if (active.size() == 1) {
                return new One(active.get(0));
            } else if (active.size() > 1) {
                return new Several(table, active.size());
            }
        }
        return new Nobody();
    }
}
