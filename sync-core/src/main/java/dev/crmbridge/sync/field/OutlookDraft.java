package dev.crmbridge.sync.field;

import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemValue;
import java.time.ZoneId;
import java.util.EnumMap;
import org.jspecify.annotations.Nullable;

/** Collects what is to be written to an Outlook item. For one thread, for the length of one call. */
public final class OutlookDraft {
    private final ZoneId zone;
    private final @Nullable Snapshot before;
    private final EnumMap<ItemField, ItemValue> fields = new EnumMap<>(ItemField.class);
    private boolean regardingChanged;
    private @Nullable String regarding;

    /** @param zone the mailbox's zone */
    public OutlookDraft(ZoneId zone) {
        this(zone, null);
    }

    /**
     * @param zone the mailbox's zone
     * @param before what Outlook shows now, or null when that does not matter
     */
    public OutlookDraft(ZoneId zone, @Nullable Snapshot before) {
        this.zone = zone;
        this.before = before;
    }

    /** @return what Outlook shows now, or null when that does not matter */
    public @Nullable Snapshot before() {
        return before;
    }

    /** @return the mailbox's zone */
    public ZoneId zone() {
        return zone;
    }

    /** Sets a field; {@link ItemValue#NONE} empties it. */
    public void set(ItemField field, ItemValue value) {
        fields.put(field, value);
    }

    /**
     * Shows a regarding name on the item.
     *
     * @param name the name, or null for none
     */
    public void regarding(@Nullable String name) {
        regardingChanged = true;
        regarding = name;
    }

    /** @return what was collected for the field, or null when it is not to be touched */
    public @Nullable ItemValue get(ItemField field) {
        return fields.get(field);
    }

    /** @return the finished change */
    public OutlookChange change() {
        return new OutlookChange(fields, regardingChanged, regarding);
    }
}
