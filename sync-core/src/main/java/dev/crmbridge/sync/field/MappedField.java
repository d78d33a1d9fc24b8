package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part that is the same for all fields that live in fields of the Outlook item. */
abstract class MappedField implements Field {
    private final String name;
    private final String label;
    private final List<String> columns;
    private final Set<ItemField> itemFields;

    MappedField(String name, String label, List<String> columns, Set<ItemField> itemFields) {
        this.name = name;
        this.label = label;
        this.columns = List.copyOf(columns);
        this.itemFields = Set.copyOf(itemFields);
    }

    /** Reads Outlook's value without regard to the base; every field of {@link #itemFields} was read. */
    abstract FieldValue lift(OutlookItem item);

    /** Reads the CRM's value; every column of {@link #columns} is there. */
    abstract FieldValue lift(CrmRow row, ZoneId zone);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String label() {
        return label;
    }

    @Override
    public Direction direction() {
        return Direction.BOTH;
    }

    @Override
    public final List<String> columns() {
        return columns;
    }

    @Override
    public final Set<ItemField> itemFields() {
        return itemFields;
    }

    @Override
    public FieldValue fromOutlook(OutlookItem item, @Nullable Snapshot base) {
        if (base == null || base.value(name).equals(FieldValue.UNKNOWN)) {
            return item.fields().keySet().containsAll(itemFields) ? lift(item) : FieldValue.NONE;
        }
        if (!item.fields().keySet().containsAll(itemFields)) {
            return base.value(name);
        }
        return shows(item, base) ? base.value(name) : lift(item);
    }

    @Override
    public FieldValue fromCrm(CrmRow row, ZoneId zone, @Nullable Snapshot base) {
        if (!row.values().keySet().containsAll(columns)) {
            FieldValue before = base == null ? FieldValue.UNKNOWN : base.value(name);
            return before.equals(FieldValue.UNKNOWN) ? FieldValue.NONE : before;
        }
        return lift(row, zone);
    }

    @Override
    public boolean alike(Snapshot shown, Snapshot wanted, ZoneId zone) {
        OutlookDraft first = new OutlookDraft(zone);
        OutlookDraft second = new OutlookDraft(zone);
        toOutlook(shown, first);
        toOutlook(wanted, second);
        for (ItemField field : itemFields) {
            if (!Objects.equals(first.get(field), second.get(field))) {
                return false;
            }
        }
        return true;
    }

    /** @return whether Outlook shows what {@code base} looks like there */
    boolean shows(OutlookItem item, Snapshot base) {
        OutlookDraft draft = new OutlookDraft(item.facts().zone());
        toOutlook(base, draft);
        for (ItemField field : itemFields) {
            ItemValue wanted = draft.get(field);
            if (wanted == null || !wanted.equals(item.field(field))) {
                return false;
            }
        }
        return true;
    }
}
