package dev.crmbridge.outlooksim.mailbox.sqlite;

import dev.crmbridge.outlooksim.mailbox.Recurrence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A recurrence as a JSON object. */
final class RecurrenceJson {
    ObjectNode write(JsonMapper mapper, Recurrence recurrence) {
        ObjectNode node = mapper.createObjectNode()
                .put("type", recurrence.type())
                .put("interval", recurrence.interval())
                .put("dayOfWeekMask", recurrence.dayOfWeekMask())
                .put("dayOfMonth", recurrence.dayOfMonth())
                .put("monthOfYear", recurrence.monthOfYear())
                .put("instance", recurrence.instance())
                .put("start", recurrence.start().toString())
                .put("occurrences", recurrence.occurrences())
                .put("startTime", recurrence.startTime().toString())
                .put("durationMinutes", recurrence.durationMinutes())
                .put("regenerate", recurrence.regenerate());
        LocalDate end = recurrence.end();
        if (end != null) {
            node.put("end", end.toString());
        }
        ArrayNode exceptions = node.putArray("exceptions");
        recurrence
                .exceptions()
                .forEach(deviation -> exceptions
                        .addObject()
                        .put("original", deviation.original().toString())
                        .put("deleted", deviation.deleted())
                        .put("start", deviation.start().toString())
                        .put("durationMinutes", deviation.durationMinutes())
                        .put("subject", deviation.subject()));
        return node;
    }

    Recurrence read(JsonNode node) {
        List<Recurrence.Deviation> exceptions = new ArrayList<>();
        for (JsonNode deviation : node.path("exceptions")) {
            exceptions.add(new Recurrence.Deviation(
                    LocalDateTime.parse(deviation.path("original").asString()),
                    deviation.path("deleted").asBoolean(),
                    LocalDateTime.parse(deviation.path("start").asString()),
                    deviation.path("durationMinutes").asInt(),
                    deviation.path("subject").isString()
                            ? deviation.path("subject").asString()
                            : null));
        }
        return new Recurrence(
                node.path("type").asInt(),
                node.path("interval").asInt(),
                node.path("dayOfWeekMask").asInt(),
                node.path("dayOfMonth").asInt(),
                node.path("monthOfYear").asInt(),
                node.path("instance").asInt(),
                LocalDate.parse(node.path("start").asString()),
                node.has("end") ? LocalDate.parse(node.path("end").asString()) : null,
                node.path("occurrences").asInt(),
                LocalTime.parse(node.path("startTime").asString()),
                node.path("durationMinutes").asInt(),
                node.path("regenerate").asBoolean(),
                exceptions);
    }
}
