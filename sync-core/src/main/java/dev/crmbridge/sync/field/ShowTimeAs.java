package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;

/**
 * How an appointment's time shows in the calendar, and the CRM's state with status reason.
 *
 * <p>"Working elsewhere", Completed and Canceled show as Free: the CRM's value is kept while Outlook shows what it looks like
 * there, so Free coming back from Outlook never reopens a closed appointment.
 */
final class ShowTimeAs extends StatusField {
    static final int FREE = 0;
    static final int TENTATIVE = 1;
    static final int BUSY = 2;
    static final int OUT_OF_OFFICE = 3;

    ShowTimeAs(StateTable states) {
        super("Show Time As", states, ItemField.BUSY_STATUS);
    }

    @Override
    FieldValue lift(OutlookItem item) {
        return states().of(item.field(ItemField.BUSY_STATUS) instanceof ItemValue.Whole busy ? busy.value() : FREE);
    }

    @Override
    boolean shows(OutlookItem item, Snapshot base) {
        return base.value(name()) instanceof FieldValue.Status status
                && item.field(ItemField.BUSY_STATUS) instanceof ItemValue.Whole busy
                && states().showsAs(busy.value(), states().outlook(status));
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        if (wanted.value(name()) instanceof FieldValue.Status status) {
            draft.set(ItemField.BUSY_STATUS, new ItemValue.Whole(states().outlook(status)));
        }
    }

    @Override
    public String meaningOfEmpty() {
        return "Never empty. Working elsewhere counts as Free; Completed and Canceled show as Free.";
    }
}
