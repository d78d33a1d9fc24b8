package dev.crmbridge.sync.filter;

import dev.crmbridge.crm.ActivityParty.Role;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.OpenActivities;
import dev.crmbridge.sync.field.FieldRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The filters there are (Outlook tracking, filters and who gets the item). All of them leave out what is completed or canceled. Filters
 * of one table add up: a record comes when it matches any of them that is on. E-mail is never part of a filter.
 */
public enum Filter {
    OWN_TASKS("own-tasks", "Own open tasks", "task", Set.of()),
    OWN_PHONE_CALLS("own-phone-calls", "Own open phone calls", "phonecall", Set.of()),
    OWN_LETTERS("own-letters", "Own open letters", "letter", Set.of()),
    OWN_FAXES("own-faxes", "Own open faxes", "fax", Set.of()),
    OWN_APPOINTMENTS("own-appointments", "Appointments you take part in", "appointment", Parts.THAT_COUNT),
    OWN_SERVICE_ACTIVITIES(
            "own-service-activities", "Service activities you take part in", "serviceappointment", Parts.THAT_COUNT);

    private final String word;
    private final String title;
    private final String table;
    private final Set<Role> roles;

    Filter(String word, String title, String table, Set<Role> roles) {
        this.word = word;
        this.title = title;
        this.table = table;
        this.roles = roles;
    }

    /** @return the word used on the command line, in JSON and in the store */
    public String word() {
        return word;
    }

    /** @return what people call it */
    public String title() {
        return title;
    }

    /** @return table of its records */
    public String table() {
        return table;
    }

    /** @return the parts of a user that count; empty = the user owns the record */
    public Set<Role> roles() {
        return roles;
    }

    /** @return whether changes made in Outlook stay in Outlook */
    public boolean oneWay() {
        return FieldRegistry.of(table).isOneWay();
    }

    /** @return the question for records that match now */
    public OpenActivities query(UUID user) {
        return new OpenActivities(table, user, roles);
    }

    /**
     * @param row with {@code scheduledend}
     * @return whether the record has a place in the calendar that ended before {@code oldest}; others are never past
     */
    public boolean isPast(CrmRow row, Instant oldest) {
        return FieldRegistry.of(table).isCalendar()
                && row.value("scheduledend") instanceof CrmValue.Moment end
                && end.value().isBefore(oldest);
    }

    /** @return columns that are needed to decide about a record and to make an item of it */
    public Set<String> columns() {
        Set<String> columns = new HashSet<>(FieldRegistry.of(table).columns());
        columns.add("ownerid");
        return columns;
    }

    /** @return the filter of that word, or empty when there is none */
    public static Optional<Filter> ofWord(String word) {
        return Arrays.stream(values())
                .filter(filter -> filter.word.equals(word))
                .findFirst();
    }

    /** @return all words, for messages */
    public static List<String> words() {
        return Arrays.stream(values()).map(Filter::word).toList();
    }

    private static final class Parts {
        /** Owning an appointment is not enough, and being invited as optional attendee is not either. */
        private static final Set<Role> THAT_COUNT = Set.of(Role.REQUIRED, Role.ORGANIZER, Role.RESOURCE);
    }
}
