package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written to an Outlook item.
 *
 * @param fields only the fields to change. Outlook couples percent, status and date completed: write them in that order, in one
 *     save, and read again
 * @param regardingChanged whether the mark's regarding text is to be written
 * @param regarding the new regarding text, or null for none
 */
public record OutlookChange(
        Map<ItemField, ItemValue> fields,
        boolean regardingChanged,
        @Nullable String regarding) {
    public OutlookChange {
        fields = Map.copyOf(fields);
    }

    /** @return whether there is nothing to write */
    public boolean isEmpty() {
        return fields.isEmpty() && !regardingChanged;
    }
}
