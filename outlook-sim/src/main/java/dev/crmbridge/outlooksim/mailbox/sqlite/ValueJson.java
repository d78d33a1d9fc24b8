package dev.crmbridge.outlooksim.mailbox.sqlite;

import dev.crmbridge.outlooksim.mailbox.PropertyValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A property value as a JSON object with one field that names its type. */
final class ValueJson {
    private ValueJson() {}

    static ObjectNode write(JsonMapper mapper, PropertyValue value) {
        ObjectNode node = mapper.createObjectNode();
        if (value instanceof PropertyValue.Text text) {
            return node.put("text", text.value());
        } else if (value instanceof PropertyValue.Int number) {
            return node.put("int", number.value());
        } else if (value instanceof PropertyValue.Real number) {
            return node.put("real", number.value());
        } else if (value instanceof PropertyValue.Flag flag) {
            return node.put("flag", flag.value());
        } else if (value instanceof PropertyValue.Moment moment) {
            return node.put("moment", moment.value().toString());
        } else if (value instanceof PropertyValue.Day day) {
            return node.put("day", day.value().toString());
        } else if (value instanceof PropertyValue.Binary binary) {
            return node.put("binary", Base64.getEncoder().encodeToString(binary.value()));
        } else if (value instanceof PropertyValue.Texts texts) {
            ArrayNode array = node.putArray("texts");
            texts.value().forEach(array::add);
            return node;
        }
        throw new IllegalArgumentException("unknown value " + value);
    }

    static PropertyValue read(JsonNode node) {
        String type = node.propertyNames().iterator().next();
        JsonNode value = node.path(type);
        return switch (type) {
            case "text" -> new PropertyValue.Text(value.asString());
            case "int" -> new PropertyValue.Int(value.asInt());
            case "real" -> new PropertyValue.Real(value.asDouble());
            case "flag" -> new PropertyValue.Flag(value.asBoolean());
            case "moment" -> new PropertyValue.Moment(Instant.parse(value.asString()));
            case "day" -> new PropertyValue.Day(LocalDate.parse(value.asString()));
            case "binary" -> new PropertyValue.Binary(Base64.getDecoder().decode(value.asString()));
            case "texts" -> {
                List<String> texts = new ArrayList<>();
                value.forEach(text -> texts.add(text.asString()));
                yield new PropertyValue.Texts(texts);
            }
            default -> throw new IllegalArgumentException("unknown value type " + type);
        };
    }
}
