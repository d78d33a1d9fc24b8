package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmValue;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.command.ReasonCode;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is written when an item is tracked.
 *
 * @param create the new row, in the table's default state, because a state cannot be given on create (task table, v9); its people are
 *     addresses
 * @param state second write that sets the state, or null when the item is in the default one
 * @param base what both sides agree on once everything is written
 * @param notes what a person should know about it
 */
public record CreatePayload(RowWrite create, @Nullable RowWrite state, Snapshot base, List<Note> notes) {
    public CreatePayload {
        notes = List.copyOf(notes);
    }

    /**
     * Something that is different in the CRM.
     *
     * @param field name of the mapped field
     * @param text a sentence for people
     */
    public record Note(ReasonCode code, String field, String text) {}

    /**
     * What the new row belongs to.
     *
     * @param owner user or team, or null for whoever creates it
     * @param regarding what it is about, or null for nothing
     */
    public record Target(@Nullable RecordRef owner, FieldValue.@Nullable Reference regarding) {
        /** @return owned by whoever creates it, regarding nothing */
        public static Target none() {
            return new Target(null, null);
        }
    }

    /**
     * @param item the item as read
     * @param table the table to create a row of
     * @param directions which way the fields go; what does not go to the CRM is left out
     * @throws IllegalArgumentException when items are not tracked as that
     */
    public static CreatePayload of(OutlookItem item, String table, Target target, Directions directions) {
        FieldRegistry registry = FieldRegistry.of(table);
        OutlookReading reading = registry.readOutlook(item, null);
        Map<String, FieldValue> values =
                new LinkedHashMap<>(directions.towardsCrm(reading.snapshot()).values());
        if (target.regarding() != null) {
            values.put(registry.targetField(), target.regarding());
        }
        Snapshot base = Snapshot.of(table, values);
        FieldValue status = values.remove(TaskStatus.NAME);
        values.values().removeIf(FieldValue.NONE::equals);
        values.putIfAbsent("subject", FieldValue.NONE);
        return new CreatePayload(
                owned(registry.crmWrite(values, null, item.facts().zone(), Map.of()), target.owner()),
                status == null || registry.defaultStatus().equals(status)
                        ? null
                        : registry.crmWrite(
                                Map.of(TaskStatus.NAME, status),
                                null,
                                item.facts().zone(),
                                Map.of()),
                base,
                notes(registry, reading));
    }

    private static RowWrite owned(RowWrite write, @Nullable RecordRef owner) {
        if (owner == null) {
            return write;
        }
        Map<String, CrmValue> columns = new LinkedHashMap<>(write.values());
        columns.put("ownerid", new CrmValue.Lookup(owner, null));
        return new RowWrite(columns, write.parties());
    }

    private static List<Note> notes(FieldRegistry registry, OutlookReading reading) {
        List<Note> notes = new ArrayList<>();
        for (Field field : registry.fields()) {
            if (reading.shortened().contains(field.name())) {
                notes.add(new Note(
                        ReasonCode.FIELD_SHORTENED,
                        field.name(),
                        field.label()
                                + " is longer or richer in Outlook than the CRM can hold. The CRM has the part that fits;"
                                + " Outlook keeps the whole, and changes of this field go to the CRM only."));
            }
        }
        return notes;
    }
}
