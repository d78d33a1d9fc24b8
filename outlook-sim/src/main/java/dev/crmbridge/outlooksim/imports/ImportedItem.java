package dev.crmbridge.outlooksim.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file holds, in neutral terms. Texts are empty when the file does not tell them. */
public sealed interface ImportedItem {
    /** @return subject, or full name of a contact */
    String title();

    /**
     * A calendar entry (VEVENT).
     *
     * @param uid the file's identifier; empty when it has none
     * @param start begin; for all-day entries midnight in the mailbox's zone
     * @param end end, never before {@code start}; for all-day entries midnight after the last day
     * @param free shown as free (TRANSP:TRANSPARENT)
     * @param organizer who invited, or null for a plain appointment
     * @param series how it repeats, or null
     */
    record Event(
            String uid,
            String title,
            String body,
            String location,
            Instant start,
            Instant end,
            boolean allDay,
            boolean free,
            Importance importance,
            Privacy privacy,
            Set<String> categories,
            @Nullable Person organizer,
            List<Person> attendees,
            @Nullable Series series)
            implements ImportedItem {
        public Event {
            categories = Set.copyOf(categories);
            attendees = List.copyOf(attendees);
        }
    }

    /**
     * A task (VTODO).
     *
     * @param percent 0 to 100
     * @param recurring whether it repeats
     */
    record Todo(
            String uid,
            String title,
            String body,
            @Nullable LocalDate start,
            @Nullable LocalDate due,
            @Nullable LocalDate completed,
            int percent,
            Progress progress,
            Importance importance,
            Privacy privacy,
            Set<String> categories,
            boolean recurring)
            implements ImportedItem {
        public Todo {
            categories = Set.copyOf(categories);
        }
    }

    /** A contact (VCARD). */
    record Card(
            String title,
            String first,
            String middle,
            String last,
            String suffix,
            String company,
            String department,
            String jobTitle,
            List<String> emails,
            String businessPhone,
            String homePhone,
            String mobilePhone,
            Address business,
            Address home,
            Details details,
            @Nullable LocalDate birthday,
            @Nullable LocalDate anniversary,
            String notes)
            implements ImportedItem {
        public Card {
            emails = List.copyOf(emails);
        }
    }

    /** What else is told of a person; empty where nothing is. */
    record Details(String nickname, String webPage, String businessFax, String pager) {}

    /** A postal address. */
    record Address(String street, String city, String state, String postalCode, String country) {
        /** No address. */
        static final Address NONE = new Address("", "", "", "", "");
    }

    /** Somebody invited. */
    record Person(String address, String name, Part part) {}

    /** Part of an invited person. */
    enum Part {
        ORGANIZER,
        REQUIRED,
        OPTIONAL,
        RESOURCE
    }

    /** Priority in three steps. */
    enum Importance {
        LOW,
        NORMAL,
        HIGH
    }

    /** Access classification. */
    enum Privacy {
        NORMAL,
        PRIVATE,
        CONFIDENTIAL
    }

    /** How far a task is. */
    enum Progress {
        NOT_STARTED,
        IN_PROGRESS,
        COMPLETE,
        WAITING
    }

    /**
     * A repetition.
     *
     * @param interval every n-th, at least 1
     * @param days bit mask of weekdays, Sunday 1 to Saturday 64; 0 = by date
     * @param dayOfMonth 1 to 31, or 0
     * @param month 1 to 12, or 0
     * @param instance 1 to 5 (5 = last) for "n-th weekday", or 0
     * @param until last day, or null
     * @param count number of occurrences, or 0 when open or bounded by {@code until}
     */
    record Series(
            Frequency frequency,
            int interval,
            int days,
            int dayOfMonth,
            int month,
            int instance,
            @Nullable LocalDate until,
            int count) {}

    /** Unit of a repetition. */
    enum Frequency {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }
}
