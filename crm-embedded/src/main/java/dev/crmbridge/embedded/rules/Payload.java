package dev.crmbridge.embedded.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request body asks for, with all names and types checked.
 *
 * @param values new values by logical name; null empties the column
 * @param children rows to create along, by collection-valued navigation property
 */
public record Payload(Map<String, @Nullable Object> values, Map<String, List<Payload>> children) {
    /** Copies the maps. */
    public Payload {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    }

    /** A payload without children. */
    public static Payload of(Map<String, @Nullable Object> values) {
        return new Payload(values, Map.of());
    }
}
