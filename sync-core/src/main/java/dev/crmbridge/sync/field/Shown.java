package dev.crmbridge.sync.field;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as people read them. Pure. */
public final class Shown {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMM d, uuuu h:mm a", Locale.US);

    private Shown() {}

    /** @return the value in the words and dates of pages; empty for an empty value */
    public static String text(FieldValue value, ZoneId zone) {
        if (value instanceof FieldValue.Text text) {
            return text.value();
        } else if (value instanceof FieldValue.Whole whole) {
            return Long.toString(whole.value());
        } else if (value instanceof FieldValue.Flag flag) {
            return flag.value() ? "Yes" : "No";
        } else if (value instanceof FieldValue.Day day) {
            return DAY.format(day.value());
        } else if (value instanceof FieldValue.Moment moment) {
            return MOMENT.format(moment.value().atZone(zone));
        } else if (value instanceof FieldValue.Status status) {
            return status.state() + "/" + status.reason();
        } else if (value instanceof FieldValue.Span span) {
            return MOMENT.format(span.start().atZone(zone)) + " – "
                    + MOMENT.format(span.end().atZone(zone));
        } else if (value instanceof FieldValue.Days days) {
            return "all day " + DAY.format(days.first()) + " – "
                    + DAY.format(days.after().minusDays(1));
        } else if (value instanceof FieldValue.Reference reference) {
            return reference.name() == null ? reference.target().toString() : reference.name();
        } else if (value instanceof FieldValue.People people) {
            return people.people().stream()
                    .map(person -> person.name().isEmpty() ? person.address() : person.name())
                    .collect(Collectors.joining("; "));
        }
        return "";
    }
}
