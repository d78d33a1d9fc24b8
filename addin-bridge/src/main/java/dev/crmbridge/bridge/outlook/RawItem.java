package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComValue;
import dev.crmbridge.sync.mailbox.ItemKind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came back from one item, by schema name, however it was read.
 *
 * @param values values that are there
 * @param withheld names of members that were refused
 */
record RawItem(Map<String, ComValue> values, Set<String> withheld) {
    RawItem {
        values = Map.copyOf(values);
        withheld = Set.copyOf(withheld);
    }

    /** @return the value; null when absent */
    @Nullable
    ComValue value(String schema) {
        return values.get(schema);
    }

    ItemKind kind() {
        return ItemKinds.ofMessageClass(ComReading.text(value(SchemaNames.MESSAGE_CLASS)));
    }

    Set<String> categories() {
        return ComReading.names(value(SchemaNames.CATEGORIES));
    }
}
