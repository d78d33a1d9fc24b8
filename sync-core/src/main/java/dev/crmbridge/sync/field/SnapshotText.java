package dev.crmbridge.sync.field;

import dev.crmbridge.crm.RecordRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Snapshots as JSON text for the store: the same text for the same content, always.
 *
 * <p>Form: {@code {"table":"task","fields":{"subject":["text","Call back"],…}}}, fields in the order of their names, empty ones
 * included as {@code ["none"]}. Thread-safe.
 */
public final class SnapshotText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SnapshotText() {}

    /** @return the text form of {@code snapshot} */
    public static String write(Snapshot snapshot) {
        ObjectNode root = JSON.createObjectNode();
        root.put("table", snapshot.table());
        ObjectNode fields = root.putObject("fields");
        snapshot.values().forEach((name, value) -> put(fields.putArray(name), value));
        return JSON.writeValueAsString(root);
    }

    /**
     * @return the snapshot of that text
     * @throws IllegalArgumentException when the text is not one that {@link #write} made
     */
    public static Snapshot read(String text) {
        JsonNode root = JSON.readTree(text);
        Map<String, FieldValue> values = new HashMap<>();
        root.path("fields").properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        if (!root.path("table").isString()) {
            throw new IllegalArgumentException("not a stored snapshot: it names no table");
        }
        return Snapshot.of(root.path("table").asString(), values);
    }

    /** @return the text form of one value, for journals and conflicts */
    public static String write(FieldValue value) {
        ArrayNode array = JSON.createArrayNode();
        put(array, value);
        return JSON.writeValueAsString(array);
    }

    /**
     * @return the value of that text
     * @throws IllegalArgumentException when the text is not one that {@link #write(FieldValue)} made
     */
    public static FieldValue readValue(String text) {
        return value(JSON.readTree(text));
    }

    static String hash(Snapshot snapshot) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(write(snapshot).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static void put(ArrayNode into, FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            into.add("text").add(text.value());
        } else if (value instanceof FieldValue.Whole whole) {
            into.add("whole").add(whole.value());
        } else if (value instanceof FieldValue.Flag flag) {
            into.add("flag").add(flag.value());
        } else if (value instanceof FieldValue.Day day) {
            into.add("day").add(day.value().toString());
        } else if (value instanceof FieldValue.Moment moment) {
            into.add("moment").add(moment.value().toString());
        } else if (value instanceof FieldValue.Status status) {
            into.add("status").add(status.state()).add(status.reason());
        } else if (value instanceof FieldValue.Span span) {
            into.add("span").add(span.start().toString()).add(span.end().toString());
        } else if (value instanceof FieldValue.Days days) {
            into.add("days").add(days.first().toString()).add(days.after().toString());
        } else if (value instanceof FieldValue.Reference reference) {
            into.add("reference").add(reference.target().toString());
            if (reference.name() != null) {
                into.add(reference.name());
            }
        } else if (value instanceof FieldValue.People people) {
            into.add("people");
            people.people().forEach(person -> into.add(person.address()).add(person.name()));
        } else if (value instanceof FieldValue.Unknown) {
            into.add("unknown");
        } else {
            into.add("none");
        }
    }

    private static FieldValue value(JsonNode array) {
        String kind = array.path(0).asString("");
        return switch (kind) {
            case "none" -> FieldValue.NONE;
            case "unknown" -> FieldValue.UNKNOWN;
            case "text" -> new FieldValue.Text(text(array, 1));
            case "whole" -> new FieldValue.Whole(array.path(1).asLong());
            case "flag" -> new FieldValue.Flag(array.path(1).asBoolean());
            case "day" -> new FieldValue.Day(LocalDate.parse(text(array, 1)));
            case "moment" -> new FieldValue.Moment(Instant.parse(text(array, 1)));
            case "status" ->
                new FieldValue.Status(array.path(1).asInt(), array.path(2).asInt());
            case "span" -> new FieldValue.Span(Instant.parse(text(array, 1)), Instant.parse(text(array, 2)));
            case "days" -> new FieldValue.Days(LocalDate.parse(text(array, 1)), LocalDate.parse(text(array, 2)));
            case "reference" ->
                new FieldValue.Reference(RecordRef.parse(text(array, 1)), array.size() > 2 ? text(array, 2) : null);
            case "people" -> people(array);
            default -> throw new IllegalArgumentException("not a stored value: " + array);
        };
    }

    private static FieldValue people(JsonNode array) {
        List<FieldValue.Person> people = new ArrayList<>();
        for (int i = 1; i + 1 < array.size(); i += 2) {
            people.add(new FieldValue.Person(text(array, i), text(array, i + 1)));
        }
        return new FieldValue.People(people);
    }

    private static String text(JsonNode array, int at) {
        return array.path(at).asString();
    }
}
