package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.LocalDate;
import java.util.List;

/**
 * A date on both sides, without time and zone, such as a birthday: no zone ever moves it. (Field map of contacts; CRM columns with behavior
 * DateOnly.)
 *
 * <p>An organization may have kept the column as a point in time (behavior UserLocal). Then its day counts in the mailbox's zone and a new
 * one is written at noon there, because such a column takes no plain date.
 */
final class DateOnly extends DayField {
    /** Earliest date the CRM takes (limits of date columns in the Web API); Outlook knows earlier ones. */
    private static final LocalDate EARLIEST = LocalDate.of(1753, 1, 1);

    DateOnly(String column, String label, ItemField itemField) {
        super(column, label, itemField, List.of(column));
    }

    @Override
    FieldValue lift(OutlookItem item) {
        return shortens(item) ? FieldValue.NONE : super.lift(item);
    }

    @Override
    public boolean shortens(OutlookItem item) {
        return super.lift(item) instanceof FieldValue.Day day && day.value().isBefore(EARLIEST);
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        String column = name();
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
}
