package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A date on both sides, without time and zone, such as a birthday: no zone ever moves it. (Field map of contacts; CRM columns with behavior
 * DateOnly.)
 *
 * <p>An organization may have kept the column as a point in time (behavior UserLocal). Then its day counts in the mailbox's zone and a new
 * one is written at noon there, because such a column takes no plain date.
 */
final class DateOnly extends MappedField {
    /** Earliest date the CRM takes (limits of date columns in the Web API); Outlook knows earlier ones. */
    private static final LocalDate EARLIEST = LocalDate.of(1753, 1, 1);

    private final String column;
    private final ItemField itemField;

    DateOnly(String column, String label, ItemField itemField) {
        super(column, label, List.of(column), Set.of(itemField));
        this.column = column;
        this.itemField = itemField;
    }

    @Override
    FieldValue lift(OutlookItem item) {
        LocalDate day = day(item);
        return day == null || day.isBefore(EARLIEST) ? FieldValue.NONE : new FieldValue.Day(day);
    }

    @Override
    FieldValue lift(CrmRow row, ZoneId zone) {
        CrmValue value = row.value(column);
        if (value instanceof CrmValue.Moment moment) {
            return new FieldValue.Day(moment.value().atZone(zone).toLocalDate());
        }
        return value instanceof CrmValue.Day day ? new FieldValue.Day(day.value()) : FieldValue.NONE;
    }

    @Override
    public boolean shortens(OutlookItem item) {
        LocalDate day = day(item);
        return day != null && day.isBefore(EARLIEST);
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        draft.set(
                itemField,
                wanted.value(name()) instanceof FieldValue.Day day ? new ItemValue.Day(day.value()) : ItemValue.NONE);
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        if (!(value instanceof FieldValue.Day day)) {
            draft.set(column, CrmValue.NONE);
        } else if (draft.current(column) instanceof CrmValue.Moment) {
            draft.set(
                    column,
                    new CrmValue.Moment(
                            day.value().atTime(12, 0).atZone(draft.zone()).toInstant()));
        } else {
            draft.set(column, new CrmValue.Day(day.value()));
        }
    }

    @Override
    public String meaningOfEmpty() {
        return "“None” in Outlook is empty in the CRM. A date before 1753 stays in Outlook, because the CRM takes none.";
    }

    private @Nullable LocalDate day(OutlookItem item) {
        return item.field(itemField) instanceof ItemValue.Day day ? day.value() : null;
    }
}
