package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.Map;

/**
 * Outlook's task status and the CRM's state with status reason.
 *
 * <p>Completed and Canceled are both "Complete" in Outlook, and phone call, letter and fax know no shades of open: the CRM's
 * value is kept while Outlook still shows what it looks like there. Status reasons we do not know count as their state.
 */
final class TaskStatus extends StatusField {
    static final int NOT_STARTED = 0;
    static final int IN_PROGRESS = 1;
    static final int COMPLETE = 2;
    static final int WAITING = 3;
    static final int DEFERRED = 4;

    TaskStatus(StateTable states) {
        super("Status", states, ItemField.STATUS);
    }

    /** @return whether the status in {@code snapshot} is completed or canceled */
    static boolean closed(Snapshot snapshot) {
        return snapshot.closed();
    }

    /** @return whether Outlook has the task as complete; 100 % means complete (sync logic of tasks) */
    static boolean complete(OutlookItem item) {
        return item.field(ItemField.STATUS).equals(new ItemValue.Whole(COMPLETE))
                || item.field(ItemField.PERCENT_COMPLETE).equals(new ItemValue.Whole(100));
    }

    @Override
    FieldValue lift(OutlookItem item) {
        if (complete(item)) {
            return states().of(COMPLETE);
        }
        return states().of(
                        item.field(ItemField.STATUS) instanceof ItemValue.Whole status ? status.value() : NOT_STARTED);
    }

    @Override
    boolean shows(OutlookItem item, Snapshot base) {
        int status = item.field(ItemField.STATUS) instanceof ItemValue.Whole raw ? raw.value() : NOT_STARTED;
        int raw = complete(item) ? COMPLETE : status;
        Snapshot moved = base.value(PercentComplete.NAME) instanceof FieldValue.Whole
                ? base.with(Map.of(PercentComplete.NAME, PercentComplete.read(item)))
                : base;
        return states().showsAs(raw, shown(base)) && states().showsAs(raw, shown(moved)); // with the new percentage too
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        draft.set(ItemField.STATUS, new ItemValue.Whole(shown(wanted)));
        if (draft.before() != null && closed(draft.before()) != closed(wanted)) {
            // Outlook fills in both when a task is closed or reopened; say what they have to be
            draft.set(ItemField.PERCENT_COMPLETE, new ItemValue.Whole(PercentComplete.shown(wanted)));
            DateCompleted.show(wanted, draft);
        }
    }

    @Override
    public String meaningOfEmpty() {
        return "Never empty. Completed and Canceled both show as Complete; a status reason of your own shows as its state does.";
    }

    private int shown(Snapshot wanted) {
        int status = wanted.value(NAME) instanceof FieldValue.Status value ? states().outlook(value) : NOT_STARTED;
        boolean begun = PercentComplete.shown(wanted) > 0;
        return status == NOT_STARTED && begun ? IN_PROGRESS : status; // Outlook has no started task that is not started
    }
}
