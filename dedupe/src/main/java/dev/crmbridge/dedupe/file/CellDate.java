package dev.crmbridge.dedupe.file;

import dev.crmbridge.dedupe.AttributeValue;
import dev.crmbridge.dedupe.text.WhiteSpace;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Days and times as they stand in files: {@code 2026-03-01}, {@code 20260301}, {@code 2026/03/01}, {@code 01.03.2026},
 * each also with a time ({@code T} or a blank between) and an offset. Day and month with slashes only are not read,
 * because nobody can tell which is which.
 */
public final class CellDate {
    private static final List<DateTimeFormatter> FORMATS =
            List.of(format("uuuu-MM-dd"), format("uuuuMMdd"), format("uuuu/MM/dd"), format("dd.MM.uuuu"));

    private CellDate() {}

    private static DateTimeFormatter format(String day) {
        return new DateTimeFormatterBuilder()
                .appendPattern(day + "[['T'][' ']HH:mm[:ss]]")
                .optionalStart()
                .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                .optionalEnd()
                .optionalStart()
                .appendOffsetId()
                .optionalEnd()
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * @param text white space around it is left aside, as around a text
     * @param zone zone of a time without offset
     * @return a day, or a moment when there is a time; null when {@code text} is neither, also when it is blank
     */
    public static @Nullable AttributeValue of(String text, ZoneId zone) {
        String trimmed = WhiteSpace.trim(text);
        if (trimmed.isEmpty()) {
            return null;
        }
        for (DateTimeFormatter format : FORMATS) {
            try {
                TemporalAccessor parsed =
                        format.parseBest(trimmed, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                if (parsed instanceof OffsetDateTime moment) {
                    return new AttributeValue.Moment(moment.toInstant());
                } else if (parsed instanceof LocalDateTime local) {
                    return new AttributeValue.Moment(local.atZone(zone).toInstant());
                }
                return new AttributeValue.Day((LocalDate) parsed);
            } catch (DateTimeException notThis) {
                // the next format may read it
            }
        }
        return null;
    }
}
