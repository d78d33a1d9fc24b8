package dev.crmbridge.outlooksim.mailbox;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an item repeats, in the terms of Outlook's RecurrencePattern.
 *
 * @param type 0 daily, 1 weekly, 2 monthly, 3 monthly by weekday, 5 yearly, 6 yearly by weekday
 * @param interval every how many days, weeks or months (yearly: months too, 12 = every year), at least 1
 * @param dayOfWeekMask bits from 1 Sunday to 64 Saturday, 0 when the type does not use it
 * @param dayOfMonth 1 to 31, 0 when the type does not use it
 * @param monthOfYear 1 to 12, 0 when the type does not use it
 * @param instance which of the month, 1 to 4, 5 = last; 0 when the type does not use it
 * @param start first day of the pattern
 * @param end last day, null when it ends after a number of occurrences or never
 * @param occurrences number of occurrences, 0 when it ends by date or never
 * @param startTime local time of day
 * @param durationMinutes length of an occurrence
 * @param regenerate for tasks: a new one appears when one is completed
 * @param exceptions deleted or moved occurrences
 */
public record Recurrence(
        int type,
        int interval,
        int dayOfWeekMask,
        int dayOfMonth,
        int monthOfYear,
        int instance,
        LocalDate start,
        @Nullable LocalDate end,
        int occurrences,
        LocalTime startTime,
        int durationMinutes,
        boolean regenerate,
        List<Deviation> exceptions) {
    public Recurrence {
        if (interval < 1) {
            throw new IllegalArgumentException("interval of " + interval);
        }
        exceptions = List.copyOf(exceptions);
    }

    /**
     * An occurrence that differs from the pattern.
     *
     * @param original local start by the pattern
     * @param deleted whether it was deleted
     * @param start local start it was moved to; equal to {@code original} when deleted or not moved
     * @param durationMinutes its length
     * @param subject its subject, null when that of the series
     */
    public record Deviation(
            LocalDateTime original,
            boolean deleted,
            LocalDateTime start,
            int durationMinutes,
            @Nullable String subject) {}

    /**
     * @param day first day and only weekday
     * @param time local time of day
     * @param minutes length of an occurrence
     * @return a pattern of every week without end, what Outlook starts from
     */
    public static Recurrence weekly(LocalDate day, LocalTime time, int minutes) {
        int mask = 1 << (day.getDayOfWeek().getValue() % 7);
        return new Recurrence(1, 1, mask, 0, 0, 0, day, null, 0, time, minutes, false, List.of());
    }
}
