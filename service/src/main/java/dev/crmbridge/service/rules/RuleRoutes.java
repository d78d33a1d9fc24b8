package dev.crmbridge.service.rules;

import dev.crmbridge.crm.DuplicatePair;
import dev.crmbridge.crm.DuplicateRuleRow;
import dev.crmbridge.crm.RuleDesk;
import dev.crmbridge.crm.StoredRule;
import dev.crmbridge.service.api.ApiParts;
import dev.crmbridge.service.api.ApiRoute;
import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.api.Body;
import dev.crmbridge.service.api.CrmAnswers;
import dev.crmbridge.service.api.Query;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Routes for duplicate rules and searches. The CRM is asked on the server's own threads, never on the engine's; who works offline by choice
 * is not connected behind their back.
 */
public final class RuleRoutes {
    private static final int MOST_PAIRS = 100_000;
    private static final int USUAL_PAIRS = 1000;
    private static final int LONGEST_NAME = 160;
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]{0,127}");

    private final ApiParts parts;
    private final RuleDesk desk;
    private final Supplier<UUID> ids;

    /** @param ids ids of new rules */
    public RuleRoutes(ApiParts parts, Supplier<UUID> ids) {
        this.parts = parts;
        this.desk = parts.rules();
        this.ids = ids;
    }

    /** @return the routes, to be guarded like all others */
    public List<ApiRoute> all() {
        return List.of(
                ApiRoute.get("/api/rules", this::list),
                ApiRoute.post("/api/rules", this::create),
                ApiRoute.get("/api/rules/{rule}", this::show),
                ApiRoute.post("/api/rules/{rule}/publish", this::publish),
                ApiRoute.post("/api/rules/{rule}/unpublish", this::unpublish),
                ApiRoute.post("/api/rules/{rule}/delete", this::delete),
                ApiRoute.post("/api/detect", this::detect),
                ApiRoute.get("/api/jobs/{job}", this::job),
                ApiRoute.get("/api/jobs/{job}/duplicates", this::duplicates));
    }

    private RuleDesk connected() {
        if (Awaited.of(parts.engine().status()).offlineByChoice()) {
            throw new RequestRefused(
                    409,
                    "offline-by-choice",
                    "You work offline, and duplicate rules are kept in the CRM. Go online first: “crmbridge online”.");
        }
        return desk;
    }

    private List<StoredRule> rules() {
        return CrmAnswers.of(connected().rules());
    }

    private void list(Context ctx) {
        ctx.json(rules().stream().map(RuleJson::of).toList());
    }

    private void show(Context ctx) {
        ctx.json(RuleJson.of(chosen(ctx)));
    }

    private StoredRule chosen(Context ctx) {
        return RuleChoice.of(rules(), ctx.pathParam("rule"));
    }

    private void create(Context ctx) {
        Body body = Body.of(ctx).onlyWith("name", "base", "matching", "spec", "ignoreBlank", "excludeInactive");
        String name = body.neededText("name").strip();
        if (name.length() > LONGEST_NAME) {
            throw Body.bad("bad-request", "The name has " + name.length() + " characters; at most 160 are possible.");
        }
        String base = table(body.neededText("base"));
        String matching = body.text("matching");
        var frame = new TypedRule.Frame(
                ids.get(),
                name,
                base,
                matching == null ? base : table(matching),
                !Boolean.FALSE.equals(body.flag("ignoreBlank")),
                Boolean.TRUE.equals(body.flag("excludeInactive")));
        DuplicateRuleRow rule;
        try {
            rule = TypedRule.parse(frame, body.neededText("spec"));
        } catch (TypedRule.NotARule problem) {
            throw Body.bad("bad-rule", String.valueOf(problem.getMessage()));
        }
        CrmAnswers.of(connected().create(rule));
        ctx.status(201).json(RuleJson.of(new StoredRule(rule, StoredRule.Status.UNPUBLISHED)));
    }

    private static String table(String name) {
        if (!TABLE.matcher(name).matches()) {
            throw Body.bad(
                    "bad-request", "“" + name + "” is not the logical name of a table, such as account or contact.");
        }
        return name;
    }

    private void publish(Context ctx) {
        ctx.status(202)
                .json(JobJson.of(CrmAnswers.of(desk.publish(chosen(ctx).rule().id()))));
    }

    private void unpublish(Context ctx) {
        UUID id = chosen(ctx).rule().id();
        CrmAnswers.of(desk.unpublish(id));
        ctx.json(RuleJson.of(RuleChoice.of(rules(), id.toString())));
    }

    private void delete(Context ctx) {
        StoredRule rule = chosen(ctx);
        CrmAnswers.of(desk.delete(rule.rule().id()));
        ctx.json(RuleJson.of(new StoredRule(rule.rule(), StoredRule.Status.UNPUBLISHED)));
    }

    private void detect(Context ctx) {
        Body body = Body.of(ctx).onlyWith("entity");
        String entity = table(body.neededText("entity"));
        UUID job = CrmAnswers.of(connected().detect(entity, "Duplicates of " + entity));
        ctx.status(202).json(JobJson.of(CrmAnswers.of(desk.job(job))));
    }

    private void job(Context ctx) {
        ctx.json(JobJson.of(CrmAnswers.of(connected().job(jobId(ctx)))));
    }

    private void duplicates(Context ctx) {
        int limit = Query.number(ctx, "limit", USUAL_PAIRS, 1, MOST_PAIRS);
        List<DuplicatePair> pairs = CrmAnswers.of(connected().pairs(jobId(ctx), limit));
        Map<UUID, String> names = pairs.isEmpty() ? Map.of() : ruleNames();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "pairs",
                pairs.stream()
                        .map(pair -> PairJson.of(pair, names, parts.recordUrl()))
                        .toList());
        json.put("limited", pairs.size() == limit);
        ctx.json(json);
    }

    /** None when the rules cannot be read: the pairs are worth showing without. */
    private Map<UUID, String> ruleNames() {
        return desk.rules()
                .fold(
                        rules -> rules.stream()
                                .collect(Collectors.toMap(
                                        rule -> rule.rule().id(),
                                        rule -> rule.rule().name())),
                        failure -> Map.of());
    }

    private static UUID jobId(Context ctx) {
        try {
            return UUID.fromString(ctx.pathParam("job"));
        } catch (IllegalArgumentException notAnId) {
            throw Body.bad("bad-request", "“" + ctx.pathParam("job") + "” is not the id of a job.");
        }
    }
}
