package dev.crmbridge.embedded.schema;

import java.util.List;

/**
 * A unique key besides the primary one.
 *
 * @param name logical name
 * @param columns logical names of its columns, in order
 */
public record AlternateKey(String name, List<String> columns) {
    /** Copies the list. */
    public AlternateKey {
        columns = List.copyOf(columns);
    }
}
