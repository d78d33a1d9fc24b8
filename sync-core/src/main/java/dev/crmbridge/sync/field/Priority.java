package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Importance in Outlook (OlImportance), priority in the CRM. Both count 0 low, 1 normal, 2 high; a test holds them to it. */
final class Priority extends MappedField {
    private static final String NAME = "prioritycode";
    private static final List<String> WORDS = List.of("Low", "Normal", "High");
    private static final FieldValue NORMAL = new FieldValue.Whole(1);

    Priority() {
        super(NAME, "Priority", List.of(NAME), Set.of(ItemField.IMPORTANCE));
    }

    @Override
    FieldValue lift(OutlookItem item) {
        return item.field(ItemField.IMPORTANCE) instanceof ItemValue.Whole importance
                ? known(importance.value())
                : NORMAL;
    }

    @Override
    FieldValue lift(CrmRow row, ZoneId zone) {
        return row.value(NAME) instanceof CrmValue.Whole priority ? new FieldValue.Whole(priority.value()) : NORMAL;
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        FieldValue shown = wanted.value(NAME) instanceof FieldValue.Whole priority ? known(priority.value()) : NORMAL;
        draft.set(ItemField.IMPORTANCE, new ItemValue.Whole((int) ((FieldValue.Whole) shown).value()));
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        draft.set(NAME, new CrmValue.Whole(value instanceof FieldValue.Whole priority ? priority.value() : 1));
    }

    @Override
    public String show(FieldValue value, ZoneId zone) {
        return value instanceof FieldValue.Whole priority && priority.value() >= 0 && priority.value() < WORDS.size()
                ? WORDS.get((int) priority.value())
                : Shown.text(value, zone);
    }

    @Override
    public String meaningOfEmpty() {
        return "Empty is Normal. A priority of your own shows as Normal in Outlook and is kept in the CRM.";
    }

    private static FieldValue known(long priority) {
        return priority >= 0 && priority < WORDS.size() ? new FieldValue.Whole(priority) : NORMAL;
    }
}
