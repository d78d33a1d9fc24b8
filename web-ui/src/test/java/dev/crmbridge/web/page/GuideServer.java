package dev.crmbridge.web.page;

import dev.crmbridge.web.access.Access;
import dev.crmbridge.web.access.BearerToken;
import dev.crmbridge.web.access.OneTimeLinks;
import dev.crmbridge.web.access.PageTokens;
import dev.crmbridge.web.access.RandomTokens;
import dev.crmbridge.web.access.Sessions;
import dev.crmbridge.web.access.SignIn;
import dev.crmbridge.web.server.LiveEvents;
import dev.crmbridge.web.server.LoopbackServer;
import dev.crmbridge.web.server.RequestRefused;
import dev.crmbridge.web.server.ServerSpec;
import dev.crmbridge.web.text.Display;
import dev.crmbridge.web.text.Tone;
import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows every shared part on one page; a sample of how a server is put together.
 *
 * <p>Its page template is compiled apart from the frame, into a class folder of its own, as in another module. To look at
 * it: run {@link #main} with a port, then open the printed link.
 */
final class GuideServer implements AutoCloseable {
    /** Package of what the Maven plug-in of jte makes. */
    private static final String PRECOMPILED = "gg.jte.generated.precompiled";

    static final String TOKEN = "guide-bearer-token";

    final LoopbackServer server;
    final LiveEvents events = new LiveEvents();
    final SignIn<String> signIn;

    GuideServer(int port, Path classes, InstantSource clock) {
        var tokens = new RandomTokens(new SecureRandom());
        var sessions = new Sessions<String>(clock, tokens, Duration.ofHours(12));
        var access = Access.with(sessions, new PageTokens(tokens), new BearerToken(TOKEN), "program");
        signIn = new SignIn<>(new OneTimeLinks<>(clock, tokens, Duration.ofMinutes(5)), sessions);
        ServerSpec spec = ServerSpec.named("guide").withPort(port).withMaxRequestBytes(4_096);
        var pages = new Pages(engineWithOtherModule(classes), spec.assets());
        var display = new Display(Locale.US, ZoneId.of("Europe/Berlin"), clock);
        Site site = Site.named(
                        "CRM Bridge",
                        List.of(
                                NavEntry.plain("/", "Status", Icon.LINKED),
                                new NavEntry("/conflicts", "Conflicts", Icon.CONFLICT, 2, "conflicts"),
                                new NavEntry("/problems", "Problems", Icon.WARNING, 3, "problems"),
                                NavEntry.plain("/history", "History", Icon.HISTORY),
                                NavEntry.plain("/settings", "Settings", Icon.SETTINGS)))
                .withContext("Fabrikam Sales · Robin Example")
                .withConnection(new Site.Connection(Icon.SUCCESS, "Online", Tone.SUCCESS))
                .withEvents("/api/events");
        server = LoopbackServer.start(spec.withFailures(pages.failures(site)).withRoutes(routes -> {
            signIn.addTo(routes);
            routes.get("/", ctx -> {
                var caller = access.require(ctx);
                String token = access.pageToken(caller);
                Site themed = "dark".equals(ctx.queryParam("theme")) ? site.withTheme(Site.Theme.DARK) : site;
                pages.page(themed, "Style guide", "/")
                        .withPageToken(token)
                        .send(ctx, "guide/guide.jte", Map.of("token", token, "display", display, "subjects", SUBJECTS));
            });
            routes.post(
                    "/change",
                    ctx -> ctx.json(Map.of(
                            "by", access.require(ctx).who(), "bytes", ctx.body().length())));
            routes.get("/broken", ctx -> {
                throw new IllegalStateException("planted");
            });
            routes.get("/gone", ctx -> {
                throw new RequestRefused(409, "record-gone", "The record was deleted in CRM.");
            });
            routes.sse("/api/events", events::add);
        }));
    }

    private static final List<String> SUBJECTS = List.of(
            "Send the offer to Fabrikam",
            "",
            "<b>& \"quoted\" ä 漢字 🎉",
            "Donaudampfschifffahrtsgesellschaftskapitän ".repeat(5));

    /** The frame from this module and the guide from a class folder of its own, behind one engine. */
    private static TemplateEngine engineWithOtherModule(Path classes) {
        CodeResolver guide = new DirectoryCodeResolver(Path.of("src/test/jte"));
        TemplateEngine compiler = TemplateEngine.create(
                guide, classes, ContentType.Html, GuideServer.class.getClassLoader(), PRECOMPILED);
        compiler.setTrimControlStructures(true);
        compiler.precompileAll();
        return TemplateEngine.createPrecompiled(classes, ContentType.Html, GuideServer.class.getClassLoader());
    }

    String link(String to) {
        return server.uri() + signIn.linkFor("robin", to);
    }

    @Override
    public void close() {
        server.close();
    }

    public static void main(String[] args) throws IOException {
        var guide = new GuideServer(
                args.length > 0 ? Integer.parseInt(args[0]) : 0,
                Files.createTempDirectory("guide"),
                InstantSource.system());
        for (String to : List.of("/", "/?theme=dark", "/", "/?theme=dark", "/")) {
            System.out.println(guide.link(to));
        }
    }
}
