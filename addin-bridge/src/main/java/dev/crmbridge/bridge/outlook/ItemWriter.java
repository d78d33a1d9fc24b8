package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes an opened item in the order Outlook needs. Never saves, never sends, never touches recipients. */
final class ItemWriter {
    private ItemWriter() {}

    /**
     * Sets fields.
     *
     * @throws IllegalArgumentException when the kind does not have one of the fields
     */
    static void setFields(OpenedItem item, ItemKind kind, Map<ItemField, ItemValue> changes, ComScope scope) {
        List<MappedField> order = new ArrayList<>(MappedField.of(kind));
        if (changes.get(ItemField.ALL_DAY) instanceof ItemValue.Flag allDay && !allDay.value()) {
            // an all-day event snaps times to midnight, so it ends being one before it gets times
            order.sort((one, other) ->
                    Boolean.compare(other.field() == ItemField.ALL_DAY, one.field() == ItemField.ALL_DAY));
        }
        Set<ItemField> left = new LinkedHashSet<>(changes.keySet());
        for (MappedField mapped : order) {
            ItemValue value = changes.get(mapped.field());
            if (value != null) {
                left.remove(mapped.field());
                if (isWritable(mapped.field(), value)) {
                    scope.put(item.object(), mapped.member(), mapped.form().write(value));
                }
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("an item of kind " + kind.word() + " has no field " + left);
        }
    }

    /**
     * Puts the mark and the category on, keeping all other categories.
     *
     * @param markProperties as {@link MarkProperties#of} gives them
     * @param categories those it has
     */
    static void setMark(
            ItemAccess access,
            OpenedItem item,
            Map<String, ComValue> markProperties,
            Set<String> categories,
            ComScope scope) {
        Set<String> more = new LinkedHashSet<>(categories);
        access.set(item, markProperties, more.add(MarkProperties.CATEGORY) ? more : null, scope);
    }

    /**
     * Takes the category off and says "was tracked once" where there was a mark.
     *
     * @return whether there was anything to change
     */
    static boolean clearMark(ItemAccess access, OpenedItem item, RawItem raw, ComScope scope) {
        boolean marked = raw.value(SchemaNames.user(MarkProperties.LINK_STATE)) != null;
        Set<String> fewer = new LinkedHashSet<>(raw.categories());
        boolean shown = fewer.remove(MarkProperties.CATEGORY);
        if (marked || shown) {
            Map<String, ComValue> state =
                    Map.of(MarkProperties.LINK_STATE, MarkProperties.state(ItemMark.State.UNLINKED));
            access.set(item, marked ? state : Map.of(), shown ? fewer : null, scope);
        }
        return marked || shown;
    }

    /** A completion date cannot be emptied by itself, nor times: state and the other time do that. */
    private static boolean isWritable(ItemField field, ItemValue value) {
        return !(value instanceof ItemValue.None)
                || (field != ItemField.DATE_COMPLETED && field != ItemField.START && field != ItemField.END);
    }
}
