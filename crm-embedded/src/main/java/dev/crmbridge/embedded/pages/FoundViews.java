package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.pages.CrmPages.Done;
import dev.crmbridge.embedded.pages.CrmPages.Shown;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.embedded.schema.Table;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts the pages about system jobs and what searches for duplicates found together for a signed-in person. */
final class FoundViews {
    /** statecode and statuscode of a job that was canceled (Dataverse table reference, asyncoperation). */
    private static final int COMPLETED = 3;

    private static final int CANCELED = 32;

    private final Schema schema;
    private final Gateway gateway;
    private final Display display;
    private final RuleWords words;
    private final JobsPage jobs;

    FoundViews(Schema schema, Gateway gateway, Display display) {
        this.schema = schema;
        this.gateway = gateway;
        this.display = display;
        this.words = new RuleWords(schema);
        this.jobs = new JobsPage(display);
    }

    Shown jobs(Context ctx, PageUser user) {
        return jobs(user, "");
    }

    private Shown jobs(PageUser user, String problem) {
        Reading reading = new Reading(gateway, user);
        return new Shown(
                "System Jobs",
                "embedded/jobs.jte",
                Map.of("jobs", jobs.read(reading), "types", searchable(reading), "problem", problem));
    }

    /** Types with a published rule: others cannot be searched. */
    private List<Choice> searchable(Reading reading) {
        return reading.all("duplicaterules", Map.of("$filter", "statuscode eq 2", "$select", "baseentityname")).stream()
                .map(rule -> rule.path("baseentityname").asString())
                .distinct()
                .map(type -> new Choice(type, words.types(type)))
                .sorted(java.util.Comparator.comparing(Choice::label))
                .toList();
    }

    Done search(Context ctx, PageUser user) {
        String type = Parameters.of(ctx.formParam("type"));
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putObject("Query")
                .put("@odata.type", "Microsoft.Dynamics.CRM.QueryExpression")
                .put("EntityName", type);
        body.put("JobName", "Search for duplicates: " + words.types(type));
        body.put("SendEmailNotification", false);
        body.putArray("ToRecipients");
        body.putArray("CCRecipients");
        body.put("RecurrencePattern", "");
        try {
            JsonNode answer =
                    Reading.json(gateway.send(user, "POST", "BulkDetectDuplicates", Map.of(), body.toString()));
            return Done.to("/jobs/" + answer.path("JobId").asString());
        } catch (RequestRefused refused) {
            return new Done("", jobs(user, Refusal.of("Searching " + words.types(type), refused)));
        }
    }

    /** Cancels a job that runs; what it has done so far follows from its kind. */
    Done cancel(Context ctx, PageUser user) {
        String job = Parameters.requiredId(ctx.pathParam("job"));
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("statecode", COMPLETED);
        body.put("statuscode", CANCELED);
        try {
            Reading.json(gateway.send(
                    user, "PATCH", "asyncoperations(" + job + ")", Map.of("If-Match", "*"), body.toString()));
            return Done.to("/jobs");
        } catch (RequestRefused refused) {
            return new Done("", jobs(user, Refusal.of("Canceling the job", refused)));
        }
    }

    private FoundReader reader(PageUser user) {
        return new FoundReader(schema, display, new Reading(gateway, user), user);
    }

    Shown results(Context ctx, PageUser user) {
        String job = Parameters.requiredId(ctx.pathParam("job"));
        String group = ctx.queryParam("group");
        int part = Parameters.page(ctx.queryParam("part"));
        int page = Parameters.page(ctx.queryParam("page"));
        FoundList list = group == null
                ? reader(user).groups().list(job, part, page)
                : reader(user).groups().one(job, part, FoundReader.Key.of(group), page);
        return new Shown(list.job().name(), "embedded/found.jte", Map.of("list", list, "display", display));
    }

    Shown record(Context ctx, PageUser user) {
        String word = Parameters.of(ctx.queryParam("done"));
        String done = switch (word) {
            case "canceled", "deactivated", "disqualified", "deleted" -> "The record was " + word + ".";
            case "answered" ->
                "The two are noted as no duplicates. They are left out of searches, and saving one of them does not ask"
                        + " about the other, while both keep the values that match.";
            default -> "";
        };
        return record(
                user,
                Parameters.requiredId(ctx.pathParam("job")),
                Parameters.of(ctx.queryParam("of")),
                Parameters.page(ctx.queryParam("page")),
                "",
                done);
    }

    private Shown record(PageUser user, String job, String of, int page, String problem, String done) {
        DuplicatesOf found = reader(user).duplicates(job, FoundReader.Key.of(of), page, problem, done);
        return new Shown(
                "Likely duplicates of " + found.base().name(),
                "embedded/duplicatesof.jte",
                Map.of("found", found, "display", display));
    }

    Done deactivate(Context ctx, PageUser user) {
        return act(ctx, user, "Taking the record out of use", (writer, table, id, etag) -> {
            Closing closing = Closing.of(table)
                    .orElseThrow(() -> new RequestRefused(
                            400, "no-such-status", "Records of this type cannot be taken out of use here."));
            writer.close(table, id, etag, closing.reason());
            return closing.done();
        });
    }

    Done delete(Context ctx, PageUser user) {
        return act(ctx, user, "Deleting the record", (writer, table, id, etag) -> {
            writer.delete(table, id, etag);
            return "deleted";
        });
    }

    /** The pairs that were left out, because somebody said that they are no duplicates. */
    Shown answered(Context ctx, PageUser user) {
        String done = Parameters.of(ctx.queryParam("done")).equals("takenback")
                ? "The answer was taken back. The two are listed again where they were left out."
                : "";
        return answered(ctx, user, Parameters.page(ctx.queryParam("page")), "", done);
    }

    private Shown answered(Context ctx, PageUser user, int page, String problem, String done) {
        AnsweredPairs pairs =
                reader(user).answers().page(Parameters.requiredId(ctx.pathParam("job")), page, problem, done);
        return new Shown("Not duplicates", "embedded/notduplicates.jte", Map.of("found", pairs, "display", display));
    }

    /** Keeps that two records are no duplicates. */
    Done notDuplicates(Context ctx, PageUser user) {
        String job = Parameters.requiredId(ctx.pathParam("job"));
        String of = Parameters.of(ctx.formParam("of"));
        int page = Parameters.page(ctx.formParam("page"));
        ObjectNode body = pair(FoundReader.Key.of(of), FoundReader.Key.of(Parameters.of(ctx.formParam("other"))));
        body.put("JobId", job);
        try {
            Reading.json(gateway.send(user, "POST", "MarkNotDuplicates", Map.of(), body.toString()));
            return Done.to("/jobs/" + job + "/record?of=" + of + "&page=" + page + "&done=answered");
        } catch (RequestRefused refused) {
            String problem = Refusal.of("Noting that the two are no duplicates", refused);
            return new Done("", record(user, job, of, page, problem, ""));
        }
    }

    /** Takes back that two records are no duplicates. */
    Done takeBack(Context ctx, PageUser user) {
        String job = Parameters.requiredId(ctx.pathParam("job"));
        int page = Parameters.page(ctx.formParam("page"));
        ObjectNode body = pair(
                FoundReader.Key.of(Parameters.of(ctx.formParam("of"))),
                FoundReader.Key.of(Parameters.of(ctx.formParam("other"))));
        try {
            Reading.json(gateway.send(user, "POST", "UnmarkNotDuplicates", Map.of(), body.toString()));
            return Done.to("/jobs/" + job + "/notduplicates?page=" + page + "&done=takenback");
        } catch (RequestRefused refused) {
            return new Done("", answered(ctx, user, page, Refusal.of("Taking the answer back", refused), ""));
        }
    }

    private ObjectNode pair(FoundReader.Key one, FoundReader.Key other) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        named(body.putObject("Record"), one);
        named(body.putObject("Other"), other);
        return body;
    }

    private void named(ObjectNode node, FoundReader.Key key) {
        Table table = schema.table(key.table())
                .orElseThrow(() -> new RequestRefused(404, "no-such-type", "There is no such type of record."));
        node.put("@odata.type", "#Microsoft.Dynamics.CRM." + table.name()).put(table.primaryId(), key.id());
    }

    /** Something done to a record; answers the word for it. */
    private interface Action {
        String run(RecordWriter writer, Table table, String id, String etag);
    }

    private Done act(Context ctx, PageUser user, String what, Action action) {
        String job = Parameters.requiredId(ctx.pathParam("job"));
        String of = Parameters.of(ctx.formParam("of"));
        int page = Parameters.page(ctx.formParam("page"));
        Table table = schema.table(Parameters.of(ctx.formParam("etn")))
                .filter(each -> FormLayout.of(each.name()).isPresent())
                .orElseThrow(() -> new RequestRefused(404, "no-such-type", "There is no such type of record."));
        String id = Parameters.requiredId(ctx.formParam("id"));
        try {
            RecordWriter writer = new RecordWriter(gateway, user, display.zone());
            String done = action.run(writer, table, id, Parameters.of(ctx.formParam("etag")));
            return Done.to("/jobs/" + job + "/record?of=" + of + "&page=" + page + "&done=" + done);
        } catch (RequestRefused refused) {
            return new Done("", record(user, job, of, page, Refusal.of(what, refused), ""));
        }
    }
}
