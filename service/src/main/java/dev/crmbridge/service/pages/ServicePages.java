package dev.crmbridge.service.pages;

import dev.crmbridge.service.api.ApiParts;
import dev.crmbridge.service.api.PageSet;
import dev.crmbridge.service.doctor.Doctor;
import dev.crmbridge.service.installation.Installation;
import dev.crmbridge.service.security.Owner;
import dev.crmbridge.web.access.Caller;
import dev.crmbridge.web.assets.Assets;
import dev.crmbridge.web.page.Pages;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.server.ServerSpec;
import dev.crmbridge.web.text.Display;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The pages of the service and their routes. Every route asks who is calling first. */
public final class ServicePages implements PageSet {
    private final RecordOpener opener;
    private final InstantSource clock;
    private final Installation installation;

    /**
     * @param opener how records are opened
     * @param clock for words like "today"
     */
    public ServicePages(RecordOpener opener, InstantSource clock) {
        this(opener, clock, Installation.ofThisProcess());
    }

    /**
     * @param opener how records are opened
     * @param clock for words like "today"
     * @param installation what the page about the set-up looks at
     */
    public ServicePages(RecordOpener opener, InstantSource clock, Installation installation) {
        this.opener = opener;
        this.clock = clock;
        this.installation = installation;
    }

    @Override
    public ServerSpec addTo(ServerSpec server, ApiParts parts) {
        Assets assets = Assets.shared()
                .with(ServicePages.class, "/dev/crmbridge/service/assets/", "service.css", "question.js");
        Pages pages = new Pages(TemplateEngine.createPrecompiled(ContentType.Html), assets);
        Display display = new Display(Locale.getDefault(Locale.Category.FORMAT), parts.zone(), clock);
        Frames frames = new Frames(parts.engine());
        StatusPage status = new StatusPage(parts.engine(), display);
        ItemPage items = new ItemPage(parts.engine(), display);
        QuestionPage questions = new QuestionPage(parts.engine(), display);
        ListPages lists = new ListPages(parts.engine(), display);
        DeletionsPage deletions = new DeletionsPage(parts.engine(), display);
        DryRunPage dryRun = new DryRunPage(parts.engine(), display);
        HistoryPage history = new HistoryPage(parts.engine(), display);
        SettingsPage settings = new SettingsPage(parts.engine());
        DirectionsPage directions = new DirectionsPage(parts.engine());
        FiltersPage filters = new FiltersPage(parts.engine(), display);
        SetupPage setup = new SetupPage(
                parts.engine(), new Doctor(installation, Path.of(parts.about().dataDir())));
        Sender sender = new Sender(parts, pages, frames);
        return server.withAssets(assets)
                .withFailures(pages.failures(frames.plain()))
                .withRoutes(routes -> {
                    sender.page(routes, "/", "/", status::show);
                    sender.page(routes, "/items/{id}", "", items::show);
                    sender.page(routes, "/conflicts", "/conflicts", lists::conflicts);
                    sender.page(routes, "/problems", "/problems", lists::problems);
                    sender.page(routes, "/deletions", "/problems", deletions::show);
                    sender.page(routes, "/dry-run", "/dry-run", dryRun::show);
                    sender.page(routes, "/history", "/history", history::show);
                    sender.page(routes, "/settings", "/settings", settings::show);
                    sender.page(routes, DirectionsPage.ADDRESS, "/settings", directions::show);
                    sender.page(routes, "/filters", "/filters", filters::show);
                    sender.page(routes, "/filters/{filter}", "/filters", filters::preview);
                    sender.page(routes, "/setup", "/setup", setup::show);
                    sender.question(routes, "/operations/{op}", questions::show);
                    sender.fragment(routes, "/rows/items/{id}", status::row);
                    sender.fragment(routes, "/rows/operations/{op}", questions::row);
                    sender.changeShown(routes, "/deletions", "/problems", deletions::decide);
                    sender.changeShown(routes, "/dry-run", "/dry-run", dryRun::look);
                    sender.changeShown(routes, "/history/undo", "/history", history::undo);
                    sender.change(routes, "/conflicts/resolve", lists::resolve);
                    sender.change(routes, "/problems", lists::settle);
                    sender.change(routes, "/settings", settings::decide);
                    sender.change(routes, DirectionsPage.ADDRESS, directions::decide);
                    sender.change(routes, "/filters/{filter}", filters::set);
                    sender.change(routes, "/sync", status::synchronize);
                    sender.change(routes, "/offline", status::offline);
                    sender.change(routes, "/items/{id}/command", items::command);
                    sender.change(routes, "/operations/{op}/answer", questions::answer);
                    sender.change(routes, "/operations/{op}/cancel", questions::cancel);
                    open(routes, parts);
                });
    }

    private void open(RoutesConfig routes, ApiParts parts) {
        routes.get("/open/{entity}/{id}", ctx -> {
            parts.gate().access().require(ctx);
            ctx.status(303)
                    .header(
                            "Location",
                            opener.open(Addresses.record(ctx.pathParam("entity"), ctx.pathParam("id")))
                                    .toString());
        });
    }

    /** What a page shows: title, template and values. */
    record Shown(String title, String template, Map<String, Object> values) {}

    /** Makes what a page shows. */
    @FunctionalInterface
    interface Show {
        Shown show(Context ctx);
    }

    /** Carries out a change and says where to go on. */
    @FunctionalInterface
    interface Change {
        String change(Context ctx);
    }

    /** Puts shown things into frames and sends them to a person who may see them. */
    private record Sender(ApiParts parts, Pages pages, Frames frames) {
        void page(RoutesConfig routes, String path, String nav, Show show) {
            routes.get(path, ctx -> send(ctx, nav, show));
        }

        /** A change whose outcome is told once, on a page of its own. */
        void changeShown(RoutesConfig routes, String path, String nav, Show show) {
            routes.post(path, ctx -> send(ctx, nav, show));
        }

        private void send(Context ctx, String nav, Show show) {
            Caller<Owner> caller = require(ctx);
            Shown shown = show.show(ctx);
            String token = parts.gate().access().pageToken(caller);
            pages.page(frames.framed(), shown.title(), nav)
                    .withPageToken(token)
                    .send(ctx, shown.template(), with(shown, token));
        }

        void question(RoutesConfig routes, String path, Show show) {
            routes.get(path, ctx -> {
                Caller<Owner> caller = require(ctx);
                Shown shown = show.show(ctx);
                String token = parts.gate().access().pageToken(caller);
                pages.question(frames.question(), shown.title(), "")
                        .withPageToken(token)
                        .send(ctx, shown.template(), with(shown, token));
            });
        }

        void fragment(RoutesConfig routes, String path, Show show) {
            routes.get(path, ctx -> {
                require(ctx);
                Shown shown = show.show(ctx);
                pages.fragment(ctx, shown.template(), shown.values());
            });
        }

        void change(RoutesConfig routes, String path, Change change) {
            routes.post(path, ctx -> {
                require(ctx);
                ctx.status(303).header("Location", change.change(ctx));
            });
        }

        private Caller<Owner> require(Context ctx) {
            return parts.gate().access().require(ctx);
        }

        private static Map<String, Object> with(Shown shown, String token) {
            Map<String, Object> values = new HashMap<>(shown.values());
            values.put("token", token);
            return values;
        }
    }

    /** @return the refusal for something that does not exist */
    static RequestRefused nothing(String what) {
        return new RequestRefused(404, "not-found", what);
    }
}
