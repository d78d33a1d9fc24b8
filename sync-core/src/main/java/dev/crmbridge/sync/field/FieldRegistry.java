package dev.crmbridge.sync.field;

import dev.crmbridge.crm.ActivityParty;
import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.mailbox.ItemField;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.OutlookItem;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mapped fields of one table, in the order in which they are shown and written.
 *
 * <p>Stateless and thread-safe.
 */
public final class FieldRegistry {
    private static final Map<String, FieldRegistry> TABLES = FieldTables.all();

    private final String table;
    private final List<Field> fields;
    private final StateTable states;

    FieldRegistry(String table, List<Field> fields, StateTable states) {
        this.table = table;
        this.fields = List.copyOf(fields);
        this.states = states;
    }

    /**
     * @param table logical name of a tracked table
     * @throws IllegalArgumentException when items are not tracked as that
     */
    public static FieldRegistry of(String table) {
        FieldRegistry registry = TABLES.get(table);
        if (registry == null) {
            throw new IllegalArgumentException(
                    "no fields are mapped for table “" + table + "”; mapped are " + new TreeSet<>(TABLES.keySet()));
        }
        return registry;
    }

    /** @return logical names of all mapped tables */
    public static Set<String> tables() {
        return TABLES.keySet();
    }

    /** @return logical name of the table */
    public String table() {
        return table;
    }

    /** @return the fields in order */
    public List<Field> fields() {
        return fields;
    }

    /** @return the field of that name, or empty when there is none */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** @return the field that holds state and status reason */
    public Field status() {
        return field(TaskStatus.NAME).orElseThrow();
    }

    /** @return the CRM columns to ask for; activity parties are asked for apart */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        fields.forEach(field -> columns.addAll(field.columns()));
        return columns;
    }

    /** @return the Outlook fields to read */
    public Set<ItemField> itemFields() {
        Set<ItemField> all = new LinkedHashSet<>();
        fields.forEach(field -> all.addAll(field.itemFields()));
        return all;
    }

    /**
     * Reads Outlook's side.
     *
     * @param base last agreed values, or null before there are any
     */
    public OutlookReading readOutlook(OutlookItem item, @Nullable Snapshot base) {
        Map<String, FieldValue> values = new HashMap<>();
        Set<String> shortened = new LinkedHashSet<>();
        for (Field field : fields) {
            values.put(field.name(), field.fromOutlook(item, base));
            if (field.shortens(item)) {
                shortened.add(field.name());
            }
        }
        return new OutlookReading(snapshot(values, base), shortened);
    }

    /**
     * Reads the CRM's side.
     *
     * @param zone the mailbox's zone
     * @param base last agreed values, or null before there are any
     */
    public Snapshot readCrm(CrmRow row, ZoneId zone, @Nullable Snapshot base) {
        Map<String, FieldValue> values = new HashMap<>();
        fields.forEach(field -> values.put(field.name(), field.fromCrm(row, zone, base)));
        return snapshot(values, base);
    }

    /** An unchanged side is the base itself, so that the planner sees by identity that nothing happened. */
    private Snapshot snapshot(Map<String, FieldValue> values, @Nullable Snapshot base) {
        Snapshot now = Snapshot.of(table, values);
        return base != null && now.equals(base) ? base : now;
    }

    /**
     * Turns field values into a write to Outlook.
     *
     * @param changes the fields to write, by name
     * @param before what both sides agree on now
     * @param after what they will agree on when everything that is planned is done; a field may need the others to know what it
     *     looks like in Outlook
     */
    public OutlookChange outlookChange(Map<String, FieldValue> changes, Snapshot before, Snapshot after, ZoneId zone) {
        Snapshot wanted = after.with(changes);
        OutlookDraft draft = new OutlookDraft(zone, before);
        for (Field field : fields) {
            if (changes.containsKey(field.name())) {
                field.toOutlook(wanted, draft);
            }
        }
        return draft.change();
    }

    /** @return what a new item is filled with so that it shows {@code record}, the values of a record that began in the CRM */
    public OutlookChange newItem(Snapshot record, ZoneId zone) {
        OutlookDraft draft = new OutlookDraft(zone);
        fields.forEach(field -> field.toOutlook(record, draft));
        return draft.change();
    }

    /**
     * Turns field values into a write to the CRM. People need the row's present parties, because the list is replaced as a whole.
     *
     * @param changes the fields to write, by name
     * @param current the row as it is, or null before it exists
     * @param resolved records by e-mail address in lower case
     */
    public RowWrite crmWrite(
            Map<String, FieldValue> changes, @Nullable CrmRow current, ZoneId zone, Map<String, RecordRef> resolved) {
        CrmDraft draft = new CrmDraft(current, zone, resolved);
        for (Field field : fields) {
            FieldValue value = changes.get(field.name());
            if (value != null) {
                field.toCrm(value, draft);
            }
        }
        return draft.write();
    }

    /** @return whether the record with these values is completed or canceled */
    public boolean closed(Snapshot snapshot) {
        return TaskStatus.closed(snapshot);
    }

    /** @return state and status reason a new record has before its state is set */
    public FieldValue.Status defaultStatus() {
        return states.otherwise();
    }

    /** @return whether the table's items live in the address book */
    public boolean isContact() {
        return table.equals("contact");
    }

    /** @return kind of the items whose records this table holds */
    public ItemKind itemKind() {
        return isContact() ? ItemKind.CONTACT : isTaskKin() ? ItemKind.TASK : ItemKind.APPOINTMENT;
    }

    /** @return what Track has to be told so that an item gets a record of this table, or null when the item's kind says it */
    public @Nullable String trackedAs() {
        return isTaskKin() ? table() : null;
    }

    /** @return name of the field that Set Regarding or Set Parent writes */
    public String targetField() {
        return isContact() ? Parent.NAME : Regarding.NAME;
    }

    /** @return the record that a pair with these values is linked to by Set Regarding or Set Parent, or null for none */
    public static FieldValue.@Nullable Reference target(Snapshot snapshot) {
        String field = snapshot.table().equals("contact") ? Parent.NAME : Regarding.NAME;
        return snapshot.value(field) instanceof FieldValue.Reference reference ? reference : null;
    }

    /** @return what people call an item or record with these values; empty when it has no name */
    public static String title(Snapshot snapshot) {
        return Stream.of("subject", "firstname", "middlename", "lastname")
                .map(snapshot::value)
                .filter(FieldValue.Text.class::isInstance)
                .map(value -> ((FieldValue.Text) value).value())
                .collect(Collectors.joining(" "));
    }

    /** @return the id by which all copies of the meeting with these values are known; null for anything else */
    public static @Nullable String globalId(Snapshot snapshot) {
        return snapshot.value(GlobalObjectId.NAME) instanceof FieldValue.Text id ? id.value() : null;
    }

    /** @return whether the table's items live in the task list */
    public boolean isTaskKin() {
        return !isCalendar() && !isContact();
    }

    /** @return whether the table's items live in the calendar, and its records have people */
    public boolean isCalendar() {
        return table.equals("appointment") || isOneWay();
    }

    /** @return whether nothing is ever written to the CRM from the table's items */
    public boolean isOneWay() {
        return table.equals(FieldTables.SERVICE_ACTIVITY);
    }

    /** @return labels of the fields with these names, in order, for a sentence */
    public String labels(Set<String> names) {
        return fields.stream()
                .filter(field -> names.contains(field.name()))
                .map(Field::label)
                .collect(Collectors.joining(", "));
    }

    /** @return names of the fields that hold people, with the part these have; empty for tables without people */
    public Map<String, ActivityParty.Role> peopleFields() {
        Map<String, ActivityParty.Role> roles = new LinkedHashMap<>();
        for (Field field : fields) {
            if (field instanceof Participants participants) {
                roles.put(field.name(), participants.role());
            }
        }
        return roles;
    }

    /** @return the table's states, for the docs */
    StateTable states() {
        return states;
    }
}
