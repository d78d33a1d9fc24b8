package dev.crmbridge.sync.field;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.CrmValue;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the journal keeps of an e-mail of the CRM. E-mails are not tracked, so they have no {@link FieldRegistry}. Pure. */
public final class EmailFields {
    /** Logical name of the table. */
    public static final String TABLE = "email";

    /** Name of the field that holds what an e-mail is regarding. */
    public static final String REGARDING = Regarding.NAME;

    private static final List<Field> FIELDS = List.of(new Subject(), new Regarding());

    private EmailFields() {}

    /** @return the columns that {@link #read} needs */
    public static Set<String> columns() {
        return FIELDS.stream().flatMap(field -> field.columns().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** @return the e-mail as it is, with what it is regarding */
    public static Snapshot read(CrmRow row) {
        Map<String, FieldValue> values = new HashMap<>();
        FIELDS.forEach(field -> values.put(field.name(), field.fromCrm(row, ZoneOffset.UTC, null)));
        return Snapshot.of(TABLE, values);
    }

    /** @return what the e-mail is regarding, {@link FieldValue#NONE} for nothing */
    public static FieldValue regarding(Snapshot email) {
        return email.value(Regarding.NAME);
    }

    /** @return the same e-mail regarding something else */
    public static Snapshot with(Snapshot email, FieldValue regarding) {
        return email.with(Map.of(Regarding.NAME, regarding));
    }

    /** @return the columns that set what an e-mail is regarding; nothing empties it */
    public static Map<String, CrmValue> write(FieldValue regarding) {
        return Map.of(
                Regarding.NAME,
                regarding instanceof FieldValue.Reference reference
                        ? new CrmValue.Lookup(reference.target(), reference.name())
                        : CrmValue.NONE);
    }

    /** @return whether both are the same record, under whatever name, or both nothing */
    public static boolean same(FieldValue one, FieldValue other) {
        return one instanceof FieldValue.Reference first && other instanceof FieldValue.Reference second
                ? first.target().equals(second.target())
                : one.equals(other);
    }

    /**
     * @param table logical name of a mapped table, or {@link #TABLE}
     * @return the fields of which the journal holds values, in the order of the form
     */
    public static List<Field> journaled(String table) {
        return table.equals(TABLE) ? FIELDS : FieldRegistry.of(table).fields();
    }
}
