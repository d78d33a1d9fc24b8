package dev.crmbridge.sync.track;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.sync.field.CreatePayload;
import dev.crmbridge.sync.field.Directions;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemValue;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a listing tells of the record an item would become, without opening the item. Pure.
 *
 * @param table the default table of the item's kind
 * @param columns columns the listing knows, blank ones too
 */
public record ListedContent(String table, Map<String, CrmValue> values, Set<String> columns) {
    private static final int CUT_AT_BYTES = 255;

    public ListedContent {
        values = Map.copyOf(values);
        columns = Set.copyOf(columns);
    }

    /**
     * @param zone of the mailbox
     * @param directions which way the fields go
     * @return empty for kinds of which a listing tells nothing that is compared (mail) or too little (contacts, whose addresses have to be read), and for subjects Outlook may have cut
     */
    public static Optional<ListedContent> of(ItemRow row, ZoneId zone, Directions directions) {
        boolean cut = row.subject().getBytes(StandardCharsets.UTF_8).length >= CUT_AT_BYTES;
        if (cut || row.subject().isBlank()) {
            return Optional.empty();
        }
        return switch (row.kind()) {
            case TASK -> Optional.of(read(row, ItemKind.TASK, Set.of("subject", "scheduledend"), zone, directions));
            case APPOINTMENT, MEETING_REQUEST ->
                Optional.of(read(
                        row,
                        ItemKind.APPOINTMENT,
                        Set.of("subject", "scheduledstart", "scheduledend"),
                        zone,
                        directions));
            case CONTACT, MAIL, OTHER -> Optional.empty();
        };
    }

    private static ListedContent read(
            ItemRow row, ItemKind kind, Set<String> columns, ZoneId zone, Directions directions) {
        Map<ItemField, ItemValue> fields = new EnumMap<>(ItemField.class);
        fields.put(ItemField.SUBJECT, ItemValue.text(row.subject()));
        if (row.due() != null) {
            fields.put(ItemField.DUE_DATE, new ItemValue.Day(row.due()));
        }
        if (row.start() != null) {
            fields.put(ItemField.START, new ItemValue.Moment(row.start()));
        }
        if (row.end() != null) {
            fields.put(ItemField.END, new ItemValue.Moment(row.end()));
        }
        OutlookItem item = new OutlookItem(
                row.ref(),
                kind,
                "",
                fields,
                new OutlookItem.Facts(
                        false, false, true, false, null, OutlookItem.MeetingRole.NONE, zone, false, Set.of()),
                List.of(),
                Set.of(),
                null);
        String table = OfferedTables.of(kind).get(0);
        return new ListedContent(
                table,
                CreatePayload.of(item, table, CreatePayload.Target.none(), directions)
                        .create()
                        .values(),
                columns);
    }
}
