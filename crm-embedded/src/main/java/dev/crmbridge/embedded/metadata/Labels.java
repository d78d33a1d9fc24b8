package dev.crmbridge.embedded.metadata;

import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Labels and managed properties in the form table definitions have them. */
final class Labels {
    private static final int ENGLISH = 1033;

    private Labels() {}

    static ObjectNode label(String text) {
        ObjectNode label = JsonNodeFactory.instance.objectNode();
        label.putArray("LocalizedLabels").add(localized(text));
        label.set("UserLocalizedLabel", localized(text));
        return label;
    }

    private static ObjectNode localized(String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Label", text)
                .put("LanguageCode", ENGLISH)
                .put("IsManaged", true)
                .put("MetadataId", MetadataIds.of("label", text))
                .putNull("HasChanged");
    }

    static ObjectNode managed(boolean value, boolean canBeChanged, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Value", value)
                .put("CanBeChanged", canBeChanged)
                .put("ManagedPropertyLogicalName", name.toLowerCase(Locale.ROOT));
    }
}
