package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.duplicates.InUse;
import dev.crmbridge.embedded.records.Merging;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.web.page.Icon;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a search for duplicates found. One for each request: it remembers what it has read. */
final class FoundReader {
    private static final int DUPLICATES_ON_A_PAGE = 10;

    private final Schema schema;
    private final Display display;
    private final RuleWords words;
    private final Reading reading;
    private final PageUser user;
    private final AnsweredReader answers;
    private final Map<String, JsonNode> rules = new HashMap<>();
    private final Map<String, List<RuleLine>> conditions = new HashMap<>();

    FoundReader(Schema schema, Display display, Reading reading, PageUser user) {
        this.schema = schema;
        this.display = display;
        this.words = new RuleWords(schema);
        this.reading = reading;
        this.user = user;
        this.answers = new AnsweredReader(schema, display, reading, this);
    }

    /** A record by its table and key. */
    record Key(String table, String id) {
        /** @throws RequestRefused when the text is no such key */
        static Key of(String text) {
            int colon = text.indexOf(':');
            return new Key(
                    colon < 0 ? "" : text.substring(0, colon),
                    Parameters.requiredId(colon < 0 ? "" : text.substring(colon + 1)));
        }

        static Key of(JsonNode row, String column) {
            Reading.Link link = Objects.requireNonNull(Reading.lookup(row, column), column);
            return new Key(link.table(), link.id());
        }

        String text() {
            return table + ":" + id;
        }
    }

    /** The groups a job found. */
    GroupReader groups() {
        return new GroupReader(display, reading, this);
    }

    /** What the job left out. */
    AnsweredReader answers() {
        return answers;
    }

    /** One page of the likely duplicates a job found for one record. */
    DuplicatesOf duplicates(String job, Key base, int page, String problem, String done) {
        List<JsonNode> found = reading.all(
                "duplicaterecords",
                Map.of(
                        "$filter",
                        "_asyncoperationid_value eq " + job + " and _baserecordid_value eq " + base.id(),
                        "$orderby",
                        "versionnumber,duplicateid"));
        int from = Math.min((page - 1) * DUPLICATES_ON_A_PAGE, found.size());
        int to = Math.min(from + DUPLICATES_ON_A_PAGE, found.size());
        JsonNode baseRow = row(base);
        FoundRecord record = record(base, baseRow);
        boolean baseWritable = baseRow != null && rights(base).contains("WriteAccess");
        List<LikelyDuplicate> duplicates = found.subList(from, to).stream()
                .map(row -> duplicate(job, record, baseRow, baseWritable, row))
                .toList();
        String address = "/jobs/" + job + "/record?of=" + base.text();
        return new DuplicatesOf(
                job,
                record,
                duplicates,
                page,
                duplicates.isEmpty() ? 0 : from + 1L,
                found.size(),
                answers.of(job).stream()
                        .filter(pair -> pair.one().equals(base) || pair.other().equals(base))
                        .count(),
                page > 1 ? address + "&page=" + (page - 1) : "",
                to < found.size() ? address + "&page=" + (page + 1) : "",
                problem,
                done);
    }

    private LikelyDuplicate duplicate(
            String job, FoundRecord base, @Nullable JsonNode baseRow, boolean baseWritable, JsonNode found) {
        Key key = Key.of(found, "duplicaterecordid");
        JsonNode row = row(key);
        FoundRecord record = record(key, row);
        Reading.Link rule = Reading.lookup(found, "duplicateruleid");
        String rights = row == null ? "" : rights(key);
        boolean writable = rights.contains("WriteAccess");
        boolean mergeable = writable
                && record.active()
                && base.active()
                && base.table().equals(record.table())
                && Merging.offers(record.table());
        return new LikelyDuplicate(
                record,
                rule == null ? null : ruleName(rule.id()),
                rule == null || row == null || baseRow == null
                        ? List.of()
                        : fields(rule.id(), base.table(), baseRow, record, row),
                writable && record.active()
                        ? Closing.of(schema.get(record.table()))
                                .map(Closing::word)
                                .orElse("")
                        : "",
                rights.contains("DeleteAccess"),
                mergeable
                        ? "/merge?etn=" + record.table() + "&a=" + base.id() + "&b=" + record.id() + "&job=" + job
                        : "",
                row != null && (writable || baseWritable));
    }

    /** What a rule compares, with the values of both rows. */
    List<LikelyDuplicate.Field> fields(String rule, String base, JsonNode baseRow, FoundRecord record, JsonNode row) {
        List<LikelyDuplicate.Field> fields = new ArrayList<>();
        for (RuleLine line : conditionsOf(rule)) {
            String label = words.field(base, line.field());
            String other = words.field(record.table(), line.matching());
            fields.add(new LikelyDuplicate.Field(
                    label.equals(other) ? label : label + " and " + other,
                    value(base, baseRow, line.field()),
                    value(record.table(), row, line.matching())));
        }
        return fields;
    }

    /** A value for people; times in the zone of the person. */
    private @Nullable String value(String table, JsonNode row, String name) {
        Column column = schema.get(table).column(name).orElse(null);
        if (column == null) {
            return null;
        }
        if (column.type() == ColumnType.LOOKUP) {
            Reading.Link link = Reading.lookup(row, name);
            return link == null ? null : link.name();
        }
        if (column.type() == ColumnType.DATETIME) {
            Instant moment = ActivitiesPage.moment(row, name);
            return moment == null ? null : display.inTable(moment).text();
        }
        return Reading.text(row, name);
    }

    private List<RuleLine> conditionsOf(String rule) {
        return conditions.computeIfAbsent(
                rule, id -> RulesPage.conditions(reading, id).getOrDefault(id, List.of()));
    }

    private @Nullable String ruleName(String id) {
        return Reading.text(rules.computeIfAbsent(id, key -> reading.row("duplicaterules", key)), "name");
    }

    String rights(Key key) {
        String target = "{\"@odata.id\":\"" + schema.get(key.table()).setName() + "(" + key.id() + ")\"}";
        return reading.object("systemusers(" + user.id()
                        + ")/Microsoft.Dynamics.CRM.RetrievePrincipalAccess(Target=@t)?@t=" + Reading.encode(target))
                .path("AccessRights")
                .asString("");
    }

    /** The row, or null when the person may not see it. */
    @Nullable
    JsonNode row(Key key) {
        Table table = schema.table(key.table())
                .orElseThrow(() -> new RequestRefused(404, "no-such-type", "There is no type “" + key.table() + "”."));
        try {
            return reading.row(table.setName(), key.id());
        } catch (RequestRefused refused) {
            if (refused.failure().status() == 403) {
                return null;
            }
            throw refused;
        }
    }

    FoundRecord record(Key key, @Nullable JsonNode row) {
        Icon icon = FormLayout.of(key.table()).map(FormLayout::icon).orElse(Icon.INFO);
        String label = words.type(key.table());
        if (row == null) {
            return new FoundRecord(
                    key.table(),
                    key.id(),
                    label,
                    icon,
                    "A record you may not see",
                    false,
                    "",
                    "",
                    false,
                    null,
                    null,
                    null);
        }
        Reading.Link owner = Reading.lookup(row, "ownerid");
        Instant modified = ActivitiesPage.moment(row, "modifiedon");
        String nameColumn = schema.get(key.table()).identity().primaryName();
        return new FoundRecord(
                key.table(),
                key.id(),
                label,
                icon,
                Objects.requireNonNullElse(Reading.text(row, nameColumn), "(no name)"),
                true,
                new Reading.Link(key.table(), key.id(), "").href(),
                row.path("@odata.etag").asString(""),
                InUse.counts(key.table(), row.path("statecode").asInt(0)),
                Reading.text(row, "statuscode"),
                modified == null ? null : display.inTable(modified),
                owner == null ? null : owner.name());
    }
}
