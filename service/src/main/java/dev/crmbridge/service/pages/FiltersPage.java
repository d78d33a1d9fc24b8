package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.Awaited;
import dev.crmbridge.service.pages.ServicePages.Shown;
import dev.crmbridge.sync.Engine;
import dev.crmbridge.sync.FilterPreview;
import dev.crmbridge.sync.filter.Filter;
import dev.crmbridge.web.text.Display;
import io.javalin.http.Context;
import java.util.Map;

/** The filters that bring records of the CRM to Outlook, and what each of them would do. */
final class FiltersPage {
    private final Engine engine;
    private final Display display;

    FiltersPage(Engine engine, Display display) {
        this.engine = engine;
        this.display = display;
    }

    Shown show(Context ctx) {
        return new Shown(
                "Filters", "service/filters.jte", Map.of("filters", Awaited.of(engine.filters()), "display", display));
    }

    Shown preview(Context ctx) {
        Filter filter = filter(ctx);
        FilterPreview preview = Awaited.of(engine.previewFilter(filter), Awaited.FULL_PASS);
        boolean on = Awaited.of(engine.filters()).stream()
                .anyMatch(view -> view.set().filter() == filter && view.set().isOn());
        return new Shown(
                filter.title(), "service/filter.jte", Map.of("preview", preview, "on", on, "display", display));
    }

    /** Switches a filter and goes back to the list, or to the preview when a person has to say yes first. */
    String set(Context ctx) {
        Filter filter = filter(ctx);
        boolean on = "1".equals(ctx.formParam("on"));
        boolean confirm = "1".equals(ctx.formParam("confirm"));
        boolean asks = Awaited.of(engine.switchFilter(filter, on, confirm), Awaited.FULL_PASS)
                        .set()
                        .asked()
                > 0;
        return asks ? "/filters/" + filter.word() : "/filters";
    }

    private static Filter filter(Context ctx) {
        return Filter.ofWord(ctx.pathParam("filter"))
                .orElseThrow(() -> ServicePages.nothing("There is no such filter."));
    }
}
