package dev.crmbridge.bridge.outlook;

import dev.crmbridge.bridge.com.ComScope;
import dev.crmbridge.bridge.com.ComValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes the properties of an item; the two ways differ in what the guard permits and in what they cost. */
interface ItemAccess {
    /**
     * Reads all we need.
     *
     * @throws dev.crmbridge.bridge.com.ComException DENIED when this way is refused as a whole
     */
    RawItem read(OpenedItem item, ComScope scope);

    /**
     * Sets properties; not saved yet.
     *
     * @param userProperties by property name, text or number
     * @param categories all categories the item shall have, or null to leave them
     */
    void set(OpenedItem item, Map<String, ComValue> userProperties, @Nullable Set<String> categories, ComScope scope);
}
