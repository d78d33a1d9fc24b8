package dev.crmbridge.outlooksim.imports;

import biweekly.util.ByDay;
import biweekly.util.Recurrence;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a recurrence rule into Outlook's terms; Outlook knows fewer patterns, so what it lacks becomes the nearest one. */
final class SeriesReader {
    private static final int LAST = 5;

    private SeriesReader() {}

    static ImportedItem.@Nullable Series read(@Nullable Recurrence rule, LocalDate first, ZoneId zone) {
        if (rule == null || rule.getFrequency() == null) {
            return null;
        }
        int interval = rule.getInterval() == null ? 1 : rule.getInterval();
        int days = days(rule.getByDay());
        int instance = instance(rule);
        LocalDate until = rule.getUntil() == null
                ? null
                : rule.getUntil().toInstant().atZone(zone).toLocalDate();
        int count = rule.getCount() == null ? 0 : rule.getCount();
        int month = rule.getByMonth().isEmpty()
                ? first.getMonthValue()
                : rule.getByMonth().get(0);
        int dayOfMonth = rule.getByMonthDay().isEmpty()
                ? first.getDayOfMonth()
                : rule.getByMonthDay().get(0);
        return switch (rule.getFrequency()) {
            case WEEKLY ->
                new ImportedItem.Series(
                        ImportedItem.Frequency.WEEKLY,
                        interval,
                        days == 0 ? bit(first.getDayOfWeek().getValue() % 7) : days,
                        0,
                        0,
                        0,
                        until,
                        count);
            case MONTHLY ->
                new ImportedItem.Series(
                        ImportedItem.Frequency.MONTHLY,
                        interval,
                        days,
                        days == 0 ? dayOfMonth : 0,
                        0,
                        days == 0 ? 0 : instance,
                        until,
                        count);
            case YEARLY ->
                new ImportedItem.Series(
                        ImportedItem.Frequency.YEARLY,
                        interval,
                        days,
                        days == 0 ? dayOfMonth : 0,
                        month,
                        days == 0 ? 0 : instance,
                        until,
                        count);
            default -> new ImportedItem.Series(ImportedItem.Frequency.DAILY, interval, 0, 0, 0, 0, until, count);
        };
    }

    private static int days(List<ByDay> days) {
        int mask = 0;
        for (ByDay day : days) {
            mask |= bit(day.getDay().getCalendarConstant() - 1);
        }
        return mask;
    }

    /** Sunday is 0. */
    private static int bit(int weekday) {
        return 1 << weekday;
    }

    private static int instance(Recurrence rule) {
        Integer number = null;
        if (!rule.getByDay().isEmpty()) {
            number = rule.getByDay().get(0).getNum();
        }
        if (number == null && !rule.getBySetPos().isEmpty()) {
            number = rule.getBySetPos().get(0);
        }
        if (number == null) {
            return 1;
        }
        return number < 0 ? LAST : Math.min(number, LAST);
    }
}
