package dev.crmbridge.outlooksim.api;

import dev.crmbridge.outlooksim.mailbox.ItemKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Refuses fields that do not exist, that a kind does not have, or that cannot be changed. */
final class FieldNames {
    private static final Set<ItemKind> ALL = EnumSet.allOf(ItemKind.class);
    private static final Set<ItemKind> WITH_PEOPLE = EnumSet.of(ItemKind.APPOINTMENT, ItemKind.MEETING, ItemKind.MAIL);
    private static final Map<String, Set<ItemKind>> SPECIAL = Map.ofEntries(
            Map.entry("kind", ALL),
            Map.entry("store", ALL),
            Map.entry("folder", ALL),
            Map.entry("userProperties", ALL),
            Map.entry("recurring", EnumSet.of(ItemKind.TASK, ItemKind.APPOINTMENT, ItemKind.MEETING)),
            Map.entry("assigned", EnumSet.of(ItemKind.TASK)),
            Map.entry("organizer", WITH_PEOPLE),
            Map.entry("attendees", EnumSet.of(ItemKind.APPOINTMENT, ItemKind.MEETING, ItemKind.MAIL, ItemKind.TASK)),
            Map.entry("sent", EnumSet.of(ItemKind.MAIL, ItemKind.MEETING)),
            Map.entry("inCalendar", EnumSet.of(ItemKind.MEETING)));
    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "storeId",
            "folderName",
            "organizerName",
            "response",
            "meeting",
            "globalId",
            "messageClass",
            "created",
            "modified",
            "version");

    private final ItemFields fields;

    FieldNames(ItemFields fields) {
        this.fields = fields;
    }

    /** @param before the item as it is shown now, null for a new one */
    void check(ItemKind kind, JsonNode json, @Nullable Map<String, @Nullable Object> before) {
        for (String name : json.propertyNames()) {
            JsonNode value = json.path(name);
            if (READ_ONLY.contains(name)) {
                checkReadOnly(name, value, before);
            } else if (SPECIAL.containsKey(name)) {
                checkKind(name, value, SPECIAL.getOrDefault(name, ALL).contains(kind), kind);
            } else if (fields.knows(name)) {
                boolean has =
                        fields.of(kind).stream().anyMatch(field -> field.name().equals(name));
                checkKind(name, value, has, kind);
            } else {
                throw BadField.of(name, "is not a field of an item.");
            }
        }
        if (before != null
                && json.has("kind")
                && !json.path("kind").asString("").equals(before.get("kind"))) {
            throw BadField.of("kind", "cannot be changed.");
        }
    }

    private static void checkKind(String name, JsonNode value, boolean has, ItemKind kind) {
        if (!has && !isNothing(value)) {
            throw BadField.of(name, "is not a field of the kind " + KindWord.of(kind) + ".");
        }
    }

    private static void checkReadOnly(String name, JsonNode value, @Nullable Map<String, @Nullable Object> before) {
        if (before == null && value.isNull()) {
            return;
        }
        if (before == null || !isSame(before.get(name), value)) {
            throw BadField.of(name, "cannot be set.");
        }
    }

    private static boolean isSame(@Nullable Object shown, JsonNode value) {
        return JsonMapper.shared().valueToTree(shown).toString().equals(value.toString());
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isBoolean() && !value.asBoolean())
                || (value.isArray() && value.isEmpty())
                || (value.isString() && value.asString().isEmpty());
    }
}
