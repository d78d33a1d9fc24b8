package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a contact is active. Outlook has nothing like it; an inactive contact takes no changes from Outlook. */
final class ContactState implements Field {
    private final StateTable states;

    ContactState(StateTable states) {
        this.states = states;
    }

    @Override
    public String name() {
        return StatusField.NAME;
    }

    @Override
    public String label() {
        return "Status";
    }

    @Override
    public Direction direction() {
        return Direction.TO_OUTLOOK;
    }

    @Override
    public List<String> columns() {
        return StateTable.COLUMNS;
    }

    @Override
    public Set<ItemField> itemFields() {
        return Set.of();
    }

    @Override
    public FieldValue fromOutlook(OutlookItem item, @Nullable Snapshot base) {
        return base == null ? states.otherwise() : base.value(name());
    }

    @Override
    public FieldValue fromCrm(CrmRow row, ZoneId zone, @Nullable Snapshot base) {
        if (!row.values().keySet().containsAll(columns())) {
            return base == null ? FieldValue.NONE : base.value(name());
        }
        return StateTable.read(row);
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        // Outlook shows nothing of it
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        StateTable.write(value, draft);
    }

    @Override
    public boolean alike(Snapshot shown, Snapshot wanted, ZoneId zone) {
        return true;
    }

    @Override
    public String show(FieldValue value, ZoneId zone) {
        return states.show(value);
    }

    @Override
    public String meaningOfEmpty() {
        return "Never empty. Outlook does not show it.";
    }
}
