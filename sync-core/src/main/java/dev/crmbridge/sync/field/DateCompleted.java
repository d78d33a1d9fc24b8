package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Day of completion. Outlook has one exactly while the task is complete and fills it in by itself; the CRM may have one without
 * the other.
 */
final class DateCompleted extends DayField {
    private static final String NAME = "actualend";

    DateCompleted() {
        super(NAME, "Date Completed", ItemField.DATE_COMPLETED, List.of(NAME));
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
        show(wanted, draft);
    }

    /** Without a date in the CRM a closed record leaves Outlook the one it filled in. */
    static void show(Snapshot wanted, OutlookDraft draft) {
        if (!TaskStatus.closed(wanted)) {
            draft.set(ItemField.DATE_COMPLETED, ItemValue.NONE);
        } else if (wanted.value(NAME) instanceof FieldValue.Day day) {
            draft.set(ItemField.DATE_COMPLETED, new ItemValue.Day(day.value()));
        }
    }

    @Override
    public boolean alike(Snapshot shown, Snapshot wanted, ZoneId zone) {
        boolean filledIn = TaskStatus.closed(shown)
                && TaskStatus.closed(wanted)
                && wanted.value(NAME).equals(FieldValue.NONE);
        return filledIn || super.alike(shown, wanted, zone);
    }

    @Override
    public boolean isProgress() {
        return true;
    }

    @Override
    public String meaningOfEmpty() {
        return "Not completed. While the record is open Outlook shows “None”; reopening in Outlook empties it in the CRM.";
    }
}
