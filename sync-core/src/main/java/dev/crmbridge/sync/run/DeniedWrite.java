package dev.crmbridge.sync.run;

import dev.crmbridge.sync.field.Field;
import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CRM refuses a whole write for the sake of one secured column, and does not say which. So a write of several fields that was denied is
 * tried in parts. Pure.
 */
final class DeniedWrite {
    private DeniedWrite() {}

    /**
     * @param denied fields of the denied write
     * @return each field alone, and those of the progress together and last, because a record that closes takes nothing after it
     */
    static List<Map<String, FieldValue>> parts(FieldRegistry registry, Map<String, FieldValue> denied) {
        List<Map<String, FieldValue>> parts = new ArrayList<>();
        Map<String, FieldValue> progress = new LinkedHashMap<>();
        for (Field field : registry.fields()) {
            FieldValue value = denied.get(field.name());
            if (value == null) {
                continue;
            }
            if (field.isProgress()) {
                progress.put(field.name(), value);
            } else {
                parts.add(Map.of(field.name(), value));
            }
        }
        if (!progress.isEmpty()) {
            parts.add(progress);
        }
        return parts;
    }
}
