package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The id by which all copies of one meeting are known (appointment table: globalobjectid, 300 characters). Written once, when the
 * item is tracked; a later difference is another copy of the meeting and no change.
 */
final class GlobalObjectId implements Field {
    static final String NAME = "globalobjectid";
    private static final int LIMIT = 300;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "Global Object ID";
    }

    @Override
    public Direction direction() {
        return Direction.TO_CRM;
    }

    @Override
    public List<String> columns() {
        return List.of(NAME);
    }

    @Override
    public Set<ItemField> itemFields() {
        return Set.of();
    }

    @Override
    public FieldValue fromOutlook(OutlookItem item, @Nullable Snapshot base) {
        if (base != null) {
            return base.value(NAME);
        }
        String id = item.facts().globalAppointmentId();
        return id == null || id.length() > LIMIT ? FieldValue.NONE : FieldValue.text(id);
    }

    @Override
    public FieldValue fromCrm(CrmRow row, ZoneId zone, @Nullable Snapshot base) {
        if (base != null) {
            return base.value(NAME);
        }
        return row.value(NAME) instanceof CrmValue.Text text ? FieldValue.text(text.value()) : FieldValue.NONE;
    }

    @Override
    public boolean shortens(OutlookItem item) {
        String id = item.facts().globalAppointmentId();
        return id != null && id.length() > LIMIT;
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        // never: Outlook makes this id
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        draft.set(NAME, value instanceof FieldValue.Text text ? CrmValue.text(text.value()) : CrmValue.NONE);
    }

    @Override
    public String meaningOfEmpty() {
        return "Unknown. An id that is too long is left out, because a part of an id would name another meeting.";
    }
}
