package dev.crmbridge.web.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Formats values for pages. Immutable, safe for use by several threads.
 *
 * <p>Words stay English; dates, times and numbers follow the locale of the PC.
 *
 * @param locale locale of dates, times and numbers
 * @param zone zone of the person
 * @param clock tells what today is
 */
public record Display(Locale locale, ZoneId zone, InstantSource clock) {
    private static final char NARROW_NO_BREAK_SPACE = '\u202F';
    private static final DateTimeFormatter ISO_WITH_OFFSET = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    /** Short date and time for a table cell. */
    public TimeText inTable(Instant when) {
        ZonedDateTime local = when.atZone(zone);
        return new TimeText(shortDate(local.toLocalDate()) + " " + time(local), iso(local));
    }

    /** Date and time inside a sentence: "today 2:32 PM", "Nov 3, 2026, 2:32 PM". */
    public TimeText inText(Instant when) {
        ZonedDateTime local = when.atZone(zone);
        String near = nearDay(local.toLocalDate());
        String day = near == null ? mediumDate(local.toLocalDate()) + "," : near;
        return new TimeText(day + " " + time(local), iso(local));
    }

    /** "5 minutes ago (2:32 PM)" within the last hour, else as {@link #inText}. */
    public TimeText ago(Instant when) {
        Duration age = Duration.between(when, clock.instant());
        if (age.isNegative() || age.compareTo(Duration.ofHours(1)) >= 0) {
            return inText(when);
        }
        ZonedDateTime local = when.atZone(zone);
        long minutes = age.toMinutes();
        String relative = minutes == 0 ? "just now" : plural(minutes, "minute", "minutes") + " ago";
        return new TimeText(relative + " (" + time(local) + ")", iso(local));
    }

    /** Time of day alone. */
    public TimeText time(Instant when) {
        ZonedDateTime local = when.atZone(zone);
        return new TimeText(time(local), iso(local));
    }

    /** A day in a table cell. It has no zone and is never moved. */
    public TimeText day(LocalDate day) {
        return new TimeText(shortDate(day), day.toString());
    }

    /** A due day: "today", "tomorrow", "yesterday", else with its weekday: "Fri, Nov 27, 2026". */
    public TimeText due(LocalDate day) {
        String near = nearDay(day);
        String weekday = day.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
        return new TimeText(near == null ? weekday + ", " + mediumDate(day) : near, day.toString());
    }

    /**
     * Date and time with its zone, for conflicts, exports and print: "11/25/26 15:00 (UTC+1, Europe/Berlin)".
     *
     * @param when value in the zone to show
     */
    public TimeText withZone(ZonedDateTime when) {
        String offset = when.getOffset().getTotalSeconds() == 0
                ? "UTC"
                : "UTC"
                        + when.getOffset()
                                .getId()
                                .replaceFirst("^([+-])0", "$1")
                                .replaceFirst(":00$", "");
        return new TimeText(
                shortDate(when.toLocalDate()) + " " + time(when) + " (" + offset + ", "
                        + when.getZone().getId() + ")",
                iso(when));
    }

    /** A whole number with the grouping of the locale. */
    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale).format(value);
    }

    /** Number and noun: "1 item", "2 items", "1,204 items". */
    public String plural(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /** What part of a list is shown: "1–20 of 312"; "0 of 0" when it is empty. */
    public String range(long from, long to, long total) {
        return total == 0 ? "0 of 0" : number(from) + "–" + number(to) + " of " + number(total);
    }

    /** A subject for people: "(no subject)" for null and blank. */
    public static String subject(@Nullable String subject) {
        return subject == null || subject.isBlank() ? "(no subject)" : subject;
    }

    /**
     * Replaces the narrow no-break space that JDK 20 and newer put before AM and PM (CLDR 42) by the space of JDK 17, so
     * that a text does not depend on the JDK.
     */
    static String withPlainSpaces(String text) {
        return text.replace(NARROW_NO_BREAK_SPACE, ' ');
    }

    private @Nullable String nearDay(LocalDate day) {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        if (day.equals(today)) {
            return "today";
        }
        if (day.equals(today.minusDays(1))) {
            return "yesterday";
        }
        return day.equals(today.plusDays(1)) ? "tomorrow" : null;
    }

    private String shortDate(LocalDate day) {
        return withPlainSpaces(DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                .withLocale(locale)
                .format(day));
    }

    private String mediumDate(LocalDate day) {
        return withPlainSpaces(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day));
    }

    private String time(ZonedDateTime when) {
        return withPlainSpaces(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(when));
    }

    private static String iso(ZonedDateTime when) {
        return ISO_WITH_OFFSET.format(when);
    }
}
