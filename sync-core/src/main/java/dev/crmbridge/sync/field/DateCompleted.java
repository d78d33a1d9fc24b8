package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Day of completion. Outlook has one exactly while the task is complete and fills it in by itself; the CRM may have one without
 * the other.
 */
final class DateCompleted extends DayField {
    DateCompleted() {
        super("actualend", "Date Completed", ItemField.DATE_COMPLETED, List.of("actualend"));
    }

    @Override
    public FieldValue fromOutlook(OutlookItem item, @Nullable Snapshot base) {
        if (base != null
                && TaskStatus.closed(base)
                && TaskStatus.complete(item)
                && base.value(name()).equals(FieldValue.NONE)) {
            return FieldValue.NONE; // the CRM was closed without a date; the one Outlook filled in is not an edit
        }
        return super.fromOutlook(item, base);
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        if (!TaskStatus.closed(wanted)) {
            draft.set(ItemField.DATE_COMPLETED, dev.crmbridge.sync.mailbox.ItemValue.NONE);
        } else if (wanted.value(name()) instanceof FieldValue.Day) {
            super.toOutlook(wanted, draft);
        }
    }

    @Override
    public boolean followsState() {
        return true;
    }

    @Override
    public String meaningOfEmpty() {
        return "Not completed. While the record is open Outlook shows “None”; reopening in Outlook empties it in the CRM.";
    }
}
