package dev.crmbridge.outlooksim.model;

import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a series.
 *
 * @param original local start by the pattern, its identity within the series
 * @param start local start
 * @param minutes length
 * @param exception whether it differs from the pattern
 * @param subject own subject, null for that of the series
 */
record Occurrence(
        LocalDateTime original,
        LocalDateTime start,
        int minutes,
        boolean exception,
        @Nullable String subject) {
    /** @return the content of the series as this occurrence shows it */
    ItemContent in(ItemContent series, ZoneId zone) {
        Instant from = start.atZone(zone).toInstant();
        ItemContent content = series.with(Fields.START, new PropertyValue.Moment(from))
                .with(Fields.END, new PropertyValue.Moment(from.plus(Duration.ofMinutes(minutes))));
        return subject == null ? content : content.with(Fields.SUBJECT, new PropertyValue.Text(subject));
    }
}
