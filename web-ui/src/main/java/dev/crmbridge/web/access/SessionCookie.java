package dev.crmbridge.web.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/**
 * The cookie of a session: {@code HttpOnly}, {@code SameSite=Strict}, {@code Path=/}, gone when the browser closes.
 *
 * <p>Cookies do not tell ports apart (RFC 6265 §8.5), so its name holds the port; else our servers at one host would sign
 * each other out.
 */
public final class SessionCookie {
    private static final int UNTIL_BROWSER_CLOSES = -1;

    private SessionCookie() {}

    /** Sends the cookie of a session. */
    public static void write(Context ctx, Session<?> session) {
        ctx.cookie(new Cookie(name(ctx), session.id(), "/", UNTIL_BROWSER_CLOSES, false, true, null, SameSite.STRICT));
    }

    /** The cookie's value; null when it was not sent. */
    public static @Nullable String read(Context ctx) {
        return ctx.cookie(name(ctx));
    }

    private static String name(Context ctx) {
        return "session-" + ctx.req().getLocalPort();
    }
}
