package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.pages.CrmPages.Done;
import dev.crmbridge.embedded.pages.CrmPages.Shown;
import dev.crmbridge.embedded.records.Merging;
import dev.crmbridge.embedded.schema.Column;
import dev.crmbridge.embedded.schema.ColumnType;
import dev.crmbridge.embedded.schema.LookupTarget;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lets a person merge two records, field by field, through the Web API's {@code Merge}. */
final class MergeViews {
    private final Schema schema;
    private final Gateway gateway;
    private final Display display;
    private final RuleWords words;

    MergeViews(Schema schema, Gateway gateway, Display display) {
        this.schema = schema;
        this.gateway = gateway;
        this.display = display;
        this.words = new RuleWords(schema);
    }

    /** Two records of one table, as the Web API has them. */
    private record Two(Table table, JsonNode a, JsonNode b, String job) {
        JsonNode of(String side) {
            return side.equals("b") ? b : a;
        }
    }

    Shown form(Context ctx, PageUser user) {
        Two two = two(user, ctx.queryParam("etn"), ctx.queryParam("a"), ctx.queryParam("b"), ctx.queryParam("job"));
        return shown(two, "a", Map.of(), "");
    }

    Done merge(Context ctx, PageUser user) {
        Two two = two(user, ctx.formParam("etn"), ctx.formParam("a"), ctx.formParam("b"), ctx.formParam("job"));
        String master = "b".equals(ctx.formParam("master")) ? "b" : "a";
        Map<String, String> chosen = new LinkedHashMap<>();
        for (Column column : compared(two.table())) {
            String side = ctx.formParam("keep-" + column.name());
            if (side != null) {
                chosen.put(column.name(), side);
            }
        }
        try {
            Reading.json(gateway.send(
                    user, "POST", "Merge", Map.of(), body(two, master, chosen).toString()));
            String id = id(two.table(), two.of(master));
            return Done.to(new Reading.Link(two.table().name(), id, "").href() + "&saved=merged");
        } catch (RequestRefused refused) {
            return new Done("", shown(two, master, chosen, Refusal.of("Merging", refused)));
        }
    }

    private ObjectNode body(Two two, String master, Map<String, String> chosen) {
        String other = master.equals("a") ? "b" : "a";
        ObjectNode body = JsonMapper.shared().createObjectNode();
        name(body.putObject("Target"), two.table(), id(two.table(), two.of(master)));
        name(body.putObject("Subordinate"), two.table(), id(two.table(), two.of(other)));
        ObjectNode content = body.putObject("UpdateContent");
        content.put("@odata.type", "Microsoft.Dynamics.CRM." + two.table().name());
        for (Column column : compared(two.table())) {
            if (other.equals(chosen.get(column.name()))) {
                put(content, column, two.of(other));
            }
        }
        body.put("PerformParentingChecks", false);
        return body;
    }

    private static void name(ObjectNode reference, Table table, String id) {
        reference.put("@odata.type", "Microsoft.Dynamics.CRM." + table.name());
        reference.put(table.primaryId(), id);
    }

    private void put(ObjectNode content, Column column, JsonNode from) {
        if (column.type() != ColumnType.LOOKUP) {
            JsonNode value = from.path(column.name());
            content.set(
                    column.name(), value.isMissingNode() ? JsonMapper.shared().nullNode() : value);
            return;
        }
        Reading.Link link = Reading.lookup(from, column.name());
        for (LookupTarget target : column.targets()) {
            if (link == null) {
                content.putNull(target.navigation() + "@odata.bind");
            } else if (target.table().equals(link.table())) {
                content.put(
                        target.navigation() + "@odata.bind",
                        "/" + schema.get(link.table()).setName() + "(" + link.id() + ")");
            }
        }
    }

    private Two two(
            PageUser user,
            @org.jspecify.annotations.Nullable String etn,
            @org.jspecify.annotations.Nullable String a,
            @org.jspecify.annotations.Nullable String b,
            @org.jspecify.annotations.Nullable String job) {
        String name = Parameters.of(etn);
        if (!Merging.offers(name)) {
            throw new RequestRefused(400, "no-merge", "Only accounts, contacts and leads can be merged.");
        }
        Table table = schema.get(name);
        Reading reading = new Reading(gateway, user);
        return new Two(
                table,
                reading.row(table.setName(), Parameters.requiredId(a)),
                reading.row(table.setName(), Parameters.requiredId(b)),
                Parameters.id(job));
    }

    private static String id(Table table, JsonNode row) {
        return row.path(table.primaryId()).asString();
    }

    /** What can be chosen: the fields of the form, and the parent. */
    private static List<Column> compared(Table table) {
        FormLayout layout = FormLayout.of(table.name()).orElseThrow();
        List<Column> columns = new ArrayList<>();
        layout.items().forEach(item -> columns.add(RecordReader.column(table, item)));
        if (!layout.regarding().isEmpty()) {
            table.column(layout.regarding()).ifPresent(columns::add);
        }
        return columns;
    }

    private Shown shown(Two two, String master, Map<String, String> chosen, String problem) {
        List<MergeForm.Field> fields = new ArrayList<>();
        for (Column column : compared(two.table())) {
            String a = text(two.a(), column);
            String b = text(two.b(), column);
            if (!Objects.equals(a, b)) {
                String usual = a == null ? "b" : b == null ? "a" : master;
                fields.add(new MergeForm.Field(
                        column.name(),
                        words.field(two.table().name(), column.name()),
                        a,
                        b,
                        chosen.getOrDefault(column.name(), usual)));
            }
        }
        MergeForm form = new MergeForm(
                side(two.table(), two.a()),
                side(two.table(), two.b()),
                words.types(two.table().name()),
                two.table().name(),
                master,
                fields,
                two.job(),
                problem);
        return new Shown("Merge " + form.label(), "embedded/merge.jte", Map.of("form", form));
    }

    private static @org.jspecify.annotations.Nullable String text(JsonNode row, Column column) {
        if (column.type() != ColumnType.LOOKUP) {
            return Reading.text(row, column.name());
        }
        Reading.Link link = Reading.lookup(row, column.name());
        return link == null ? null : link.name();
    }

    private MergeForm.Side side(Table table, JsonNode row) {
        Reading.Link owner = Reading.lookup(row, "ownerid");
        Instant modified = ActivitiesPage.moment(row, "modifiedon");
        return new MergeForm.Side(
                id(table, row),
                Objects.requireNonNullElse(Reading.text(row, table.identity().primaryName()), "(no name)"),
                new Reading.Link(table.name(), id(table, row), "").href(),
                owner == null ? null : owner.name(),
                modified == null ? null : display.inTable(modified));
    }
}
