package dev.crmbridge.web.access;

import dev.crmbridge.web.server.RequestRefused;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The route {@code GET /login/{token}?to=/path} that turns a one-time link into a session.
 *
 * <p>It answers with a page that goes on by itself instead of a redirect: a browser that was sent here by another site does
 * not return a {@code SameSite=Strict} cookie on the redirect that follows.
 *
 * @param <P> type of the person
 */
public final class SignIn<P> {
    private final OneTimeLinks<P> links;
    private final Sessions<P> sessions;

    /** Signs in with these links, into these sessions. */
    public SignIn(OneTimeLinks<P> links, Sessions<P> sessions) {
        this.links = links;
        this.sessions = sessions;
    }

    /** Adds the route. */
    public void addTo(RoutesConfig routes) {
        routes.get("/login/{token}", this::signIn);
    }

    /** Path and query of a link that signs {@code who} in and leads to {@code to}, a path of this server. */
    public String linkFor(P who, String to) {
        String path = "/login/" + links.issue(who);
        return to.equals("/") ? path : path + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }

    private void signIn(Context ctx) {
        P who = links.redeem(ctx.pathParam("token"))
                .orElseThrow(() -> new RequestRefused(
                        401, "link-used", "This sign-in link was used already or is too old. Ask for a new one."));
        // A browser in which this person is signed in stays as it is, or the pages it shows already would be stale.
        boolean signedIn = sessions.find(SessionCookie.read(ctx))
                .filter(session -> session.who().equals(who))
                .isPresent();
        if (!signedIn) {
            SessionCookie.write(ctx, sessions.open(who));
        }
        String target = escape(localPath(ctx.queryParam("to")));
        ctx.html("""
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Signed in</title>\
                <meta http-equiv="refresh" content="0; url=%s"></head>\
                <body><main><h1>Signed in</h1><p><a href="%s">Continue</a></p></main></body></html>""".formatted(target, target));
    }

    /** A path of this server: starts with one slash and holds nothing a browser could read as another host. */
    static String localPath(@Nullable String wanted) {
        boolean local = wanted != null
                && wanted.startsWith("/")
                && !wanted.startsWith("//")
                && wanted.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return local && wanted != null ? wanted : "/";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;");
    }
}
