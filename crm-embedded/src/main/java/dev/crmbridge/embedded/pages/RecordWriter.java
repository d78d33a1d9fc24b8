package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.web.server.RequestRefused;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Carries out what a person does on a record form, through the Web API. */
final class RecordWriter {
    private final Gateway gateway;
    private final PageUser user;
    private final ZoneId zone;

    RecordWriter(Gateway gateway, PageUser user, ZoneId zone) {
        this.gateway = gateway;
        this.user = user;
        this.zone = zone;
    }

    /** @return id of the record saved
     * @throws RequestRefused with words for the person */
    String save(RecordReader.Formed formed, String id, String etag, JsonNode before, Map<String, String> entered) {
        ObjectNode body = changes(formed, before, entered);
        Table table = formed.table();
        if (id.isEmpty()) {
            String key = UUID.randomUUID().toString();
            body.put(table.primaryId(), key);
            Reading.json(gateway.send(user, "POST", table.setName(), Map.of(), body.toString()));
            return key;
        }
        if (!body.isEmpty()) {
            patch(table, id, etag, body);
        }
        return id;
    }

    /** Sets the state that belongs to a status reason. */
    void close(Table table, String id, String etag, int reason) {
        Option status = table.column("statuscode")
                .flatMap(column -> column.option(reason))
                .orElseThrow(() -> new RequestRefused(400, "no-such-status", "There is no status " + reason + "."));
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("statecode", status.state());
        body.put("statuscode", reason);
        patch(table, id, etag, body);
    }

    /** Opens a closed record again, in its default open status. */
    void reopen(Table table, String id, String etag) {
        int open = table.column("statecode")
                .flatMap(column -> column.option(0))
                .map(Option::defaultStatus)
                .orElseThrow();
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("statecode", 0);
        body.put("statuscode", open);
        patch(table, id, etag, body);
    }

    /** Deletes a record. */
    void delete(Table table, String id, String etag) {
        Reading.json(gateway.send(user, "DELETE", table.setName() + "(" + id + ")", Map.of("If-Match", etag), ""));
    }

    /**
     * Points a record's lookup elsewhere.
     *
     * @param targetTable table of the new target, empty to clear the lookup
     */
    void link(Table table, String column, String id, String targetTable, String targetId) {
        Column lookup = table.column(column).orElseThrow();
        ObjectNode body = JsonMapper.shared().createObjectNode();
        if (targetTable.isEmpty()) {
            lookup.targets().forEach(target -> body.putNull(target.navigation() + "@odata.bind"));
        } else {
            lookup.targets().stream()
                    .filter(target -> target.table().equals(targetTable))
                    .findFirst()
                    .ifPresentOrElse(
                            target -> body.put(
                                    target.navigation() + "@odata.bind",
                                    "/" + setOf(targetTable) + "(" + targetId + ")"),
                            () -> {
                                throw new RequestRefused(
                                        400, "no-such-target", "A " + targetTable + " cannot be chosen here.");
                            });
        }
        patch(table, id, "*", body);
    }

    private static String setOf(String table) {
        return table.endsWith("y") ? table.substring(0, table.length() - 1) + "ies" : table + "s";
    }

    private void patch(Table table, String id, String etag, ObjectNode body) {
        Reading.json(gateway.send(
                user,
                "PATCH",
                table.setName() + "(" + id + ")",
                Map.of("If-Match", etag.isEmpty() ? "*" : etag),
                body.toString()));
    }

    private ObjectNode changes(RecordReader.Formed formed, JsonNode before, Map<String, String> entered) {
        FieldText text = new FieldText(zone);
        ObjectNode body = JsonMapper.shared().createObjectNode();
        for (FormLayout.Item item : formed.layout().items()) {
            Column column = RecordReader.column(formed.table(), item);
            JsonNode old = before.path(item.column());
            JsonNode value;
            if (FieldText.control(column) == FormField.Control.FLAG) {
                value = JsonMapper.shared().valueToTree(entered.containsKey(item.column()));
            } else {
                try {
                    value = text.read(column, item.label(), entered.getOrDefault(item.column(), ""), old);
                } catch (FieldText.NotAValue wrong) {
                    throw new RequestRefused(400, "not-a-value", String.valueOf(wrong.getMessage()));
                }
            }
            boolean wasEmpty = old.isMissingNode() || old.isNull();
            if (!(wasEmpty && value.isNull()) && !value.equals(old)) {
                body.set(item.column(), value);
            }
        }
        return body;
    }
}
