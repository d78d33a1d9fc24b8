package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;

/** Subject. The CRM requires one (activity tables of the Web API: 200 characters, required), Outlook does not. */
final class Subject extends TextField {
    /** Stands in the CRM for an empty subject, so that the record can be found and opened. */
    static final String NO_SUBJECT = "(no subject)";

    Subject() {
        super("subject", "Subject", ItemField.SUBJECT, 200, false);
    }

    @Override
    FieldValue lift(OutlookItem item) {
        return emptyIfStandIn(super.lift(item));
    }

    @Override
    FieldValue lift(CrmRow row, ZoneId zone) {
        return emptyIfStandIn(super.lift(row, zone));
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        super.toCrm(value, draft);
        if (!(value instanceof FieldValue.Text)) {
            draft.set("subject", new CrmValue.Text(NO_SUBJECT));
        }
    }

    @Override
    public String meaningOfEmpty() {
        return "An empty subject in Outlook is “" + NO_SUBJECT + "” in the CRM, and the other way round.";
    }

    private static FieldValue emptyIfStandIn(FieldValue value) {
        return value instanceof FieldValue.Text text && text.value().equals(NO_SUBJECT) ? FieldValue.NONE : value;
    }
}
