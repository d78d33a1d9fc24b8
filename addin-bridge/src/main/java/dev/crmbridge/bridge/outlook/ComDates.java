package dev.crmbridge.bridge.outlook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Dates as COM carries them: days since 1899-12-30 as wall clock, the fraction always counting forward, 4501-01-01 for
 * "none".
 *
 * <p>Source: OLE automation, VT_DATE; Outlook object model, task dates.
 */
final class ComDates {
    /** 4501-01-01, "none". */
    static final double NONE = 949_998.0;

    private static final LocalDate ORIGIN = LocalDate.of(1899, 12, 30);
    private static final LocalTime BEFORE_NOON = LocalTime.of(11, 59);
    private static final int SECONDS_A_DAY = 86_400;

    private ComDates() {}

    /** @return whether {@code days} means that there is no date */
    static boolean isNone(double days) {
        return days >= NONE || days == 0.0;
    }

    /** @return the wall clock, rounded to whole seconds */
    static LocalDateTime toLocal(double days) {
        long day = (long) days; // towards zero: the fraction counts forward for negative days too
        long seconds = Math.round(Math.abs(days - day) * SECONDS_A_DAY);
        return ORIGIN.plusDays(day).atStartOfDay().plusSeconds(seconds);
    }

    /** @return the wall clock as days */
    static double ofLocal(LocalDateTime time) {
        long day = time.toLocalDate().toEpochDay() - ORIGIN.toEpochDay();
        double fraction = time.toLocalTime().toSecondOfDay() / (double) SECONDS_A_DAY;
        return day < 0 ? day - fraction : day + fraction;
    }

    /** @return the point in time of a UTC date; empty when there is none */
    static Optional<Instant> utc(double days) {
        return isNone(days) ? Optional.empty() : Optional.of(toLocal(days).toInstant(ZoneOffset.UTC));
    }

    /** @return a point in time, cut to seconds, as a UTC date */
    static double ofUtc(Instant time) {
        return ofLocal(LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC));
    }

    /** @return the point in time of a local date; empty when there is none */
    static Optional<Instant> local(double days, ZoneId zone) {
        return isNone(days)
                ? Optional.empty()
                : Optional.of(toLocal(days).atZone(zone).toInstant());
    }

    /**
     * Reads a day without time. Task days are midnights of the wall clock; a store that kept one as a UTC point in time shows
     * a time of day and is converted.
     *
     * @return the day; empty when there is none
     */
    static Optional<LocalDate> day(double days, ZoneId zone) {
        if (isNone(days)) {
            return Optional.empty();
        }
        LocalDateTime time = toLocal(days);
        return Optional.of(
                time.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? time.toLocalDate()
                        : time.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDate());
    }

    /**
     * Reads a birthday or anniversary. As a member it is a midnight of the wall clock. As a property it is the UTC point in time of
     * midnight in the zone in which it was entered, which need not be the mailbox's any more; the midnight nearest in the mailbox's zone
     * is the date that was entered, for zones up to twelve hours apart. Clients that know the trouble write 11:59 UTC.
     *
     * @return the date; empty when there is none
     */
    static Optional<LocalDate> date(double days, ZoneId zone) {
        if (isNone(days)) {
            return Optional.empty();
        }
        LocalDateTime time = toLocal(days);
        LocalTime clock = time.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        if (clock.equals(LocalTime.MIDNIGHT) || clock.equals(BEFORE_NOON)) {
            return Optional.of(time.toLocalDate());
        }
        return Optional.of(time.atOffset(ZoneOffset.UTC)
                .atZoneSameInstant(zone)
                .toLocalDateTime()
                .plusHours(12)
                .toLocalDate());
    }

    /** @return a day as local midnight */
    static double ofDay(LocalDate day) {
        return ofLocal(day.atStartOfDay());
    }
}
