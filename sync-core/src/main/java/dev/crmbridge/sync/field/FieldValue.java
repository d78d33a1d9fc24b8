package dev.crmbridge.sync.field;

import dev.crmbridge.crm.RecordRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mapped field's value in the one form in which Outlook's side and the CRM's side can be compared. */
public sealed interface FieldValue {
    /** Text, never empty; line ends are LF. */
    record Text(String value) implements FieldValue {}

    /** Whole number or choice. */
    record Whole(long value) implements FieldValue {}

    /** Yes or no. */
    record Flag(boolean value) implements FieldValue {}

    /** A day in the mailbox's calendar. */
    record Day(LocalDate value) implements FieldValue {}

    /** A point in time, whole seconds. */
    record Moment(Instant value) implements FieldValue {}

    /** State and status reason in the CRM's numbers (statecode, statuscode). */
    record Status(int state, int reason) implements FieldValue {
        /** Completed or canceled: the record is read-only for us (activity tables of the Web API, state 1 and 2). */
        public boolean closed() {
            return state == 1 || state == 2;
        }
    }

    /** From one point in time to another; never all day. */
    record Span(Instant start, Instant end) implements FieldValue {}

    /**
     * Whole days, compared as dates and never as points in time.
     *
     * @param first first day
     * @param after day after the last one
     */
    record Days(LocalDate first, LocalDate after) implements FieldValue {}

    /**
     * Another record.
     *
     * @param name its display name, or null when the CRM did not tell it
     */
    record Reference(RecordRef target, @Nullable String name) implements FieldValue {}

    /** People of one role; the order does not matter and is by address. */
    record People(List<Person> people) implements FieldValue {
        public People {
            people = people.stream()
                    .distinct()
                    .sorted(Comparator.comparing(Person::key).thenComparing(Person::name))
                    .toList();
        }
    }

    /** Nothing there. */
    record None() implements FieldValue {}

    /**
     * A value nobody knows, in a base only: each side shows something else, and which of the two is older cannot be told. It equals
     * neither, so both sides count as changed.
     */
    record Unknown() implements FieldValue {}

    /** The empty value. */
    FieldValue NONE = new None();

    /** The value nobody knows. */
    FieldValue UNKNOWN = new Unknown();

    /** @return addresses of all people in {@code values}, in lower case, none of them empty */
    static Set<String> addresses(Collection<FieldValue> values) {
        return values.stream()
                .filter(People.class::isInstance)
                .flatMap(value -> ((People) value).people().stream())
                .map(Person::address)
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toSet());
    }

    /** @return {@code text} as a value; {@link #NONE} when empty */
    static FieldValue text(String text) {
        return text.isEmpty() ? NONE : new Text(text);
    }

    /**
     * Somebody in a meeting.
     *
     * @param address SMTP address in lower case; empty when unknown
     * @param name display name; empty when unknown
     */
    record Person(String address, String name) {
        /** @return what tells two people apart: the address, without one the name */
        public String key() {
            return address.isEmpty() ? name : address;
        }
    }
}
