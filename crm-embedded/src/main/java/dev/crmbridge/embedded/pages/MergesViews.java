package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.pages.CrmPages.Done;
import dev.crmbridge.embedded.pages.CrmPages.Shown;
import dev.crmbridge.embedded.records.Merging;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows which merges there were, and lets a person take one back through the Web API's {@code UnmergeRecords}. */
final class MergesViews {
    private final Schema schema;
    private final Gateway gateway;
    private final Display display;

    MergesViews(Schema schema, Gateway gateway, Display display) {
        this.schema = schema;
        this.gateway = gateway;
        this.display = display;
    }

    private MergesReader reader(PageUser user) {
        return new MergesReader(schema, display, new Reading(gateway, user));
    }

    Shown list(Context ctx, PageUser user) {
        return list(user, Parameters.page(ctx.queryParam("page")), "");
    }

    private Shown list(PageUser user, int page, String problem) {
        MergeList list = reader(user).list(page);
        return new Shown("Merges", "embedded/merges.jte", Map.of("list", list, "problem", problem));
    }

    Shown detail(Context ctx, PageUser user) {
        String done = ctx.queryParam("done") == null ? "" : "The merge was taken back.";
        return detail(
                user, Parameters.requiredId(ctx.pathParam("merge")), Parameters.page(ctx.queryParam("page")), "", done);
    }

    private Shown detail(PageUser user, String merge, int page, String problem, String done) {
        MergeDetail detail = reader(user).detail(merge, page, problem, done);
        return new Shown("Merge", "embedded/merged.jte", Map.of("merge", detail, "display", display));
    }

    /** Takes the merge of a record into another back. */
    Done takeBack(Context ctx, PageUser user) {
        String name = Parameters.of(ctx.formParam("etn"));
        if (!Merging.offers(name)) {
            throw new RequestRefused(400, "no-merge", "Only accounts, contacts and leads can be merged.");
        }
        Table table = schema.get(name);
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putObject("Subordinate")
                .put("@odata.type", "#Microsoft.Dynamics.CRM." + name)
                .put(table.primaryId(), Parameters.requiredId(ctx.formParam("id")));
        try {
            JsonNode answer = Reading.json(gateway.send(user, "POST", "UnmergeRecords", Map.of(), body.toString()));
            return Done.to(MergesReader.ADDRESS + "/" + answer.path("MergeId").asString() + "?done=1");
        } catch (RequestRefused refused) {
            String problem = Refusal.of("Taking the merge back", refused);
            String merge = Parameters.id(ctx.formParam("merge"));
            return new Done("", merge.isEmpty() ? list(user, 1, problem) : detail(user, merge, 1, problem, ""));
        }
    }
}
