package dev.crmbridge.service.api;

import dev.crmbridge.sync.FilterAnswer;
import dev.crmbridge.sync.FilterPreview;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.web.server.RequestRefused;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters that bring records of the CRM to Outlook: listing them, trying them out, switching them. */
final class FilterRoutes {
    private final ApiParts parts;

    FilterRoutes(ApiParts parts) {
        this.parts = parts;
    }

    List<ApiRoute> all() {
        return List.of(
                ApiRoute.get("/api/filters", this::list),
                ApiRoute.get("/api/filters/{filter}", this::preview),
                ApiRoute.post("/api/filters/{filter}", this::set));
    }

    private void list(Context ctx) {
        ctx.json(Awaited.of(parts.engine().filters()).stream()
                .map(FilterJson.Line::of)
                .toList());
    }

    private void preview(Context ctx) {
        FilterPreview preview = Awaited.of(parts.engine().previewFilter(filter(ctx)), Awaited.FULL_PASS);
        ctx.json(FilterPreviewJson.of(preview, parts.recordUrl()));
    }

    private void set(Context ctx) {
        Body body = Body.of(ctx).onlyWith("on", "confirm");
        Boolean on = body.flag("on");
        if (on == null) {
            throw Body.bad("bad-request", "“on” is missing in the body: true switches the filter on, false off.");
        }
        FilterAnswer answer = Awaited.of(
                parts.engine().switchFilter(filter(ctx), on, Boolean.TRUE.equals(body.flag("confirm"))),
                Awaited.FULL_PASS);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("filter", FilterJson.of(answer.set()));
        FilterPreview preview = answer.preview();
        json.put("preview", preview == null ? null : FilterPreviewJson.of(preview, parts.recordUrl()));
        ctx.json(json);
    }

    private static Filter filter(Context ctx) {
        String word = ctx.pathParam("filter");
        return Filter.ofWord(word)
                .orElseThrow(() -> new RequestRefused(
                        404,
                        "filter-not-found",
                        "There is no filter “" + word + "”. There are: " + String.join(", ", Filter.words()) + "."));
    }
}
