package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.mailbox.ItemField;
import java.time.ZoneId;
import java.util.Set;

/** State with status reason, the part that is the same for tasks and appointments: the CRM's side of it. */
abstract class StatusField extends MappedField {
    static final String NAME = "status";

    private final StateTable states;

    /**
     * @param label name for people
     * @param states the table's states
     * @param shown Outlook's field
     */
    StatusField(String label, StateTable states, ItemField shown) {
        super(NAME, label, StateTable.COLUMNS, Set.of(shown));
        this.states = states;
    }

    /** @return the table's states */
    final StateTable states() {
        return states;
    }

    @Override
    final FieldValue lift(CrmRow row, ZoneId zone) {
        return StateTable.read(row);
    }

    @Override
    public final void toCrm(FieldValue value, CrmDraft draft) {
        StateTable.write(value, draft);
    }

    @Override
    public final boolean isProgress() {
        return true;
    }

    @Override
    public final String show(FieldValue value, ZoneId zone) {
        return states.show(value);
    }
}
