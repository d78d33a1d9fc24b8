package dev.crmbridge.outlooksim.model;

import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import dev.crmbridge.outlooksim.mailbox.Fields;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.Recurrence;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Works out the occurrences of a series in local time. Pure. */
final class Occurrences {
    /** At most so many of one series are worked out; Outlook's own count is without bound for a series without end. */
    static final int MOST = 1000;

    private static final DayOfWeek[] WEEK = {
        DayOfWeek.SUNDAY,
        DayOfWeek.MONDAY,
        DayOfWeek.TUESDAY,
        DayOfWeek.WEDNESDAY,
        DayOfWeek.THURSDAY,
        DayOfWeek.FRIDAY,
        DayOfWeek.SATURDAY
    };

    /** An item in a list, as itself or as one occurrence of a series. */
    record Shown(SimItem item, @Nullable Occurrence occurrence) {}

    private Occurrences() {}

    /** @return the items that match, series as their occurrences, in order of start */
    static List<Shown> expanded(List<SimItem> items, ItemQuery query, ObjectModel model) {
        ZoneId zone = model.mailbox().zone();
        List<Shown> all = new ArrayList<>();
        for (SimItem item : items) {
            Recurrence recurrence = item.content().recurrence();
            if (item.kind() != ItemKind.APPOINTMENT || recurrence == null) {
                if (query.matches(item, zone)) {
                    all.add(new Shown(item, null));
                }
                continue;
            }
            for (Occurrence occurrence : of(recurrence)) {
                if (query.matches(new ItemView(item.kind(), item, occurrence.in(item.content(), zone)), zone)) {
                    all.add(new Shown(item, occurrence));
                }
            }
        }
        all.sort(Comparator.comparing(shown -> start(shown, zone)));
        return all;
    }

    private static LocalDateTime start(Shown shown, ZoneId zone) {
        Occurrence occurrence = shown.occurrence();
        if (occurrence != null) {
            return occurrence.start();
        }
        return shown.item().content().values().get(Fields.START) instanceof PropertyValue.Moment moment
                ? LocalDateTime.ofInstant(moment.value(), zone)
                : LocalDateTime.MIN;
    }

    /** @return the occurrences, deleted ones left out, at most {@link #MOST} */
    static List<Occurrence> of(Recurrence recurrence) {
        LocalDateTime first = recurrence.start().atTime(recurrence.startTime());
        DateIterator dates = rule(recurrence)
                .getDateIterator(Date.from(first.toInstant(ZoneOffset.UTC)), TimeZone.getTimeZone("UTC"));
        List<Occurrence> all = new ArrayList<>();
        for (int i = 0; i < MOST && dates.hasNext(); i++) {
            LocalDateTime original = LocalDateTime.ofInstant(dates.next().toInstant(), ZoneOffset.UTC);
            LocalDate end = recurrence.end();
            if (end != null && original.toLocalDate().isAfter(end)) {
                break;
            }
            Optional<Recurrence.Deviation> deviation = recurrence.exceptions().stream()
                    .filter(one -> one.original().equals(original))
                    .findFirst();
            if (deviation.isEmpty()) {
                all.add(new Occurrence(original, original, recurrence.durationMinutes(), false, null));
            } else if (!deviation.get().deleted()) {
                Recurrence.Deviation moved = deviation.get();
                all.add(new Occurrence(original, moved.start(), moved.durationMinutes(), true, moved.subject()));
            }
        }
        return all;
    }

    private static biweekly.util.Recurrence rule(Recurrence recurrence) {
        biweekly.util.Recurrence.Builder rule = new biweekly.util.Recurrence.Builder(
                        switch (recurrence.type()) {
                            case 0 -> Frequency.DAILY;
                            case 1 -> Frequency.WEEKLY;
                            case 5, 6 -> Frequency.YEARLY;
                            default -> Frequency.MONTHLY;
                        })
                .interval(recurrence.type() >= 5 ? Math.max(1, recurrence.interval() / 12) : recurrence.interval());
        List<DayOfWeek> days = days(recurrence.dayOfWeekMask());
        switch (recurrence.type()) {
            case 0 -> {}
            case 1 -> rule.byDay(days);
            case 2 -> rule.byMonthDay(recurrence.dayOfMonth());
            case 5 -> rule.byMonth(recurrence.monthOfYear()).byMonthDay(recurrence.dayOfMonth());
            default -> {
                if (recurrence.type() == 6) {
                    rule.byMonth(recurrence.monthOfYear());
                }
                rule.byDay(days).bySetPos(recurrence.instance() == 5 ? -1 : recurrence.instance());
            }
        }
        if (recurrence.occurrences() > 0) {
            rule.count(recurrence.occurrences());
        }
        return rule.build();
    }

    private static List<DayOfWeek> days(int mask) {
        List<DayOfWeek> days = new ArrayList<>();
        for (int bit = 0; bit < WEEK.length; bit++) {
            if ((mask & 1 << bit) != 0) {
                days.add(WEEK[bit]);
            }
        }
        return days;
    }
}
