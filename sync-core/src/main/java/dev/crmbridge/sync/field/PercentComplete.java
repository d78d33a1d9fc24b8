package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * How much of a task is done, 0 to 100; only the task table has it.
 *
 * <p>Outlook makes a complete task 100 % and a 100 % task complete. So a closed record shows 100 there whatever its own number
 * is, and an open one at most 99.
 */
final class PercentComplete extends MappedField {
    static final String NAME = "percentcomplete";

    PercentComplete() {
        super(NAME, "% Complete", List.of(NAME), Set.of(ItemField.PERCENT_COMPLETE));
    }

    /** @return the number Outlook has to show for {@code wanted} */
    static int shown(Snapshot wanted) {
        if (TaskStatus.closed(wanted)) {
            return 100;
        }
        return wanted.value(NAME) instanceof FieldValue.Whole percent ? (int) Math.min(99, percent.value()) : 0;
    }

    @Override
    FieldValue lift(OutlookItem item) {
        return read(item);
    }

    static FieldValue read(OutlookItem item) {
        if (TaskStatus.complete(item)) {
            return new FieldValue.Whole(100);
        }
        return new FieldValue.Whole(
                item.field(ItemField.PERCENT_COMPLETE) instanceof ItemValue.Whole percent ? clamp(percent.value()) : 0);
    }

    @Override
    FieldValue lift(CrmRow row, ZoneId zone) {
        return new FieldValue.Whole(row.value(NAME) instanceof CrmValue.Whole percent ? clamp(percent.value()) : 0);
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        draft.set(ItemField.PERCENT_COMPLETE, new ItemValue.Whole(shown(wanted)));
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        draft.set(NAME, new CrmValue.Whole(value instanceof FieldValue.Whole percent ? percent.value() : 0));
    }

    @Override
    public boolean isProgress() {
        return true;
    }

    @Override
    public String show(FieldValue value, ZoneId zone) {
        return Shown.text(value, zone) + " %";
    }

    @Override
    public String meaningOfEmpty() {
        return "Empty is 0 %. A complete task shows 100 % in Outlook, an open one at most 99 %.";
    }

    private static long clamp(long percent) {
        return Math.max(0, Math.min(100, percent));
    }
}
