package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemListing;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a folder's table. Pure.
 *
 * @param positions of the columns by name
 */
record TableRow(Map<String, Integer> positions, List<ComValue> values) {
    /** @return the value of a column; null when the table has no such column */
    @Nullable
    ComValue value(String name) {
        Integer index = positions.get(name);
        return index == null ? null : values.get(index);
    }

    String text(String name) {
        return ComReading.text(value(name));
    }

    ItemKind kind() {
        return ItemKinds.ofMessageClass(text(TableLayout.MESSAGE_CLASS));
    }

    /**
     * @param zone zone in which the table's own dates are
     * @param guarded whether versions must do without the change key
     */
    ItemListing listing(String storeId, ZoneId zone, boolean guarded, boolean deleted) {
        ItemKind kind = kind();
        String longId = ComReading.hex(value(TableLayout.LONG_ENTRY_ID));
        ItemMark.State state = MarkProperties.linkState(value(TableLayout.LINK_STATE));
        UUID marked = state == null ? null : MarkProperties.guid(text(TableLayout.CRM_ID));
        String globalId = ComReading.hex(value(SchemaNames.GLOBAL_ID));
        return new ItemListing(
                new ItemRef(longId.isEmpty() ? text(TableLayout.ENTRY_ID) : longId, storeId),
                kind,
                ItemVersion.of(guarded ? null : value(SchemaNames.CHANGE_KEY), value(TableLayout.MODIFIED)),
                text(TableLayout.SUBJECT),
                kind == ItemKind.APPOINTMENT ? moment(TableLayout.START, zone) : null,
                kind == ItemKind.APPOINTMENT ? moment(TableLayout.END, zone) : null,
                kind == ItemKind.TASK ? day(zone) : null,
                marked,
                marked == null ? null : state,
                ComReading.hasName(value(SchemaNames.CATEGORIES), MarkProperties.CATEGORY),
                globalId.isEmpty() ? null : globalId,
                deleted);
    }

    private @Nullable Instant moment(String name, ZoneId zone) {
        return value(name) instanceof ComValue.Date date
                ? ComDates.local(date.days(), zone).orElse(null)
                : null;
    }

    private @Nullable LocalDate day(ZoneId zone) {
        return value(TableLayout.DUE) instanceof ComValue.Date date
                ? ComDates.day(date.days(), zone).orElse(null)
                : null;
    }
}
