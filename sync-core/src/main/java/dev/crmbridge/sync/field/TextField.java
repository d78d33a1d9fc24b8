package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A text column of limited length; longer text in Outlook is cut on the way, and closes the way back for that item. */
abstract class TextField extends MappedField {
    private final String column;
    private final ItemField itemField;
    private final int limit;
    private final boolean lines;
    private final Optional<Choice> choice;

    /**
     * @param limit longest text the column takes, in UTF-16 units
     * @param lines whether the text may have more than one line; otherwise line ends count as blanks
     */
    TextField(String column, String label, ItemField itemField, int limit, boolean lines) {
        super(column, label, List.of(column), Set.of(itemField));
        this.column = column;
        this.itemField = itemField;
        this.limit = limit;
        this.lines = lines;
        this.choice = Optional.of(new Choice(column, label));
    }

    /** @return longest text the column takes, in UTF-16 units */
    final int limit() {
        return limit;
    }

    @Override
    public Optional<Choice> choice() {
        return choice;
    }

    @Override
    FieldValue lift(OutlookItem item) {
        return FieldValue.text(PlainText.cut(PlainText.flattened(original(item)), limit));
    }

    @Override
    FieldValue lift(CrmRow row, ZoneId zone) {
        return row.value(column) instanceof CrmValue.Text text
                ? FieldValue.text(normalized(text.value()))
                : FieldValue.NONE;
    }

    @Override
    public boolean shortens(OutlookItem item) {
        String original = original(item);
        return original.length() > limit || PlainText.flattened(original).length() < original.length();
    }

    @Override
    public void toOutlook(Snapshot wanted, OutlookDraft draft) {
        draft.set(
                itemField,
                wanted.value(name()) instanceof FieldValue.Text text
                        ? ItemValue.text(text.value().replace("\n", "\r\n"))
                        : ItemValue.NONE);
    }

    @Override
    public void toCrm(FieldValue value, CrmDraft draft) {
        draft.set(column, value instanceof FieldValue.Text text ? CrmValue.text(text.value()) : CrmValue.NONE);
    }

    private String original(OutlookItem item) {
        return item.field(itemField) instanceof ItemValue.Text text ? normalized(text.value()) : "";
    }

    private String normalized(String text) {
        String normalized = PlainText.normalized(text);
        return lines ? normalized : normalized.replace('\n', ' ').replace('\t', ' ');
    }
}
