package dev.crmbridge.outlooksim.model;

import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import org.jspecify.annotations.Nullable;

/**
 * A property found by its name, built-in or namespace.
 *
 * @param name as it was asked for
 * @param namespace whether by namespace: dates are then UTC, lists arrays and binary bytes
 * @param type its type in the type library, empty for namespace names and user fields
 * @param reader gives the value, null for none
 * @param writer gives the change that sets it, null when it is computed
 */
record ItemProperty(
        String name,
        boolean namespace,
        String type,
        Reader reader,
        @Nullable Writer writer) {
    /** Gives a property's value. */
    interface Reader {
        @Nullable
        PropertyValue read(ItemView item);
    }

    /** Gives the change that sets a property, or removes it with null. */
    interface Writer {
        ItemChange change(@Nullable PropertyValue value);
    }
}
