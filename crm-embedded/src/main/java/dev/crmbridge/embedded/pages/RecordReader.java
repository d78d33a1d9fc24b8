package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Required;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes forms of records. */
final class RecordReader {
    private static final int OPEN = 0;
    private static final int COMPLETED = 1;
    private static final int CANCELED = 2;

    private final Schema schema;
    private final Display display;

    RecordReader(Schema schema, Display display) {
        this.schema = schema;
        this.display = display;
    }

    /** A table with its form. */
    record Formed(Table table, FormLayout layout) {}

    /** @return the table and its form
     * @throws RequestRefused when the table has no form */
    Formed formed(String name) {
        Optional<FormLayout> layout = FormLayout.of(name);
        Optional<Table> table = schema.table(name);
        if (layout.isEmpty() || table.isEmpty()) {
            throw new RequestRefused(404, "no-form", "Records of the type “" + name + "” have no form here.");
        }
        return new Formed(table.get(), layout.get());
    }

    /** @return the column of a form's item */
    static Column column(Table table, FormLayout.Item item) {
        return table.column(item.column())
                .orElseThrow(() -> new IllegalStateException(table.name() + " has no column " + item.column()));
    }

    /**
     * @param entered what a person typed and was not saved, with the id the record would have had
     * @return an empty form
     */
    RecordForm empty(Formed formed, String problem, Map<String, String> entered) {
        JsonNode none = JsonMapper.shared().createObjectNode();
        return new RecordForm(
                formed.table().name(),
                formed.layout().label(),
                formed.layout().icon(),
                "",
                entered.getOrDefault(RecordForm.NEW_ID, UUID.randomUUID().toString()),
                "",
                "New " + formed.layout().label(),
                List.of(),
                fields(formed, none, entered),
                "",
                null,
                List.of(),
                "",
                List.of(),
                false,
                null,
                problem,
                "");
    }

    /**
     * @param entered what a person typed and was not saved; overrides the record's values and its version, so that what somebody else
     *     changed since is not overwritten
     * @param problem why, empty when nothing went wrong
     */
    RecordForm of(
            Formed formed, JsonNode row, List<RecordForm.Fact> parties, Map<String, String> entered, Message message) {
        Table table = formed.table();
        int state = row.path("statecode").asInt(OPEN);
        boolean closed = table.activity() && (state == COMPLETED || state == CANCELED);
        String stateText = Objects.requireNonNullElse(Reading.text(row, "statecode"), "");
        Reading.Link regarding = formed.layout().regarding().isEmpty()
                ? null
                : Reading.lookup(row, formed.layout().regarding());
        return new RecordForm(
                table.name(),
                formed.layout().label(),
                formed.layout().icon(),
                row.path(table.primaryId()).asString(),
                "",
                entered.getOrDefault("etag", row.path("@odata.etag").asString()),
                Display.subject(Reading.text(row, nameColumn(formed.layout()))),
                facts(row),
                fields(formed, row, entered),
                formed.layout().regarding().isEmpty() ? "" : table.activity() ? "Regarding" : "Parent",
                regarding == null ? null : new RecordForm.Target(regarding.name(), regarding.href()),
                parties,
                closed ? "This record’s status: " + stateText : "",
                table.activity() && !closed ? closings(table) : List.of(),
                closed,
                mergedInto(row),
                message.problem(),
                message.saved());
    }

    /** Who takes part in an activity, by role. */
    static List<RecordForm.Fact> parties(Reading reading, Table table, String id) {
        if (!table.activity() || table.name().equals("task")) {
            return List.of();
        }
        List<RecordForm.Fact> facts = new ArrayList<>();
        for (JsonNode party : reading.related(table.setName(), id, table.name() + "_activity_parties")) {
            PartyRole.of(party.path("participationtypemask").asInt()).ifPresent(role -> {
                Reading.Link link = Reading.lookup(party, "partyid");
                String name = link != null
                        ? link.name()
                        : Objects.requireNonNullElse(
                                Reading.text(party, "addressused"), Reading.text(party, "unresolvedpartyname"));
                facts.add(new RecordForm.Fact(role.label(), name));
            });
        }
        return facts;
    }

    private static RecordForm.@Nullable Target mergedInto(JsonNode row) {
        Reading.Link master = row.path("merged").asBoolean(false) ? Reading.lookup(row, "masterid") : null;
        return master == null ? null : new RecordForm.Target(master.name(), master.href());
    }

    /** What to tell above the form. */
    record Message(String problem, String saved) {
        static final Message NONE = new Message("", "");
    }

    private static String nameColumn(FormLayout layout) {
        return switch (layout.table()) {
            case "contact", "lead" -> "fullname";
            default -> layout.items().get(0).column();
        };
    }

    private List<RecordForm.Fact> facts(JsonNode row) {
        List<RecordForm.Fact> facts = new ArrayList<>();
        facts.add(new RecordForm.Fact("Status", Reading.text(row, "statuscode")));
        Reading.Link owner = Reading.lookup(row, "ownerid");
        facts.add(new RecordForm.Fact("Owner", owner == null ? null : owner.name()));
        var modified = ActivitiesPage.moment(row, "modifiedon");
        facts.add(new RecordForm.Fact(
                "Modified On",
                modified == null ? null : display.inText(modified).text()));
        return facts;
    }

    private List<FormField> fields(Formed formed, JsonNode row, Map<String, String> entered) {
        FieldText text = new FieldText(display.zone());
        List<FormField> fields = new ArrayList<>();
        for (FormLayout.Item item : formed.layout().items()) {
            Column column = column(formed.table(), item);
            JsonNode value = row.path(item.column());
            String shown = value.isMissingNode() && column.defaultValue() != null
                    ? String.valueOf(column.defaultValue())
                    : text.shown(column, value);
            fields.add(new FormField(
                    item.section(),
                    item.column(),
                    item.label(),
                    FieldText.control(column),
                    entered(column, entered, shown),
                    column.required() != Required.NONE || needsTime(formed.table(), item.column()),
                    item.wide(),
                    column.limits().maxLength(),
                    column.options().stream()
                            .map(option -> new Choice(Integer.toString(option.value()), option.label()))
                            .toList()));
        }
        return fields;
    }

    /** A box that is not ticked is not sent. */
    private static String entered(Column column, Map<String, String> entered, String shown) {
        return FieldText.control(column) == FormField.Control.FLAG && !entered.isEmpty()
                ? Boolean.toString(entered.containsKey(column.name()))
                : entered.getOrDefault(column.name(), shown);
    }

    /** Both kinds of appointment need start and end. */
    private static boolean needsTime(Table table, String column) {
        return table.name().endsWith("appointment")
                && (column.equals("scheduledstart") || column.equals("scheduledend"));
    }

    private static List<Choice> closings(Table table) {
        Column states = table.column("statecode").orElseThrow();
        Column reasons = table.column("statuscode").orElseThrow();
        Map<String, Choice> closings = new LinkedHashMap<>();
        for (int state : new int[] {COMPLETED, CANCELED}) {
            states.option(state)
                    .map(Option::defaultStatus)
                    .flatMap(reasons::option)
                    .ifPresent(first -> closings.put(
                            Integer.toString(first.value()),
                            new Choice(Integer.toString(first.value()), first.label())));
            reasons.options().stream()
                    .filter(reason -> reason.state() == state)
                    .forEach(reason -> closings.putIfAbsent(
                            Integer.toString(reason.value()),
                            new Choice(Integer.toString(reason.value()), reason.label())));
        }
        return List.copyOf(closings.values());
    }
}
