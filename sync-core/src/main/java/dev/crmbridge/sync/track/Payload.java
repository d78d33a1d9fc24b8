package dev.crmbridge.sync.track;

import dev.crmbridge.crm.CrmRow;
import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.crm.RowWrite;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.field.Snapshot;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writes that bring a stored snapshot into the CRM, the same ones every time, so that a repeated try can be recognised. Pure.
 *
 * @param create the new row in its default state
 * @param state second write, or null when the default state is right
 */
public record Payload(RowWrite create, @Nullable RowWrite state) {
    /** @return the writes for {@code content}, its people as addresses: what is compared, looked up or shown has no need of more */
    public static Payload of(Snapshot content, ZoneId zone) {
        return of(content, zone, Map.of());
    }

    /**
     * @param resolved records by e-mail address in lower case
     * @return the writes for {@code content}
     */
    public static Payload of(Snapshot content, ZoneId zone, Map<String, RecordRef> resolved) {
        FieldRegistry registry = FieldRegistry.of(content.table());
        Map<String, FieldValue> values = new LinkedHashMap<>(content.values());
        Map<String, FieldValue> states = new LinkedHashMap<>();
        content.values().forEach((name, value) -> {
            if (value instanceof FieldValue.Status) {
                values.remove(name);
                if (!value.equals(registry.defaultStatus())) {
                    states.put(name, value);
                }
            }
        });
        values.values().removeIf(FieldValue.NONE::equals);
        values.putIfAbsent("subject", FieldValue.NONE);
        return new Payload(
                registry.crmWrite(values, null, zone, resolved),
                states.isEmpty() ? null : registry.crmWrite(states, null, zone, Map.of()));
    }

    /**
     * @param row a row found under our key
     * @return whether it holds what we meant to write, its state written or not yet: our own earlier try
     */
    public static boolean isOurs(Snapshot content, CrmRow row, ZoneId zone) {
        FieldRegistry registry = FieldRegistry.of(content.table());
        Snapshot found = registry.readCrm(row, zone, content);
        for (var field : registry.fields()) {
            FieldValue wanted = content.value(field.name());
            FieldValue there = found.value(field.name());
            boolean stateNotYet = wanted instanceof FieldValue.Status && there.equals(registry.defaultStatus());
            if (!stateNotYet && !same(wanted, there)) {
                return false;
            }
        }
        return true;
    }

    /** A reference is the same when it names the same record, whatever the name is called there. */
    private static boolean same(FieldValue wanted, FieldValue there) {
        if (wanted instanceof FieldValue.Reference one && there instanceof FieldValue.Reference other) {
            return one.target().equals(other.target());
        }
        return wanted.equals(there);
    }
}
