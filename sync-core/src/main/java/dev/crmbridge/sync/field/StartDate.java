package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import java.util.List;

/** Start date of a task, phone call, letter or fax. */
final class StartDate extends DayField {
    StartDate() {
        super("scheduledstart", "Start Date", ItemField.START_DATE, List.of("scheduledstart"));
    }

    @Override
    public String meaningOfEmpty() {
        return "“None” in Outlook is empty in the CRM. The CRM's time of day stays as it is.";
    }
}
