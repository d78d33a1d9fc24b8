package dev.crmbridge.sync.filter;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import java.util.UUID;

/** Whether a record that was read by its id matches a filter. A record that could not be read is not asked about: it stays as it is. */
public sealed interface Membership {
    /** It matches. */
    record Matches() implements Membership {}

    /**
     * It does not match any more.
     *
     * @param closed whether it would match if it were open
     * @param reason as a sentence
     */
    record Left(boolean closed, String reason) implements Membership {}

    /**
     * @param row read with {@link Filter#columns} and its people; what was not readable in it counts as matching
     * @param user whose filter it is
     */
    static Membership of(Filter filter, CrmRow row, UUID user) {
        boolean mine = filter.roles().isEmpty() ? owns(row, user) : takesPart(filter, row, user);
        if (!mine) {
            return new Left(
                    false,
                    filter.roles().isEmpty()
                            ? "The record belongs to somebody else now."
                            : "You are no longer a required attendee, a resource or the organizer in the CRM.");
        }
        if (row.value("statecode") instanceof CrmValue.Whole state && (state.value() == 1 || state.value() == 2)) {
            return new Left(
                    true,
                    state.value() == 1 ? "The record is completed in the CRM." : "The record is canceled in the CRM.");
        }
        return new Matches();
    }

    private static boolean owns(CrmRow row, UUID user) {
        return !(row.value("ownerid") instanceof CrmValue.Lookup owner)
                || owner.target().id().equals(user);
    }

    private static boolean takesPart(Filter filter, CrmRow row, UUID user) {
        return row.parties().stream()
                .anyMatch(party -> filter.roles().contains(party.role())
                        && party.party() != null
                        && party.party().id().equals(user));
    }
}
