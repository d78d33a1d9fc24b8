package dev.crmbridge.outlooksim.mailbox.sqlite;

import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.PropertyKey;
import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import dev.crmbridge.outlooksim.mailbox.Recurrence;
import dev.crmbridge.outlooksim.mailbox.SimRecipient;
import dev.crmbridge.outlooksim.mailbox.UserField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An item's content as JSON text. Thread-safe. */
final class ContentJson {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final RecurrenceJson recurrences = new RecurrenceJson();
    /** All items share their keys. */
    private final Map<String, PropertyKey> keys = new ConcurrentHashMap<>();

    String write(ItemContent content) {
        ObjectNode root = mapper.createObjectNode();
        ObjectNode values = root.putObject("values");
        // in the order of the keys, so that an item is always written alike
        new TreeMap<>(content.values()).forEach((key, value) -> values.set(key.text(), ValueJson.write(mapper, value)));
        ArrayNode fields = root.putArray("userFields");
        content.userFields().values().forEach(field -> {
            ObjectNode node = fields.addObject();
            node.put("name", field.name()).put("type", field.type()).put("defined", field.defined());
            node.set("value", ValueJson.write(mapper, field.value()));
        });
        ArrayNode recipients = root.putArray("recipients");
        content.recipients()
                .forEach(recipient -> recipients
                        .addObject()
                        .put("name", recipient.name())
                        .put("address", recipient.address())
                        .put("type", recipient.type())
                        .put("response", recipient.response()));
        Recurrence recurrence = content.recurrence();
        if (recurrence != null) {
            root.set("recurrence", recurrences.write(mapper, recurrence));
        }
        return mapper.writeValueAsString(root);
    }

    ItemContent read(String json) {
        JsonNode root = mapper.readTree(json);
        Map<PropertyKey, PropertyValue> values = new LinkedHashMap<>();
        root.path("values")
                .properties()
                .forEach(entry -> values.put(key(entry.getKey()), ValueJson.read(entry.getValue())));
        Map<String, UserField> fields = new LinkedHashMap<>();
        for (JsonNode node : root.path("userFields")) {
            UserField field = new UserField(
                    node.path("name").asString(),
                    node.path("type").asInt(),
                    node.path("defined").asBoolean(),
                    ValueJson.read(node.path("value")));
            fields.put(field.name(), field);
        }
        List<SimRecipient> recipients = new ArrayList<>();
        for (JsonNode node : root.path("recipients")) {
            recipients.add(new SimRecipient(
                    node.path("name").asString(),
                    node.path("address").asString(),
                    node.path("type").asInt(),
                    node.path("response").asInt()));
        }
        Recurrence recurrence = root.has("recurrence") ? recurrences.read(root.path("recurrence")) : null;
        return new ItemContent(values, fields, recipients, recurrence);
    }

    private PropertyKey key(String text) {
        return keys.computeIfAbsent(text, PropertyKey::new);
    }
}
