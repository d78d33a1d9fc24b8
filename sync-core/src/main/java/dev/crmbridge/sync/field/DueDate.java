package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import java.util.List;

/** Due date of a task, phone call, letter or fax. */
final class DueDate extends DayField {
    DueDate() {
        super("scheduledend", "Due Date", ItemField.DUE_DATE, List.of("scheduledend"));
    }

    @Override
    public String meaningOfEmpty() {
        return "“None” in Outlook is empty in the CRM. The CRM's time of day stays as it is.";
    }
}
