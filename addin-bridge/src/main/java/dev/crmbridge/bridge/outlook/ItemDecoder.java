package dev.crmbridge.bridge.outlook;

import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns what an item's properties hold into an {@link OutlookItem}. Pure. */
final class ItemDecoder {
    private static final int DELEGATED = 1;
    private static final int MEETING_BIT = 1;
    private static final int RECEIVED_BIT = 2;

    private ItemDecoder() {}

    /**
     * What is not a property of the item.
     *
     * @param withheld members refused on the way, besides those the raw item names
     */
    record Around(
            ItemRef ref,
            String version,
            Place place,
            boolean unsavedEdits,
            List<Attendee> attendees,
            Set<String> withheld) {}

    /** Where the item is. */
    record Place(boolean inDefaultExchangeStore, boolean deleted, ZoneId zone) {}

    static OutlookItem item(RawItem raw, Around around) {
        ZoneId zone = around.place().zone();
        Map<ItemField, ItemValue> fields = new EnumMap<>(ItemField.class);
        Set<String> withheld = new HashSet<>(raw.withheld());
        withheld.addAll(around.withheld());
        for (MappedField mapped : MappedField.of(raw.kind())) {
            ItemValue value = mapped.form().read(raw.value(mapped.schema()), zone);
            if (!(value instanceof ItemValue.None)) {
                fields.put(mapped.field(), value);
            } else if (!withheld.contains(memberName(mapped.field()))) {
                fields.put(mapped.field(), mapped.whenAbsent());
            }
        }
        return new OutlookItem(
                around.ref(),
                raw.kind(),
                around.version(),
                fields,
                new OutlookItem.Facts(
                        recurring(raw),
                        assigned(raw),
                        around.place().inDefaultExchangeStore(),
                        around.place().deleted(),
                        globalId(raw),
                        role(raw),
                        zone,
                        around.unsavedEdits(),
                        withheld),
                around.attendees(),
                raw.categories(),
                MarkProperties.read(name -> raw.value(SchemaNames.user(name)), raw.categories()));
    }

    /** @return part the owner has in the meeting; OlMeetingStatus and the state flags agree in these bits */
    static OutlookItem.MeetingRole role(RawItem raw) {
        int state = ComReading.whole(raw.value(SchemaNames.MEETING_STATE)).orElse(0);
        if ((state & RECEIVED_BIT) != 0) {
            return OutlookItem.MeetingRole.ATTENDEE;
        }
        return (state & MEETING_BIT) != 0 ? OutlookItem.MeetingRole.ORGANIZER : OutlookItem.MeetingRole.NONE;
    }

    /** @return name under which a field counts as withheld, as in the object model */
    static String memberName(ItemField field) {
        StringBuilder name = new StringBuilder();
        for (String word : field.name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name.toString();
    }

    private static boolean recurring(RawItem raw) {
        return ComReading.flag(raw.value(SchemaNames.TASK_RECURRING))
                || ComReading.flag(raw.value(SchemaNames.APPOINTMENT_RECURRING));
    }

    private static boolean assigned(RawItem raw) {
        return raw.kind() == ItemKind.TASK
                && (ComReading.whole(raw.value(SchemaNames.TASK_OWNERSHIP)).orElse(0) == DELEGATED
                        || ComReading.whole(raw.value(SchemaNames.TASK_ACCEPTANCE))
                                        .orElse(0)
                                != 0);
    }

    private static @org.jspecify.annotations.Nullable String globalId(RawItem raw) {
        String hex = ComReading.hex(raw.value(SchemaNames.GLOBAL_ID));
        return hex.isEmpty() ? null : hex;
    }
}
