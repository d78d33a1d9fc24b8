package dev.crmbridge.embedded.pages;

import dev.crmbridge.embedded.schema.Schema;
import dev.crmbridge.web.access.Access;
import dev.crmbridge.web.access.Caller;
import dev.crmbridge.web.access.OneTimeLinks;
import dev.crmbridge.web.access.PageTokens;
import dev.crmbridge.web.access.RandomTokens;
import dev.crmbridge.web.access.SessionCookie;
import dev.crmbridge.web.access.Sessions;
import dev.crmbridge.web.access.SignIn;
import dev.crmbridge.web.assets.Assets;
import dev.crmbridge.web.page.Icon;
import dev.crmbridge.web.page.NavEntry;
import dev.crmbridge.web.page.Page;
import dev.crmbridge.web.page.Pages;
import dev.crmbridge.web.page.Site;
import dev.crmbridge.web.server.FailureAnswer;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.text.Display;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages of the embedded CRM: Activities, record forms, System Jobs, and how a person signs in.
 *
 * <p>A person signs in by a one-time link or with a user's token; from then on a cookie tells who it is, and every change
 * needs the page's own token beside it. Thread-safe.
 */
public final class CrmPages {
    private static final Duration SESSION = Duration.ofHours(12);
    private static final Duration LINK = Duration.ofMinutes(10);

    private final Pages pages;
    private final Assets assets;
    private final Access<PageUser> access;
    private final SignIn<PageUser> signIn;
    private final Sessions<PageUser> sessions;
    private final Function<String, Optional<PageUser>> users;
    private final Views views;
    private final RuleViews rules;
    private final FoundViews found;
    private final MergeViews merging;
    private final MergesViews merges;

    /**
     * @param schema the hosted tables
     * @param gateway the Web API
     * @param users finds the user of a bearer token
     * @param coverage counts the matchcodes of rules
     * @param display how values are shown; its clock also ends sessions and links
     */
    public CrmPages(
            Schema schema,
            Gateway gateway,
            Function<String, Optional<PageUser>> users,
            RuleCoverage coverage,
            Display display) {
        RandomTokens tokens = new RandomTokens(new SecureRandom());
        this.users = users;
        this.sessions = new Sessions<>(display.clock(), tokens, SESSION);
        this.access = new Access<>(sessions, new PageTokens(tokens), users);
        this.signIn = new SignIn<>(new OneTimeLinks<>(display.clock(), tokens, LINK), sessions);
        this.assets = Assets.shared().with(CrmPages.class, "/dev/crmbridge/embedded/assets/", "crm.css");
        this.pages = new Pages(TemplateEngine.createPrecompiled(ContentType.Html), assets);
        this.views = new Views(schema, gateway, display);
        this.rules = new RuleViews(schema, gateway, coverage, display);
        this.found = new FoundViews(schema, gateway, display);
        this.merging = new MergeViews(schema, gateway, display);
        this.merges = new MergesViews(schema, gateway, display);
    }

    /** Files the pages need, for the server's set-up. */
    public Assets assets() {
        return assets;
    }

    /** How failed requests to pages are answered. */
    public FailureAnswer failures() {
        return pages.failures(site(""));
    }

    /** @return path of a one-time link that signs {@code user} in and leads to {@code path} */
    public String linkFor(PageUser user, String path) {
        return signIn.linkFor(user, path);
    }

    /** Adds the routes. */
    public void addTo(RoutesConfig routes) {
        signIn.addTo(routes);
        routes.get("/signin", this::signInForm);
        routes.post("/signin", this::signInByToken);
        routes.post("/links", this::link);
        routes.get("/", ctx -> page(ctx, "/", views::activities));
        routes.get("/main.aspx", ctx -> page(ctx, "", views::record));
        routes.post("/record/save", ctx -> change(ctx, "", views::save));
        routes.post("/record/close", ctx -> change(ctx, "", views::close));
        routes.post("/record/reopen", ctx -> change(ctx, "", views::reopen));
        routes.post("/record/delete", ctx -> change(ctx, "", views::delete));
        routes.get("/lookup", ctx -> page(ctx, "", views::lookup));
        routes.post("/lookup", ctx -> change(ctx, "", views::link));
        addDuplicates(routes);
    }

    private void addDuplicates(RoutesConfig routes) {
        routes.get(RulesPage.ADDRESS, ctx -> page(ctx, RulesPage.ADDRESS, rules::list));
        routes.get(RulesPage.ADDRESS + "/new", ctx -> page(ctx, RulesPage.ADDRESS, rules::choose));
        routes.get(RulesPage.ADDRESS + "/rule", ctx -> page(ctx, RulesPage.ADDRESS, rules::rule));
        routes.post(RulesPage.ADDRESS + "/save", ctx -> change(ctx, RulesPage.ADDRESS, rules::save));
        routes.post(RulesPage.ADDRESS + "/edit", ctx -> change(ctx, RulesPage.ADDRESS, rules::edit));
        routes.post(RulesPage.ADDRESS + "/publish", ctx -> change(ctx, RulesPage.ADDRESS, rules::publish));
        routes.post(RulesPage.ADDRESS + "/unpublish", ctx -> change(ctx, RulesPage.ADDRESS, rules::unpublish));
        routes.post(RulesPage.ADDRESS + "/delete", ctx -> change(ctx, RulesPage.ADDRESS, rules::delete));
        routes.post(RulesPage.ADDRESS + "/switches", ctx -> change(ctx, RulesPage.ADDRESS, rules::switches));
        routes.get("/jobs", ctx -> page(ctx, "/jobs", found::jobs));
        routes.post("/jobs/search", ctx -> change(ctx, "/jobs", found::search));
        routes.post("/jobs/{job}/cancel", ctx -> change(ctx, "/jobs", found::cancel));
        routes.get("/jobs/{job}", ctx -> page(ctx, "/jobs", found::results));
        routes.get("/jobs/{job}/record", ctx -> page(ctx, "/jobs", found::record));
        routes.post("/jobs/{job}/deactivate", ctx -> change(ctx, "/jobs", found::deactivate));
        routes.post("/jobs/{job}/delete", ctx -> change(ctx, "/jobs", found::delete));
        routes.post("/jobs/{job}/notduplicate", ctx -> change(ctx, "/jobs", found::notDuplicates));
        routes.get("/jobs/{job}/notduplicates", ctx -> page(ctx, "/jobs", found::answered));
        routes.post("/jobs/{job}/takeback", ctx -> change(ctx, "/jobs", found::takeBack));
        routes.get("/merge", ctx -> page(ctx, "", merging::form));
        routes.post("/merge", ctx -> change(ctx, "", merging::merge));
        routes.get(MergesReader.ADDRESS, ctx -> page(ctx, "/jobs", merges::list));
        routes.post(MergesReader.ADDRESS + "/takeback", ctx -> change(ctx, "/jobs", merges::takeBack));
        routes.get(MergesReader.ADDRESS + "/{merge}", ctx -> page(ctx, "/jobs", merges::detail));
    }

    /**
     * What a page shows: a template with its values, and the window's title.
     *
     * @param question whether the page is a question, which Escape cancels
     */
    record Shown(String title, String template, Map<String, Object> values, boolean question) {
        Shown(String title, String template, Map<String, Object> values) {
            this(title, template, values, false);
        }
    }

    /** Where a change leads to, or the page that explains why it did not happen, with its HTTP status. */
    record Done(
            String location,
            @org.jspecify.annotations.Nullable Shown instead,
            int status) {
        Done(String location, Shown instead) {
            this(location, instead, 409);
        }

        static Done to(String location) {
            return new Done(location, null, 303);
        }
    }

    /** Makes a page for a person. */
    interface Show {
        Shown show(Context ctx, PageUser user);
    }

    /** Carries out a change for a person. */
    interface Change {
        Done change(Context ctx, PageUser user);
    }

    private void page(Context ctx, String path, Show show) {
        Optional<Caller<PageUser>> caller = signedIn(ctx);
        if (caller.isPresent()) {
            send(ctx, path, caller.get(), show.show(ctx, caller.get().who()));
        }
    }

    private void change(Context ctx, String path, Change change) {
        Caller<PageUser> caller = access.require(ctx);
        Done done = change.change(ctx, caller.who());
        if (done.instead() != null) {
            ctx.status(done.status());
            send(ctx, path, caller, done.instead());
        } else {
            ctx.status(done.status()).header("Location", done.location());
        }
    }

    private void send(Context ctx, String path, Caller<PageUser> caller, Shown shown) {
        String token = access.pageToken(caller);
        Map<String, Object> values = new HashMap<>(shown.values());
        values.put("token", token);
        Site site = site(caller.who().name());
        Page page =
                shown.question() ? pages.question(site, shown.title(), path) : pages.page(site, shown.title(), path);
        page.withPageToken(token).send(ctx, shown.template(), values);
    }

    /** Whoever is not signed in is led to the sign-in page and back. */
    private Optional<Caller<PageUser>> signedIn(Context ctx) {
        try {
            return Optional.of(access.require(ctx));
        } catch (RequestRefused refused) {
            if (ctx.header("Authorization") != null) {
                throw refused;
            }
            String query = ctx.queryString();
            String here = ctx.path() + (query == null ? "" : "?" + query);
            ctx.status(303).header("Location", "/signin?to=" + Reading.encode(here));
            return Optional.empty();
        }
    }

    private void signInForm(Context ctx) {
        pages.question(site(""), "Sign in", "")
                .send(ctx, "embedded/signin.jte", Map.of("to", target(ctx.queryParam("to")), "problem", ""));
    }

    private void signInByToken(Context ctx) {
        if (!"same-origin".equals(ctx.header("Sec-Fetch-Site"))) {
            throw new RequestRefused(403, "foreign-page", "Sign in from the sign-in page of this server.");
        }
        String to = target(ctx.formParam("to"));
        String token = Optional.ofNullable(ctx.formParam("token")).orElse("").strip();
        Optional<PageUser> user = users.apply(token);
        if (user.isEmpty()) {
            ctx.status(401);
            pages.question(site(""), "Sign in", "")
                    .send(
                            ctx,
                            "embedded/signin.jte",
                            Map.of(
                                    "to",
                                    to,
                                    "problem",
                                    "No user of this CRM has that token. Check that it is complete."));
            return;
        }
        SessionCookie.write(ctx, sessions.open(user.get()));
        ctx.status(303).header("Location", to);
    }

    /** Makes a one-time link for the caller, so that a program can open a page for its person: {@code {"to": "/path"}}. */
    private void link(Context ctx) {
        Caller<PageUser> caller = access.require(ctx);
        String to = target(JsonMapper.shared().readTree(ctx.body()).path("to").asString("/"));
        ctx.status(201).json(Map.of("path", signIn.linkFor(caller.who(), to)));
    }

    /** A path of this server, nothing else. */
    private static String target(@org.jspecify.annotations.Nullable String wanted) {
        return wanted != null && wanted.matches("/(?!/)[!-\\[\\]-~]*") ? wanted : "/";
    }

    private static Site site(String user) {
        return Site.named(
                        "Embedded CRM",
                        user.isEmpty()
                                ? List.of()
                                : List.of(
                                        NavEntry.plain("/", "Activities", Icon.TASK),
                                        NavEntry.plain("/jobs", "System Jobs", Icon.JOBS),
                                        NavEntry.plain(RulesPage.ADDRESS, "Duplicate Rules", Icon.SETTINGS)))
                .withContext(user)
                .withFiles(List.of("crm.css"), List.of());
    }
}
