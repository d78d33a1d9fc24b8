package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A day in Outlook, a point in time (UTC) in the CRM.
 *
 * <p>The CRM's time of day is its own: it is kept while the day stays, and moves along to a new day, unless that day has no such time. A
 * new value is written at noon of the mailbox's zone, so that the day is the same for a reader a few zones away. (CRM columns with
 * behavior UserLocal are stored in UTC and shown in each reader's zone.)
 */
abstract class DayField extends MappedField {
    private final String column;
    private final ItemField itemField;
    private final Optional<Choice> choice;

    DayField(String column, String label, ItemField itemField, List<String> columns) {
        super(column, label, columns, Set.of(itemField));
        this.column = column;
        this.itemField = itemField;
        this.choice = Optional.of(new Choice(column, label));
    }

    @Override
    public Optional<Choice> choice() {
        return isProgress() ? Optional.empty() : choice;
    }

    @Override
    FieldValue lift(OutlookItem item) {
        return item.field(itemField) instanceof ItemValue.Day day ? new FieldValue.Day(day.value()) : FieldValue.NONE;
    }

    @Override
    FieldValue lift(CrmRow row, ZoneId zone) {
        return dayOf(row.value(column), zone);
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        draft.set(
                itemField,
                wanted.value(name()) instanceof FieldValue.Day day ? new ItemValue.Day(day.value()) : ItemValue.NONE);
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        CrmValue current = draft.current(column);
        if (!(value instanceof FieldValue.Day day)) {
            draft.set(column, CrmValue.NONE);
        } else if (!value.equals(dayOf(current, draft.zone()))) {
            draft.set(column, at(day.value(), current, draft.zone()));
        }
    }

    private static CrmValue at(LocalDate day, CrmValue current, ZoneId zone) {
        LocalTime time = current instanceof CrmValue.Moment moment
                ? moment.value().atZone(zone).toLocalTime().truncatedTo(ChronoUnit.SECONDS)
                : LocalTime.NOON;
        ZonedDateTime moment = day.atTime(time).atZone(zone);
        boolean skipped = !moment.toLocalDate().equals(day); // an evening of which the clocks leave out the last hour
        return new CrmValue.Moment((skipped ? day.atTime(LocalTime.NOON).atZone(zone) : moment).toInstant());
    }

    private static FieldValue dayOf(CrmValue value, ZoneId zone) {
        if (value instanceof CrmValue.Moment moment) {
            return new FieldValue.Day(moment.value().atZone(zone).toLocalDate());
        }
        return value instanceof CrmValue.Day day ? new FieldValue.Day(day.value()) : FieldValue.NONE;
    }
}
