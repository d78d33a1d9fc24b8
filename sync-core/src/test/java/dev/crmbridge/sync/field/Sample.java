package dev.crmbridge.sync.field;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.mailbox.Attendee;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Items and rows to test with, and an Outlook and a CRM that take writes as the real ones do. */
public final class Sample {
    /** A zone with daylight saving time. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Day Outlook fills in when a task is completed. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private Sample() {}

    /** @return a task nobody has begun */
    public static OutlookItem task() {
        return item(
                ItemKind.TASK,
                Map.of(
                        ItemField.SUBJECT,
                        ItemValue.text("Call back"),
                        ItemField.BODY,
                        ItemValue.text("About the offer.\r\nAsk for Kim.\r\n"),
                        ItemField.START_DATE,
                        ItemValue.NONE,
                        ItemField.DUE_DATE,
                        new ItemValue.Day(LocalDate.of(2026, 12, 1)),
                        ItemField.DATE_COMPLETED,
                        ItemValue.NONE,
                        ItemField.PERCENT_COMPLETE,
                        new ItemValue.Whole(0),
                        ItemField.STATUS,
                        new ItemValue.Whole(0),
                        ItemField.IMPORTANCE,
                        new ItemValue.Whole(1)),
                List.of(),
                ZONE);
    }

    /** @return an appointment of one hour, shown as busy, with two people */
    public static OutlookItem appointment() {
        return item(
                ItemKind.APPOINTMENT,
                Map.of(
                        ItemField.SUBJECT, ItemValue.text("Quarterly review"),
                        ItemField.BODY, ItemValue.NONE,
                        ItemField.START, new ItemValue.Moment(Instant.parse("2026-12-01T09:00:00Z")),
                        ItemField.END, new ItemValue.Moment(Instant.parse("2026-12-01T10:00:00Z")),
                        ItemField.ALL_DAY, new ItemValue.Flag(false),
                        ItemField.LOCATION, ItemValue.text("Room 4"),
                        ItemField.BUSY_STATUS, new ItemValue.Whole(2),
                        ItemField.IMPORTANCE, new ItemValue.Whole(1)),
                List.of(
                        new Attendee("Me@Contoso.example", "Me", Attendee.Type.ORGANIZER),
                        new Attendee("kim@fabrikam.example", "Kim", Attendee.Type.REQUIRED)),
                ZONE);
    }

    /** @return a contact with a name, a company and ways to reach it */
    public static OutlookItem contact() {
        Map<ItemField, ItemValue> fields = new EnumMap<>(ItemField.class);
        FieldRegistry.of("contact").itemFields().forEach(field -> fields.put(field, ItemValue.NONE));
        fields.put(ItemField.FIRST_NAME, ItemValue.text("Robin"));
        fields.put(ItemField.LAST_NAME, ItemValue.text("Example"));
        fields.put(ItemField.COMPANY, ItemValue.text("Fabrikam"));
        fields.put(ItemField.EMAIL_1, ItemValue.text("robin@fabrikam.example"));
        fields.put(ItemField.MOBILE_PHONE, ItemValue.text("555 0100"));
        return item(ItemKind.CONTACT, fields, List.of(), ZONE);
    }

    /** @return an item of the table's kind */
    public static OutlookItem of(String table) {
        return switch (table) {
            case "appointment" -> appointment();
            case "contact" -> contact();
            default -> task();
        };
    }

    static OutlookItem item(ItemKind kind, Map<ItemField, ItemValue> fields, List<Attendee> attendees, ZoneId zone) {
        var role = attendees.isEmpty() ? OutlookItem.MeetingRole.NONE : OutlookItem.MeetingRole.ORGANIZER;
        String globalId = kind == ItemKind.APPOINTMENT ? "040000008200E00074C5B7101A82E008" : null;
        return new OutlookItem(
                ItemRef.ofDefaultStore("00AA"),
                kind,
                "1",
                fields,
                new OutlookItem.Facts(false, false, true, false, globalId, role, zone, false, Set.of()),
                attendees,
                Set.of(),
                null);
    }

    /** @return the item with other values in some fields, nothing else */
    public static OutlookItem with(OutlookItem item, Map<ItemField, ItemValue> changes) {
        Map<ItemField, ItemValue> fields = new HashMap<>(item.fields());
        fields.putAll(changes);
        return item(item.kind(), fields, item.attendees(), item.facts().zone());
    }

    /** @return the item after the change was saved, with Outlook's coupling of percent, status and date completed */
    public static OutlookItem saved(OutlookItem item, Map<ItemField, ItemValue> changes) {
        var fields = new EnumMap<ItemField, ItemValue>(ItemField.class);
        fields.putAll(item.fields());
        fields.putAll(changes);
        if (item.kind() == ItemKind.TASK) {
            fields.put(ItemField.PERCENT_COMPLETE, item.field(ItemField.PERCENT_COMPLETE));
            fields.put(ItemField.STATUS, item.field(ItemField.STATUS));
            fields.put(ItemField.DATE_COMPLETED, item.field(ItemField.DATE_COMPLETED));
            if (changes.get(ItemField.PERCENT_COMPLETE) instanceof ItemValue.Whole percent) {
                int status = ((ItemValue.Whole) fields.get(ItemField.STATUS)).value();
                couple(
                        fields,
                        percent.value() == 100
                                ? 2
                                : percent.value() > 0 && (status == 0 || status == 2)
                                        ? 1
                                        : percent.value() == 0 && status == 2 ? 0 : status,
                        percent.value());
            }
            if (changes.get(ItemField.STATUS) instanceof ItemValue.Whole status) {
                int percent = ((ItemValue.Whole) fields.get(ItemField.PERCENT_COMPLETE)).value();
                couple(
                        fields,
                        status.value(),
                        status.value() == 2 ? 100 : status.value() == 0 || percent == 100 ? 0 : percent);
            }
            if (changes.containsKey(ItemField.DATE_COMPLETED)) {
                fields.put(ItemField.DATE_COMPLETED, changes.get(ItemField.DATE_COMPLETED));
            }
        }
        return item(item.kind(), fields, item.attendees(), item.facts().zone());
    }

    private static void couple(Map<ItemField, ItemValue> fields, int status, int percent) {
        fields.put(ItemField.STATUS, new ItemValue.Whole(status));
        fields.put(ItemField.PERCENT_COMPLETE, new ItemValue.Whole(percent));
        boolean dated = fields.get(ItemField.DATE_COMPLETED) instanceof ItemValue.Day;
        if (status != 2) {
            fields.put(ItemField.DATE_COMPLETED, ItemValue.NONE);
        } else if (!dated) {
            fields.put(ItemField.DATE_COMPLETED, new ItemValue.Day(TODAY));
        }
    }

    /** @return the item with other people */
    public static OutlookItem inviting(OutlookItem item, List<Attendee> attendees) {
        OutlookItem changed =
                item(item.kind(), item.fields(), attendees, item.facts().zone());
        return changed;
    }

    /** @return a row of {@code table} with everything that is mapped, as written by {@code writes} one after the other */
    public static CrmRow row(String table, @Nullable RowWrite... writes) {
        FieldRegistry registry = FieldRegistry.of(table);
        Map<String, CrmValue> values = new HashMap<>();
        registry.columns().forEach(column -> values.put(column, CrmValue.NONE));
        values.put("statecode", new CrmValue.Whole(registry.defaultStatus().state()));
        values.put("statuscode", new CrmValue.Whole(registry.defaultStatus().reason()));
        CrmRow row = new CrmRow(new RecordRef(table, new UUID(1, 2)), "1", values, List.of());
        for (RowWrite write : writes) {
            row = write == null ? row : written(row, write);
        }
        return row;
    }

    /** @return the row after the write */
    public static CrmRow written(CrmRow row, RowWrite write) {
        Map<String, CrmValue> values = new HashMap<>(row.values());
        values.putAll(write.values());
        List<ActivityParty> parties = write.parties() == null ? row.parties() : new ArrayList<>(write.parties());
        return new CrmRow(row.ref(), row.etag(), values, parties);
    }

    /** @return the row with another value in one column */
    public static CrmRow with(CrmRow row, String column, CrmValue value) {
        return written(row, RowWrite.columns(Map.of(column, value)));
    }
}
