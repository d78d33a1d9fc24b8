package dev.crmbridge.embedded.pages;

import dev.crmbridge.dedupe.Criterion;
import dev.crmbridge.embedded.pages.CrmPages.Done;
import dev.crmbridge.embedded.pages.CrmPages.Shown;
import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Puts the pages about duplicate rules together for a signed-in person. */
final class RuleViews {
    private static final int MOST_LINES = 50;

    private final Gateway gateway;
    private final Display display;
    private final RuleWords words;
    private final RulesPage rules;

    RuleViews(Schema schema, Gateway gateway, RuleCoverage coverage, Display display) {
        this.gateway = gateway;
        this.display = display;
        this.words = new RuleWords(schema);
        this.rules = new RulesPage(words, coverage, display);
    }

    Shown list(Context ctx, PageUser user) {
        String done = switch (Parameters.of(ctx.queryParam("done"))) {
            case "deleted" -> "The rule was deleted.";
            case "discarded" -> "The next version was discarded. The rule is as it was.";
            case "unpublished" -> "The rule is unpublished.";
            case "switches" -> "The switches are saved.";
            default -> "";
        };
        return list(user, Parameters.of(ctx.queryParam("watched")), "", done);
    }

    private Shown list(PageUser user, String watched, String problem, String done) {
        RuleList list = rules.list(new Reading(gateway, user), user, watched, problem, done);
        return new Shown("Duplicate Detection Rules", "embedded/rules.jte", Map.of("list", list, "display", display));
    }

    Shown choose(Context ctx, PageUser user) {
        return new Shown(
                "New duplicate detection rule",
                "embedded/newrule.jte",
                Map.of("types", words.types(), "rights", RuleRights.of(new Reading(gateway, user), user)));
    }

    Shown rule(Context ctx, PageUser user) {
        String id = Parameters.id(ctx.queryParam("id"));
        Reading reading = new Reading(gateway, user);
        if (!id.isEmpty()) {
            String done = ctx.queryParam("saved") == null ? "" : "Saved.";
            return form(rules.stored(reading, user, id, "", done));
        }
        String base = Parameters.of(ctx.queryParam("base"));
        String matching = Optional.of(Parameters.of(ctx.queryParam("matching")))
                .filter(type -> !type.isEmpty())
                .orElse(base);
        return form(
                rules.entered(reading, user, "", rules.values(base, matching, "", "", false, false), List.of(), ""));
    }

    private Shown form(RuleForm form) {
        return new Shown(form.title(), "embedded/rule.jte", Map.of("form", form, "display", display));
    }

    Done save(Context ctx, PageUser user) {
        String id = Parameters.id(ctx.formParam("id"));
        Reading reading = new Reading(gateway, user);
        RuleForm.Values values = rules.values(
                Parameters.of(ctx.formParam("base")),
                Parameters.of(ctx.formParam("matching")),
                Parameters.of(ctx.formParam("name")).strip(),
                Parameters.of(ctx.formParam("description")).strip(),
                ctx.formParam("case") != null,
                ctx.formParam("active") != null);
        List<RuleLine> lines = lines(ctx, values.oneType());
        if (ctx.formParam("more") != null) {
            List<RuleLine> longer = new ArrayList<>(lines);
            longer.add(RuleLine.EMPTY);
            return new Done("", form(rules.entered(reading, user, id, values, longer, "")), 200);
        }
        Optional<String> missing = missing(values, lines);
        if (missing.isPresent()) {
            return new Done("", form(rules.entered(reading, user, id, values, lines, missing.get())));
        }
        try {
            String key = new RuleWriter(gateway, user).save(id, Parameters.of(ctx.formParam("etag")), values, lines);
            return Done.to(RulesPage.ADDRESS + "/rule?id=" + key + "&saved=1");
        } catch (RequestRefused refused) {
            String problem = Refusal.of("Saving “" + values.name() + "”", refused);
            return new Done("", form(rules.entered(reading, user, id, values, lines, problem)));
        }
    }

    /** What the form itself must have before the API can be asked. */
    private static Optional<String> missing(RuleForm.Values values, List<RuleLine> lines) {
        if (values.name().isEmpty()) {
            return Optional.of("The rule was not saved: it needs a name.");
        }
        for (RuleLine line : lines) {
            if (RuleWords.operator(line).isEmpty() || line.matching().isEmpty()) {
                return Optional.of("The rule was not saved: choose how each field is compared, and with which field.");
            }
            if (!line.characters().isEmpty() && !line.characters().matches("[0-9]{1,9}")) {
                return Optional.of(
                        "The rule was not saved: “" + line.characters() + "” is not a number of characters.");
            }
        }
        return Optional.empty();
    }

    private static List<RuleLine> lines(Context ctx, boolean oneType) {
        List<RuleLine> lines = new ArrayList<>();
        for (int i = 0; i < MOST_LINES && ctx.formParam("field" + i) != null; i++) {
            String field = Parameters.of(ctx.formParam("field" + i));
            String operator = Parameters.of(ctx.formParam("operator" + i));
            String matching = oneType ? field : Parameters.of(ctx.formParam("matching" + i));
            RuleLine line = new RuleLine(field, matching, operator, "", ctx.formParam("blank" + i) != null);
            boolean counted = RuleWords.operator(line)
                    .filter(Criterion.Operator::isCounted)
                    .isPresent();
            if (!field.isEmpty()) {
                String characters =
                        counted ? Parameters.of(ctx.formParam("characters" + i)).strip() : "";
                lines.add(new RuleLine(field, matching, operator, characters, line.ignoreBlank()));
            }
        }
        return lines;
    }

    Done publish(Context ctx, PageUser user) {
        String revised = Parameters.id(ctx.formParam("revised"));
        return act(ctx, user, "Publishing", (writer, id) -> {
            writer.publish(id);
            return RulesPage.ADDRESS + "?watched=" + (revised.isEmpty() ? id : revised);
        });
    }

    /** Opens the next version of a published rule, which is made if there is none yet. */
    Done edit(Context ctx, PageUser user) {
        return act(ctx, user, "Editing", (writer, id) -> RulesPage.ADDRESS + "/rule?id=" + writer.revise(id));
    }

    Done unpublish(Context ctx, PageUser user) {
        return act(ctx, user, "Unpublishing", (writer, id) -> {
            writer.unpublish(id);
            return RulesPage.ADDRESS + "?done=unpublished";
        });
    }

    Done delete(Context ctx, PageUser user) {
        return act(ctx, user, "Deleting", (writer, id) -> {
            writer.delete(id);
            return RulesPage.ADDRESS + "?done=" + (ctx.formParam("revised") == null ? "deleted" : "discarded");
        });
    }

    /** Something done to an existing rule. */
    private interface Action {
        String run(RuleWriter writer, String id);
    }

    private Done act(Context ctx, PageUser user, String what, Action action) {
        String id = Parameters.id(ctx.formParam("id"));
        try {
            return Done.to(action.run(new RuleWriter(gateway, user), id));
        } catch (RequestRefused refused) {
            String name = Parameters.of(ctx.formParam("name"));
            return new Done("", list(user, "", Refusal.of(what + " “" + name + "”", refused), ""));
        }
    }

    Done switches(Context ctx, PageUser user) {
        JsonNode organization = RulesPage.organization(new Reading(gateway, user));
        Map<String, Boolean> wanted = new LinkedHashMap<>();
        RulesPage.switchColumns().forEach(column -> {
            boolean on = ctx.formParam(column) != null;
            if (organization.path(column).asBoolean(false) != on) {
                wanted.put(column, on);
            }
        });
        try {
            if (!wanted.isEmpty()) {
                new RuleWriter(gateway, user)
                        .switches(organization.path("organizationid").asString(), wanted);
            }
            return Done.to(RulesPage.ADDRESS + "?done=switches");
        } catch (RequestRefused refused) {
            return new Done("", list(user, "", Refusal.of("Changing the switches", refused), ""));
        }
    }
}
