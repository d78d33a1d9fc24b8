package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.ItemChange;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A field that stands for one property.
 *
 * @param name in JSON
 * @param kinds kinds of item that have it
 * @param key the property
 * @param read makes the property's value of a JSON value that is not null
 */
record ItemField(String name, Set<ItemKind> kinds, PropertyKey key, Function<FieldValue, PropertyValue> read) {
    /** @return the change a JSON value means; null takes the value away */
    ItemChange change(JsonNode node) {
        return node.isNull()
                ? new ItemChange.ClearValue(key)
                : new ItemChange.SetValue(key, read.apply(new FieldValue(name, node)));
    }
}
