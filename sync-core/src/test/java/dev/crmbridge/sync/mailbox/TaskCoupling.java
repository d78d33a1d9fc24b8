package dev.crmbridge.sync.mailbox;

import java.time.LocalDate;
import java.util.Map;

/** How Outlook keeps a task's percentage, status and dates consistent. Source: Outlook object model, TaskItem. */
final class TaskCoupling {
    private static final int NOT_STARTED = 0;
    private static final int IN_PROGRESS = 1;
    private static final int COMPLETE = 2;

    private TaskCoupling() {}

    static void apply(Map<ItemField, ItemValue> fields, Map<ItemField, ItemValue> changes, LocalDate today) {
        if (changes.containsKey(ItemField.PERCENT_COMPLETE)) {
            int percent = whole(fields, ItemField.PERCENT_COMPLETE);
            if (!changes.containsKey(ItemField.STATUS)) {
                int status = whole(fields, ItemField.STATUS);
                if (percent == 100) {
                    set(fields, ItemField.STATUS, COMPLETE);
                } else if (percent == 0 && (status == COMPLETE || status == IN_PROGRESS)) {
                    set(fields, ItemField.STATUS, NOT_STARTED);
                } else if (percent > 0 && (status == COMPLETE || status == NOT_STARTED)) {
                    set(fields, ItemField.STATUS, IN_PROGRESS);
                }
            }
        }
        if (changes.containsKey(ItemField.STATUS)) {
            int status = whole(fields, ItemField.STATUS);
            if (status == COMPLETE) {
                set(fields, ItemField.PERCENT_COMPLETE, 100);
            } else if (status == NOT_STARTED || whole(fields, ItemField.PERCENT_COMPLETE) == 100) {
                set(fields, ItemField.PERCENT_COMPLETE, 0);
            }
        }
        boolean complete = whole(fields, ItemField.STATUS) == COMPLETE;
        if (!complete) {
            fields.put(ItemField.DATE_COMPLETED, ItemValue.NONE);
        } else if (!(fields.get(ItemField.DATE_COMPLETED) instanceof ItemValue.Day)) {
            fields.put(ItemField.DATE_COMPLETED, new ItemValue.Day(today));
        }
        dates(fields, changes);
    }

    private static void dates(Map<ItemField, ItemValue> fields, Map<ItemField, ItemValue> changes) {
        if (fields.get(ItemField.START_DATE) instanceof ItemValue.Day start) {
            if (!(fields.get(ItemField.DUE_DATE) instanceof ItemValue.Day due)) {
                // Only an edit of the start brings a due date along, so a due date can be emptied.
                if (changes.containsKey(ItemField.START_DATE) && !changes.containsKey(ItemField.DUE_DATE)) {
                    fields.put(ItemField.DUE_DATE, start);
                }
            } else if (due.value().isBefore(start.value())) {
                boolean dueWins = changes.containsKey(ItemField.DUE_DATE);
                fields.put(dueWins ? ItemField.START_DATE : ItemField.DUE_DATE, dueWins ? due : start);
            }
        }
    }

    private static int whole(Map<ItemField, ItemValue> fields, ItemField field) {
        return fields.get(field) instanceof ItemValue.Whole number ? number.value() : 0;
    }

    private static void set(Map<ItemField, ItemValue> fields, ItemField field, int value) {
        fields.put(field, new ItemValue.Whole(value));
    }
}
