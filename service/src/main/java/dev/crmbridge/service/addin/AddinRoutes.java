package dev.crmbridge.service.addin;

import dev.crmbridge.crm.Found;
import dev.crmbridge.service.api.ApiParts;
import dev.crmbridge.service.api.ApiRoute;
import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.api.Body;
import dev.crmbridge.service.api.Query;
import dev.crmbridge.sync.EngineStatus;
import dev.crmbridge.sync.ItemStanding;
import dev.crmbridge.sync.command.CommandRequest.Selected;
import dev.crmbridge.sync.mailbox.ItemRef;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Routes for the add-in inside Outlook. */
public final class AddinRoutes {
    private static final int MOST_ITEMS = 100;
    private static final int MOST_HINTS = 500;
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final Set<String> PARENTS = Set.of("account", "contact");

    private final ApiParts parts;
    private final AddinNews news;

    /** @param news what happened; belongs to the caller */
    public AddinRoutes(ApiParts parts, AddinNews news) {
        this.parts = parts;
        this.news = news;
    }

    /** @return the routes, to be guarded like all others */
    public List<ApiRoute> all() {
        return List.of(
                ApiRoute.post("/api/addin/state", this::state),
                ApiRoute.get("/api/addin/news", this::news),
                ApiRoute.post("/api/addin/events", this::events));
    }

    private void state(Context ctx) {
        var asked = new ArrayList<Selected>();
        for (JsonNode node : items(Body.of(ctx).onlyWith("items"), MOST_ITEMS)) {
            Body item = Body.of(node, "an element of “items”").onlyWith("entryId", "storeId", "kind");
            asked.add(new Selected(item.itemRef(), item.itemKind()));
        }
        List<ItemStanding> standings = Awaited.of(parts.engine().standings(asked));
        ctx.json(Map.of(
                "items",
                IntStream.range(0, standings.size())
                        .mapToObj(i ->
                                StandingJson.of(standings.get(i), asked.get(i).kind(), parts.recordUrl()))
                        .toList()));
    }

    private void news(Context ctx) throws InterruptedException {
        long after = Query.number(ctx, "after", 0, 0, Integer.MAX_VALUE);
        int wait = Query.number(ctx, "wait", 0, 0, LONGEST_WAIT_SECONDS);
        String run = ctx.queryParam("run");
        AddinNews.Since since = news.since(after, run == null ? "" : run, Duration.ofSeconds(wait));
        EngineStatus status = Awaited.of(parts.engine().status());
        List<Found> recent = Awaited.of(parts.engine().recentTargets());
        var json = new LinkedHashMap<String, Object>();
        json.put("run", since.run());
        json.put("version", since.version());
        json.put("all", since.all());
        json.put(
                "items",
                since.operations().stream()
                        .map(operation -> operation.item())
                        .distinct()
                        .toList());
        json.put("operations", since.operations());
        json.put(
                "status",
                Map.of(
                        "online",
                        status.crm().reachable() && !status.offlineByChoice(),
                        "questions",
                        status.problems() + status.conflicts()));
        json.put("recentRegarding", targets(recent, false));
        json.put("recentParents", targets(recent, true));
        ctx.json(json);
    }

    private void events(Context ctx) {
        Body body = Body.of(ctx).onlyWith("items", "unknown");
        var touched = new ArrayList<ItemRef>();
        for (JsonNode node : items(body, MOST_HINTS)) {
            touched.add(Body.of(node, "an element of “items”")
                    .onlyWith("entryId", "storeId")
                    .itemRef());
        }
        parts.engine().changedInOutlook(touched, Boolean.TRUE.equals(body.flag("unknown")));
        ctx.status(202).json(Map.of("accepted", touched.size()));
    }

    private List<TargetJson> targets(List<Found> recent, boolean parents) {
        var targets = new ArrayList<TargetJson>();
        for (Found found : recent) {
            TargetJson target = TargetJson.of(found, parts.recordUrl());
            if (target != null && (!parents || PARENTS.contains(target.entity()))) {
                targets.add(target);
            }
        }
        return targets;
    }

    private static Iterable<JsonNode> items(Body body, int most) {
        @Nullable JsonNode items = body.node("items");
        if (items == null || !items.isArray()) {
            throw Body.bad("bad-request", "“items” must be a list.");
        }
        if (items.size() > most) {
            throw Body.bad(
                    "bad-request", "“items” holds " + items.size() + " items; " + most + " are possible at once.");
        }
        return items;
    }
}
