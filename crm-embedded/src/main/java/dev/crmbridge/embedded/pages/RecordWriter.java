package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.api.ApiResponse;
import dev.crmbridge.embedded.api.Errors;
import dev.crmbridge.embedded.error.CrmError;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.LookupTarget;
import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.web.server.RequestRefused;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Carries out what a person does on a record form, through the Web API. */
final class RecordWriter {
    /** Header that says whether a write is checked for duplicates (Dataverse Web API, "Detect duplicate data"). */
    private static final String SUPPRESS = "MSCRM.SuppressDuplicateDetection";

    private final Gateway gateway;
    private final PageUser user;
    private final ZoneId zone;

    RecordWriter(Gateway gateway, PageUser user, ZoneId zone) {
        this.gateway = gateway;
        this.user = user;
        this.zone = zone;
    }

    /** What became of a write that may be checked for duplicates. */
    sealed interface Outcome {
        /** It is done; {@code id} is that of the record. */
        record Saved(String id) implements Outcome {}

        /** It was not done, because the record is there: the form was sent before. {@code id} is that of the record. */
        record Known(String id) implements Outcome {}

        /**
         * It was not done, because there are likely duplicates.
         *
         * @param duplicates as the API names them
         * @param entered values the write has, by column
         */
        record Asked(JsonNode duplicates, ObjectNode entered) implements Outcome {}
    }

    /**
     * Creates a record, unless there is one with that key.
     *
     * @param key primary key it gets
     * @param checked whether it is not to be done when there are likely duplicates
     * @throws RequestRefused with words for the person
     */
    Outcome create(RecordReader.Formed formed, String key, Map<String, String> entered, boolean checked) {
        Table table = formed.table();
        ObjectNode body = changes(formed, JsonMapper.shared().createObjectNode(), entered);
        body.put(table.primaryId(), key);
        Map<String, String> headers = Map.of("If-None-Match", "*", SUPPRESS, suppressed(checked));
        ApiResponse answer = gateway.send(user, "PATCH", address(table, key), headers, body.toString());
        return is(CrmError.DUPLICATE_RECORD, answer) && isThere(table, key)
                ? new Outcome.Known(key)
                : outcome(answer, key, body);
    }

    /** Whatever else the database takes for a key that is taken is refused by the same code. */
    private boolean isThere(Table table, String key) {
        return gateway.send(user, "GET", address(table, key), Map.of(), "").status() != 404;
    }

    /** Whether saving what was entered would change the record. */
    boolean differs(RecordReader.Formed formed, JsonNode row, Map<String, String> entered) {
        return !changes(formed, row, entered).isEmpty();
    }

    /**
     * Changes a record.
     *
     * @param checked whether it is not to be done when there are likely duplicates
     * @throws RequestRefused with words for the person
     */
    Outcome save(
            RecordReader.Formed formed,
            String id,
            String etag,
            JsonNode before,
            Map<String, String> entered,
            boolean checked) {
        ObjectNode body = changes(formed, before, entered);
        return body.isEmpty()
                ? new Outcome.Saved(id)
                : outcome(change(formed.table(), id, ifMatch(etag), body, checked), id, body);
    }

    private static String suppressed(boolean checked) {
        return checked ? "false" : "true";
    }

    private static Outcome outcome(ApiResponse answer, String id, ObjectNode entered) {
        if (is(CrmError.DUPLICATE_RECORDS_FOUND, answer)) {
            return new Outcome.Asked(error(answer).path(Errors.DUPLICATES), entered);
        }
        Reading.json(answer);
        return new Outcome.Saved(id);
    }

    private static boolean is(CrmError refusal, ApiResponse answer) {
        return answer.status() == refusal.status()
                && error(answer).path("code").asString("").equals(refusal.code());
    }

    private static JsonNode error(ApiResponse answer) {
        return JsonMapper.shared().readTree(answer.body()).path("error");
    }

    private static String address(Table table, String id) {
        return table.setName() + "(" + id + ")";
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
        Reading.json(gateway.send(user, "DELETE", address(table, id), Map.of("If-Match", etag), ""));
    }

    /**
     * Points a record's lookup elsewhere.
     *
     * @param target the new target, empty to clear the lookup
     * @param checked whether it is not to be done when there are likely duplicates
     */
    Outcome link(Table table, String column, String id, Optional<Reading.Link> target, boolean checked) {
        Column lookup = table.column(column).orElseThrow();
        ObjectNode body = JsonMapper.shared().createObjectNode();
        if (target.isEmpty()) {
            lookup.targets().forEach(each -> body.putNull(each.navigation() + "@odata.bind"));
        } else {
            Reading.Link chosen = target.get();
            LookupTarget kind = lookup.targets().stream()
                    .filter(each -> each.table().equals(chosen.table()))
                    .findFirst()
                    .orElseThrow(() -> new RequestRefused(
                            400, "no-such-target", "A " + chosen.table() + " cannot be chosen here."));
            body.put(kind.navigation() + "@odata.bind", "/" + setOf(chosen.table()) + "(" + chosen.id() + ")");
        }
        return outcome(change(table, id, "*", body, checked), id, linked(column, target));
    }

    /** The lookup's value as the API shows it. */
    private static ObjectNode linked(String column, Optional<Reading.Link> target) {
        String name = "_" + column + "_value";
        ObjectNode values = JsonMapper.shared().createObjectNode();
        target.ifPresentOrElse(
                link -> values.put(name, link.id())
                        .put(name + Reading.TABLE, link.table())
                        .put(name + Reading.TEXT, link.name()),
                () -> values.putNull(name));
        return values;
    }

    private static String setOf(String table) {
        return table.endsWith("y") ? table.substring(0, table.length() - 1) + "ies" : table + "s";
    }

    /** A change of state is never checked for duplicates. */
    private void patch(Table table, String id, String etag, ObjectNode body) {
        Reading.json(change(table, id, ifMatch(etag), body, false));
    }

    private static String ifMatch(String etag) {
        return etag.isEmpty() ? "*" : etag;
    }

    private ApiResponse change(Table table, String id, String match, ObjectNode body, boolean checked) {
        return gateway.send(
                user,
                "PATCH",
                address(table, id),
                Map.of("If-Match", match, SUPPRESS, suppressed(checked)),
                body.toString());
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
