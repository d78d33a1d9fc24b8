package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.odata.TypeName;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.Option;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.web.page.Icon;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import dev.crmbridge.web.text.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads merges, for their list and for the page of one. */
final class MergesReader {
    static final String ADDRESS = "/merges";

    private static final int ON_A_PAGE = 25;

    private final Schema schema;
    private final Display display;
    private final RuleWords words;
    private final Reading reading;

    MergesReader(Schema schema, Display display, Reading reading) {
        this.schema = schema;
        this.display = display;
        this.words = new RuleWords(schema);
        this.reading = reading;
    }

    MergeList list(int page) {
        JsonNode answer = reading.object("RetrieveMerges(PageNumber=" + page + ",Count=" + ON_A_PAGE + ")");
        List<MergeList.Line> lines = new ArrayList<>();
        answer.path("Merges").forEach(merge -> lines.add(line(merge)));
        String address = ADDRESS + "?page=";
        return new MergeList(
                lines,
                page,
                page > 1 ? address + (page - 1) : "",
                answer.path("MoreRecords").asBoolean(false) ? address + (page + 1) : "");
    }

    private MergeList.Line line(JsonNode merge) {
        String id = merge.path("MergeId").asString("");
        return new MergeList.Line(
                id,
                ADDRESS + "/" + id,
                record(merge.path("Subordinate")),
                record(merge.path("Target")),
                Reading.text(merge, "MergedBy"),
                time(merge, "MergedOn"),
                time(merge, "TakenBackOn"));
    }

    private MergedRecord record(JsonNode named) {
        Table table = table(named);
        String id = named.path(table.primaryId()).asString("");
        return new MergedRecord(
                table.name(),
                id,
                words.type(table.name()),
                icon(table.name()),
                Reading.text(named, table.identity().primaryName()),
                named.path("Deleted").asBoolean(false) ? "" : new Reading.Link(table.name(), id, "").href());
    }

    private static Icon icon(String table) {
        return FormLayout.of(table).map(FormLayout::icon).orElse(Icon.INFO);
    }

    private Table table(JsonNode named) {
        return schema.get(TypeName.of(named.path("@odata.type").asString("")));
    }

    private @Nullable TimeText time(JsonNode row, String name) {
        Instant moment = ActivitiesPage.moment(row, name);
        return moment == null ? null : display.inTable(moment);
    }

    /** @param page which part of what could not be restored is shown, from 1 */
    MergeDetail detail(String id, int page, String problem, String done) {
        JsonNode merge = reading.object("RetrieveMerge(MergeId=" + id + ")");
        MergeList.Line line = line(merge);
        List<JsonNode> left = new ArrayList<>();
        merge.path("NotRestored").forEach(left::add);
        int from = Math.min((page - 1) * ON_A_PAGE, left.size());
        int to = Math.min(from + ON_A_PAGE, left.size());
        String address = line.href() + "?page=";
        return new MergeDetail(
                line,
                line.back() == null
                        && !line.master().gone()
                        && !line.subordinate().gone(),
                changed(merge, line.master().table()),
                moved(merge),
                Reading.text(merge, "TakenBackBy"),
                merge.path("Restored").asLong(0),
                left.subList(from, to).stream().map(this::left).toList(),
                from < to ? from + 1L : 0,
                left.size(),
                page > 1 ? address + (page - 1) : "",
                to < left.size() ? address + (page + 1) : "",
                problem,
                done);
    }

    private List<MergeDetail.Changed> changed(JsonNode merge, String table) {
        List<MergeDetail.Changed> changed = new ArrayList<>();
        for (JsonNode field : merge.path("Changed")) {
            Column column =
                    schema.get(table).column(field.path("Column").asString("")).orElseThrow();
            changed.add(new MergeDetail.Changed(
                    words.field(table, column.name()),
                    value(column, Reading.text(field, "Before")),
                    value(column, Reading.text(field, "After"))));
        }
        return changed;
    }

    /** A value as the Web API tells it, in words for people. */
    private @Nullable String value(Column column, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (column.type()) {
            case LOOKUP -> {
                int blank = text.indexOf(' ');
                yield Objects.requireNonNullElse(
                        name(schema.get(text.substring(0, blank)), text.substring(blank + 1)),
                        "A record that is gone, or that you may not see");
            }
            case CHOICE, STATE, STATUS ->
                column.option(Long.parseLong(text)).map(Option::label).orElse(text);
            case DATETIME -> display.inTable(Instant.parse(text)).text();
            default -> text;
        };
    }

    private String moved(JsonNode merge) {
        Map<String, Long> counts = new LinkedHashMap<>();
        merge.path("Moved").forEach(row -> counts.merge(type(table(row).name(), true), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " (" + display.number(each.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private String type(String table, boolean plural) {
        if (table.equals("activityparty")) {
            return plural ? "Participants of activities" : "Participant of an activity";
        }
        return plural ? words.types(table) : words.type(table);
    }

    private MergeDetail.Left left(JsonNode left) {
        Table table = table(left);
        String id = left.path(table.primaryId()).asString("");
        String column = left.path("Column").asString("");
        boolean gone = left.path("Reason").asString("").equals("deleted");
        String name = gone || FormLayout.of(table.name()).isEmpty() ? null : name(table, id);
        return new MergeDetail.Left(
                type(table.name(), false),
                Objects.requireNonNullElse(name, gone ? "(deleted)" : "(not shown)"),
                name == null ? "" : new Reading.Link(table.name(), id, "").href(),
                column.equals("partyid") ? "Participant" : words.field(table.name(), column),
                left.path("Message").asString(""));
    }

    /** Null when the person may not see the record, or it is gone since. */
    private @Nullable String name(Table table, String id) {
        try {
            JsonNode row = reading.row(table.setName(), id);
            return Objects.requireNonNullElse(Reading.text(row, table.identity().primaryName()), "(no name)");
        } catch (RequestRefused refused) {
            return null;
        }
    }
}
