package dev.crmbridge.sync.field;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mapped fields of one side at one moment.
 *
 * <p>Immutable; equal when table and content are equal. Comparing two snapshots allocates nothing.
 */
public final class Snapshot {
    private final String table;
    private final String[] names;
    private final FieldValue[] values;
    private final int hash;
    private final boolean closed;

    private Snapshot(String table, TreeMap<String, FieldValue> sorted) {
        this.table = table;
        this.names = sorted.keySet().toArray(String[]::new);
        this.values = sorted.values().toArray(FieldValue[]::new);
        this.hash = (table.hashCode() * 31 + Arrays.hashCode(names)) * 31 + Arrays.hashCode(values);
        this.closed = sorted.get(TaskStatus.NAME) instanceof FieldValue.Status status && status.closed();
    }

    /**
     * @param table logical name of the CRM table, e.g. {@code task}
     * @param values by field name; a field that is left out counts as empty
     */
    public static Snapshot of(String table, Map<String, FieldValue> values) {
        return new Snapshot(table, new TreeMap<>(values));
    }

    /** @return this snapshot with {@code changes} in place of the fields they name */
    public Snapshot with(Map<String, FieldValue> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        var all = new TreeMap<>(values());
        all.putAll(changes);
        return new Snapshot(table, all);
    }

    /** @return logical name of the CRM table */
    public String table() {
        return table;
    }

    /** @return the field's value; {@link FieldValue#NONE} when it has none */
    public FieldValue value(String field) {
        int at = Arrays.binarySearch(names, field);
        return at < 0 ? FieldValue.NONE : values[at];
    }

    /** @return whether the status is completed or canceled */
    public boolean closed() {
        return closed;
    }

    /** @return all values by field name, in the order of the names */
    public Map<String, FieldValue> values() {
        var all = new LinkedHashMap<String, FieldValue>();
        for (int i = 0; i < names.length; i++) {
            all.put(names[i], values[i]);
        }
        return Collections.unmodifiableMap(all);
    }

    /**
     * @return SHA-256 of {@link SnapshotText}, in hex: the same for the same content on every machine and in every run
     */
    public String contentHash() {
        return SnapshotText.hash(this);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Snapshot that
                        && hash == that.hash
                        && table.equals(that.table)
                        && Arrays.equals(names, that.names)
                        && Arrays.equals(values, that.values));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return table + values();
    }
}
