package dev.crmbridge.outlooksim.model;

import dev.crmbridge.outlooksim.mailbox.Recurrence;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** A recurrence while one of its members is being set. */
final class RecurrenceDraft {
    private final Recurrence before;
    int type;
    int interval;
    int dayOfWeekMask;
    int dayOfMonth;
    int monthOfYear;
    int instance;
    LocalDate start;

    @Nullable
    LocalDate end;

    int occurrences;
    LocalTime startTime;
    int durationMinutes;
    boolean regenerate;

    RecurrenceDraft(Recurrence before) {
        this.before = before;
        type = before.type();
        interval = before.interval();
        dayOfWeekMask = before.dayOfWeekMask();
        dayOfMonth = before.dayOfMonth();
        monthOfYear = before.monthOfYear();
        instance = before.instance();
        start = before.start();
        end = before.end();
        occurrences = before.occurrences();
        startTime = before.startTime();
        durationMinutes = before.durationMinutes();
        regenerate = before.regenerate();
    }

    void endless(boolean yes) {
        if (yes) {
            end = null;
            occurrences = 0;
        }
    }

    /** A new type takes the parts it needs from the first day. */
    Recurrence done() {
        if (interval < 1 || occurrences < 0 || durationMinutes < 0) {
            throw Values.invalid("interval, occurrences and duration of a recurrence are positive");
        }
        if (type != before.type()) {
            boolean byDate = type == 2 || type == 5;
            boolean byWeekday = type == 1 || type == 3 || type == 6;
            dayOfMonth = byDate ? start.getDayOfMonth() : 0;
            monthOfYear = type >= 5 ? start.getMonthValue() : 0;
            dayOfWeekMask = byWeekday ? 1 << (start.getDayOfWeek().getValue() % 7) : 0;
            instance = type == 3 || type == 6 ? Math.min(5, (start.getDayOfMonth() - 1) / 7 + 1) : 0;
            interval = type >= 5 ? 12 : 1;
        }
        return new Recurrence(
                type,
                interval,
                dayOfWeekMask,
                dayOfMonth,
                monthOfYear,
                instance,
                start,
                end,
                occurrences,
                startTime,
                durationMinutes,
                regenerate,
                before.exceptions());
    }
}
