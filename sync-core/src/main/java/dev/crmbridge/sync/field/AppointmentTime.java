package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * Start, end, all day and duration of an appointment, as one value: half of it never travels alone.
 *
 * <p>All-day events are days, not points in time. Both sides store them as midnights of somebody's zone; the nearest midnight of
 * the mailbox's zone tells the day, so an event entered a few zones away keeps its date.
 */
final class AppointmentTime extends MappedField {
    private static final String START = "scheduledstart";
    private static final String END = "scheduledend";
    private static final String ALL_DAY = "isalldayevent";
    private static final long HALF_A_DAY = 12;

    AppointmentTime() {
        super(
                "time",
                "Appointment Time",
                List.of(START, END, ALL_DAY),
                Set.of(ItemField.START, ItemField.END, ItemField.ALL_DAY));
    }

    @Override
    FieldValue lift(OutlookItem item) {
        if (item.field(ItemField.START) instanceof ItemValue.Moment start
                && item.field(ItemField.END) instanceof ItemValue.Moment end) {
            boolean allDay = item.field(ItemField.ALL_DAY).equals(new ItemValue.Flag(true));
            return of(start.value(), end.value(), allDay, item.facts().zone());
        }
        return FieldValue.NONE;
    }

    @Override
    FieldValue lift(CrmRow row, ZoneId zone) {
        return of(row.value(START), row.value(END), row.value(ALL_DAY), zone);
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        FieldValue value = wanted.value(name());
        if (value instanceof FieldValue.Span span) {
            outlook(draft, span.start(), span.end(), false);
        } else if (value instanceof FieldValue.Days days) {
            outlook(draft, midnight(days.first(), draft.zone()), midnight(days.after(), draft.zone()), true);
        }
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        if (value.equals(of(draft.current(START), draft.current(END), draft.current(ALL_DAY), draft.zone()))) {
            return; // an all-day event entered in another zone keeps its own midnights
        }
        if (value instanceof FieldValue.Span span) {
            crm(draft, span.start(), span.end(), false);
        } else if (value instanceof FieldValue.Days days) {
            crm(draft, midnight(days.first(), draft.zone()), midnight(days.after(), draft.zone()), true);
        }
    }

    @Override
    public String meaningOfEmpty() {
        return "Never empty in Outlook. An appointment without a start or an end in the CRM leaves Outlook's time as it is.";
    }

    private static FieldValue of(CrmValue start, CrmValue end, CrmValue allDay, ZoneId zone) {
        return start instanceof CrmValue.Moment from && end instanceof CrmValue.Moment to
                ? of(from.value(), to.value(), allDay.equals(new CrmValue.Flag(true)), zone)
                : FieldValue.NONE;
    }

    private static FieldValue of(Instant start, Instant end, boolean allDay, ZoneId zone) {
        if (!allDay) {
            return new FieldValue.Span(start, end);
        }
        LocalDate first =
                start.atZone(zone).toLocalDateTime().plusHours(HALF_A_DAY).toLocalDate();
        long days = Math.max(1, Math.round(Duration.between(start, end).toMinutes() / (24.0 * 60)));
        return new FieldValue.Days(first, first.plusDays(days));
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static void outlook(OutlookDraft draft, Instant start, Instant end, boolean allDay) {
        draft.set(ItemField.START, new ItemValue.Moment(start));
        draft.set(ItemField.END, new ItemValue.Moment(end));
        draft.set(ItemField.ALL_DAY, new ItemValue.Flag(allDay));
    }

    private static void crm(CrmDraft draft, Instant start, Instant end, boolean allDay) {
        draft.set(START, new CrmValue.Moment(start));
        draft.set(END, new CrmValue.Moment(end));
        draft.set(ALL_DAY, new CrmValue.Flag(allDay));
        draft.set(
                "scheduleddurationminutes",
                new CrmValue.Whole(Math.max(0, Duration.between(start, end).toMinutes())));
    }
}
