package dev.crmbridge.outlooksim.mailbox;

import dev.crmbridge.outlooksim.mailbox.PropertyValue.Int;
import dev.crmbridge.outlooksim.mailbox.PropertyValue.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How an appointment's times depend on each other; source: AppointmentItem in the Outlook object model. */
final class AppointmentRules {
    private static final Duration DEFAULT_LENGTH = Duration.ofMinutes(30);

    private AppointmentRules() {}

    /**
     * @param before the content before {@code key} was set
     * @return {@code content}, in which {@code key} was just set, with everything that follows from it
     */
    static ItemContent settle(ItemContent before, ItemContent content, PropertyKey key, ZoneId zone) {
        if (key.equals(Fields.START)) {
            return content.with(Fields.END, new Moment(start(content).plus(length(before))));
        } else if (key.equals(Fields.END)) {
            if (moment(content, Fields.END).isBefore(start(content))) {
                throw new MailboxException(
                        MailboxException.Problem.INVALID, "the end of an appointment lies before its start");
            }
            return content;
        } else if (key.equals(Fields.DURATION)) {
            int minutes = content.number(Fields.DURATION, 0);
            if (minutes < 0) {
                throw new MailboxException(
                        MailboxException.Problem.INVALID, "a duration of " + minutes + " minutes is negative");
            }
            return content.without(Fields.DURATION)
                    .with(Fields.END, new Moment(start(content).plus(Duration.ofMinutes(minutes))));
        } else if (key.equals(Fields.ALL_DAY) && content.flag(Fields.ALL_DAY)) {
            return wholeDays(content, zone);
        }
        return content;
    }

    /** @return length in minutes */
    static int minutes(ItemContent content) {
        return (int) length(content).toMinutes();
    }

    /** @return content with start and end of a new appointment: the next full half-hour */
    static ItemContent proposed(ItemContent content, Instant now) {
        long halfHour = Duration.ofMinutes(30).toSeconds();
        Instant start = Instant.ofEpochSecond((now.getEpochSecond() / halfHour + 1) * halfHour);
        return content.with(Fields.START, new Moment(start))
                .with(Fields.END, new Moment(start.plus(DEFAULT_LENGTH)))
                .with(Fields.BUSY_STATUS, new Int(2));
    }

    private static ItemContent wholeDays(ItemContent content, ZoneId zone) {
        LocalDate first = start(content).atZone(zone).toLocalDate();
        ZonedDateTime end = moment(content, Fields.END).atZone(zone);
        LocalDate afterLast =
                end.toLocalTime().toSecondOfDay() == 0 && end.toLocalDate().isAfter(first)
                        ? end.toLocalDate()
                        : end.toLocalDate().plusDays(1);
        return content.with(Fields.START, new Moment(first.atStartOfDay(zone).toInstant()))
                .with(Fields.END, new Moment(afterLast.atStartOfDay(zone).toInstant()));
    }

    private static Duration length(ItemContent content) {
        if (content.value(Fields.START).isEmpty() || content.value(Fields.END).isEmpty()) {
            return DEFAULT_LENGTH;
        }
        return Duration.between(start(content), moment(content, Fields.END));
    }

    private static Instant start(ItemContent content) {
        return moment(content, Fields.START);
    }

    private static Instant moment(ItemContent content, PropertyKey key) {
        return content.values().get(key) instanceof Moment moment ? moment.value() : Instant.EPOCH;
    }
}
