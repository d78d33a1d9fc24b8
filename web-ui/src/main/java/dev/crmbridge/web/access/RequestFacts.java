package dev.crmbridge.web.access;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/**
 * What of a request decides about access.
 *
 * @param method HTTP method in capitals
 * @param authorization {@code Authorization} header
 * @param cookie value of the session cookie
 * @param secFetchSite {@code Sec-Fetch-Site} header
 * @param pageToken {@code X-CSRF-Token} header or, in a form, the field {@code csrf}
 */
public record RequestFacts(
        String method,
        @Nullable String authorization,
        @Nullable String cookie,
        @Nullable String secFetchSite,
        @Nullable String pageToken) {

    /** Header that carries the page token. */
    public static final String PAGE_TOKEN_HEADER = "X-CSRF-Token";
    /** Form field that carries the page token where no script runs. */
    public static final String PAGE_TOKEN_FIELD = "csrf";

    /** Reads the facts of a request; reads the body only of a form without the header. */
    public static RequestFacts of(Context ctx) {
        String token = ctx.header(PAGE_TOKEN_HEADER);
        String type = ctx.contentType();
        if (token == null && type != null && type.startsWith("application/x-www-form-urlencoded")) {
            token = ctx.formParam(PAGE_TOKEN_FIELD);
        }
        return new RequestFacts(
                ctx.method().name(),
                ctx.header("Authorization"),
                SessionCookie.read(ctx),
                ctx.header("Sec-Fetch-Site"),
                token);
    }

    /** Whether it asks for a change: everything but GET, HEAD and OPTIONS. */
    public boolean isChange() {
        return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "RequestFacts[" + method + "]";
    }
}
